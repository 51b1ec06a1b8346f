"""支援計画変更に係る届出書 (3-2): which headings of a support plan changed, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.notice import fill_notice, read_notice

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notice import NoticeFacts
    from cases.official_forms.notification_reading import Happening
    from compliance.accounts.models import User

SLUG: Final = "plan_change_notice"


def fill(facts: NoticeFacts, happening: Happening, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. The changed plan itself is attached."""
    return fill_notice(SLUG, facts, _own(happening), filed_on=filed_on, language=language)


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case."""
    del user
    facts, happening = read_notice(case, filed_on=filed_on)
    return fill(facts, happening, filed_on=filed_on, language=language)


def _own(happening: Happening) -> dict[str, Value]:
    plan = happening.plan
    return {
        "changed_on": happening.happened_on or (plan.holds_from_on if plan else None),
        "headings": _headings(plan.changed_headings) if plan else (),
    }


def _headings(changed: list[str]) -> tuple[str, ...]:
    """The boxes of the form; the plan numbers the headings of support."""
    return tuple(f"h{heading}" if heading.isdecimal() else heading for heading in changed)
