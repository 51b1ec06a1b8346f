"""Under which status somebody was enrolled at the employer, from when to when.

Cards and contracts put together.  Enrolment begins on the day of the landing or change permission, where
that came before work began.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from compliance.common.dates import ONE_DAY
from compliance.reckoning.annual_report import Enrolment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPORTED: Final = frozenset({"ssw1", "ssw2"})
_GIVES: Final = frozenset({"landing", "change"})


@dataclass(slots=True)
class _Held:
    """A status: the day it was held from, and the days on which it was given."""

    status: str
    from_on: date
    given_on: list[date]


def enrolments(
    *, contracts: Iterable[Any], cards: Iterable[Any], left_on: date | None
) -> tuple[Enrolment, ...]:
    """Every time under a reported status, in order."""
    statuses = _statuses(cards)
    found = []
    for index, (starts_on, ended_on) in enumerate(_employed(contracts, left_on)):
        for held, held_to in _with_ends(statuses):
            begins = max(starts_on, held.from_on)
            given = [day for day in held.given_on if day <= starts_on]
            if index == 0 and given and (held_to is None or held_to >= starts_on):
                begins = max(given)
            ends = min(filter(None, (ended_on, held_to)), default=None)
            if held.status in REPORTED and (ends is None or ends >= begins):
                found.append(Enrolment(status=held.status, from_on=begins, to_on=ends))
    return tuple(found)


def _statuses(cards: Iterable[Any]) -> list[_Held]:
    """What the cards prove, oldest first; the first one may have been held before any card on file."""
    known = sorted(
        (card for card in cards if card.voided_at is None and card.status),
        key=lambda card: (card.permitted_on or card.issued_on or date.min, card.pk),
    )
    held: list[_Held] = []
    for card in known:
        day = card.permitted_on or card.issued_on
        gives = card.permission_kind in _GIVES and day is not None
        if not held:
            held.append(_Held(card.status, day if gives and day else date.min, []))
        elif held[-1].status != card.status and day is not None:
            held.append(_Held(card.status, day, []))
        if gives and day is not None and held[-1].status == card.status:
            held[-1].given_on.append(day)
    return held


def _with_ends(statuses: Sequence[_Held]) -> list[tuple[_Held, date | None]]:
    if not statuses:
        return []
    following = [held.from_on - ONE_DAY for held in statuses[1:]]
    return list(zip(statuses, [*following, None], strict=True))


def _employed(contracts: Iterable[Any], left_on: date | None) -> list[tuple[date, date | None]]:
    """Times of employment; contracts that follow each other without a day between are one."""
    found: list[tuple[date, date | None]] = []
    current = sorted(
        (contract for contract in contracts if contract.superseded_at is None),
        key=lambda contract: contract.starts_on,
    )
    for contract in current:
        ended_on = contract.ended_on
        if ended_on is None and left_on is not None:
            ended_on = max(contract.starts_on, left_on - ONE_DAY)
        last = found[-1] if found else None
        if last and (last[1] is None or contract.starts_on <= last[1] + ONE_DAY):
            end = None if last[1] is None or ended_on is None else max(last[1], ended_on)
            found[-1] = (last[0], end)
        else:
            found.append((contract.starts_on, ended_on))
    return found
