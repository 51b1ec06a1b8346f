"""One case as lists and the board show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import ngettext

from cases import words
from cases.models.choices import BEFORE_FILING, State
from compliance.desk import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cases.models import Case
    from compliance.desk.meaning import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A case on one line or card."""

    id: int
    title: str
    worker: str
    worker_id: int | None
    organization: str
    kind: str
    state: str
    state_words: str
    tag: str
    css: str
    due_on: date | None
    days: str
    planned_filing_on: date | None
    submitted_on: date | None
    receipt_number: str
    percent: int
    missing_words: str
    cohort: str


def rows(cases: Iterable[Case], *, on: date) -> list[Row]:
    """Cases as plain data; load them with `with_names`."""
    return [row_of(case, on=on) for case in cases]


def row_of(case: Case, *, on: date) -> Row:
    shown = meaning_of(case, on=on)
    before = case.state in BEFORE_FILING
    return Row(
        id=case.pk,
        title=words.case_title(case),
        worker=case.worker.name if case.worker else "",
        worker_id=case.worker_id,
        organization=case.organization.name,
        kind=case.get_kind_display(),
        state=case.state,
        state_words=str(case.get_state_display()),
        tag=shown.tag(),
        css=shown.css,
        due_on=case.due_on,
        days=meaning.days_left(case.due_on, on=on) if case.due_on and before else "",
        planned_filing_on=case.planned_filing_on,
        submitted_on=case.submitted_on,
        receipt_number=case.receipt_number,
        percent=case.percent,
        missing_words=_missing(case.papers_wanted - case.papers_ready),
        cohort=case.cohort.name if case.cohort else "",
    )


def _missing(count: int) -> str:
    if count < 1:
        return ""
    return ngettext("%(count)d paper missing", "%(count)d papers missing", count) % {"count": count}


def meaning_of(case: Case, *, on: date) -> Meaning:
    """What the case asks of those who look at it: one of the four meanings of colour."""
    if case.state in BEFORE_FILING:
        return _before_filing(case, on)
    return _BY_STATE[State(case.state)]


def _before_filing(case: Case, on: date) -> Meaning:
    """By the nearer of the day it is due and the day it is planned for."""
    days = [day for day in (case.due_on, case.planned_filing_on) if day is not None]
    left = (min(days) - on).days if days else meaning.NEAR_DAYS + 1
    if left <= meaning.NEAR_DAYS:
        return meaning.NOW
    return meaning.LATER if left > meaning.FAR_DAYS else meaning.SOON


_BY_STATE: Final = {
    State.WAITING: meaning.WAITING,
    State.ASKED: meaning.NOW,
    State.GRANTED: meaning.DONE,
    State.DONE: meaning.DONE,
    State.REFUSED: meaning.ENDED,
    State.WITHDRAWN: meaning.ENDED,
    State.ABANDONED: meaning.OFF,
}
