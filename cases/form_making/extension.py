"""The application for extension among the others: without a wish, which is said on its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.services import prepare_extension

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The sheet as far as the registry knows it; the period asked for and the reason stay open."""
    del language, user
    return prepare_extension(worker=worker, filed_on=filed_on).filled
