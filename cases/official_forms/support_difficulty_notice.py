"""１号特定技能外国人支援計画の実施困難に係る届出書 (3-7): support of the plan could not be given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.notice import fill_notice, read_notice, said_day

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notice import NoticeFacts
    from cases.official_forms.notification_reading import Happening
    from compliance.accounts.models import User

SLUG: Final = "support_difficulty_notice"


def fill(facts: NoticeFacts, happening: Happening, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. The period runs from the day it was learned of."""
    return fill_notice(SLUG, facts, _own(happening), filed_on=filed_on, language=language)


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case."""
    del user
    facts, happening = read_notice(case, filed_on=filed_on)
    return fill(facts, happening, filed_on=filed_on, language=language)


def _own(happening: Happening) -> dict[str, Value]:
    return {
        "learned_on": happening.learned_on,
        "support": happening.said("support"),
        "planned_on": said_day(happening, "planned_on"),
        "reason": happening.note,
        "measures": happening.said("measures"),
    }
