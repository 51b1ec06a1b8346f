"""受入れ困難に係る届出書 (3-4): a worker can no longer be employed as agreed, or does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.notice import fill_notice, read_notice, said_answer, said_choice

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notice import NoticeFacts
    from cases.official_forms.notification_reading import Happening
    from compliance.accounts.models import User

SLUG: Final = "difficulty_notice"
_BY_EMPLOYER: Final = ("business", "nonconformity", "employer_death", "employer_other")
_BY_WORKER: Final = ("death", "illness", "missing", "dismissed_for_cause", "other")
# An end of the contract says less than the form asks.
_OF_END: Final = {"employer": "business"}
_INACTIVITY: Final = {"work_not_started": "not_started", "activity_stopped": "stopped"}
_WILLS: Final = ("returns", "no_return", "changes_job", "goes_home", "unknown", "other")
_MEASURES: Final = ("continues", "job_change", "return_home", "ends", "other")


def fill(facts: NoticeFacts, happening: Happening, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. What the worker wants and what is done, is said with the event."""
    return fill_notice(SLUG, facts, _own(happening), filed_on=filed_on, language=language)


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case."""
    del user
    facts, happening = read_notice(case, filed_on=filed_on)
    return fill(facts, happening, filed_on=filed_on, language=language)


def _own(happening: Happening) -> dict[str, Value]:
    return {
        "group": group_of(happening) or None,
        "reason": _reason(happening),
        "inactivity": _INACTIVITY.get(happening.kind),
        "happened_on": happening.happened_on or _ended_on(happening),
        "summary": happening.note,
        "contactable": said_answer(happening, "contactable"),
        "will": said_choice(happening, "will", _WILLS),
        "measure": said_choice(happening, "measure", _MEASURES),
    }


def group_of(happening: Happening) -> str:
    """Whose reason it was; empty where no reason was said, as of a month without work."""
    reason = _reason(happening)
    if reason is None:
        return ""
    return "employer" if reason in _BY_EMPLOYER else "worker"


def _reason(happening: Happening) -> str | None:
    """As said with the event; where a contract ended, as that was entered."""
    ended = happening.contract.end_reason if happening.contract is not None else ""
    said = happening.said("reason") or ended
    return _OF_END.get(said, said) if _OF_END.get(said, said) in (*_BY_EMPLOYER, *_BY_WORKER) else None


def _ended_on(happening: Happening) -> date | None:
    return happening.contract.ended_on if happening.contract is not None else None
