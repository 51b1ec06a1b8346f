"""２号特定技能外国人の業務内容に関する誓約書 (1-32): what a worker of SSW (ii) does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "second_status_work_pledge"


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The pledge with both names; the work and the list of the instructed are written by hand."""
    del user
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {"name": worker.name, "organization": worker.organization.name},
        subject=worker.name,
        language=language,
    )
