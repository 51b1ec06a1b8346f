"""基準不適合に係る届出書 (3-5): the employer no longer meets the standards."""

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

SLUG: Final = "nonconformity_notice"


def fill(facts: NoticeFacts, happening: Happening, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. Its content is what was recorded of the event."""
    return fill_notice(SLUG, facts, _own(happening), filed_on=filed_on, language=language)


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case."""
    del user
    facts, happening = read_notice(case, filed_on=filed_on, about_worker=False)
    return fill(facts, happening, filed_on=filed_on, language=language)


def _own(happening: Happening) -> dict[str, Value]:
    return {
        "happened_on": happening.happened_on,
        "learned_on": happening.learned_on,
        "content": happening.note,
        "measures": happening.said("measures"),
    }
