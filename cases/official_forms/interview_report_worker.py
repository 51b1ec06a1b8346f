"""定期面談報告書（1号特定技能外国人用） (5-5): report on a regular interview with the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.interview_report_facts import (
    ReportFacts,
    not_to_be_filed,
    read_report,
    report_values,
    report_warnings,
)
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from support_plans.models import RegularInterview

SLUG: Final = "interview_report_worker"


def fill(
    facts: ReportFacts, *, name: str = "", organization: str = "", filed_on: date, language: str = "ja"
) -> FilledForm:
    """The report as data. Nothing is guessed: what is unknown stays blank and is listed as missing."""
    form = edition(SLUG, filed_on=filed_on)
    return fill_form(
        form,
        {"name": name, "organization": organization} | report_values(facts, filed_on=filed_on),
        subject=name,
        language=language,
        warnings=report_warnings(facts),
        missing=not_to_be_filed(facts, form),
    )


def collect(interview: RegularInterview, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The report on one interview with a worker."""
    del user
    worker = interview.worker
    return fill(
        read_report(interview),
        name=worker.name,
        organization=worker.organization.name,
        filed_on=filed_on,
        language=language,
    )
