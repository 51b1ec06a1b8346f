"""事前ガイダンスの確認書 (5-9): the worker confirms the guidance before arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.session_confirmation_facts import (
    ConfirmationFacts,
    fill_confirmation,
    read_sessions,
)

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from support_plans.models import SupportLog

SLUG: Final = "guidance_confirmation"


def fill(facts: ConfirmationFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The confirmation as data. Nothing is guessed: what is unknown stays blank and is listed as missing."""
    return fill_confirmation(SLUG, facts, filed_on=filed_on, language=language)


def collect(log: SupportLog, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """All sessions of the worker that count, whichever of them the form is asked of."""
    return fill(read_sessions(log, user), filed_on=filed_on, language=language)
