"""事前ガイダンス・生活オリエンテーションの時間: several sessions summed against the plan and the law."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from .obligations import hours_rule
from .plan_rows import guidance_topics, orientation_topics
from .support_record import NOT_ACCEPTABLE, SupportRecord, judgement, support_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from compliance.rulebook import Rule

NOTHING_COUNTS: Final = "no_session_counts"
OVERLAP: Final = "sessions_overlap"
SHORTER_THAN_PLANNED: Final = "shorter_than_planned"
TOPICS_MISSING: Final = "topics_not_covered"
BEFORE_CONTRACT: Final = "guidance_before_contract"
AFTER_APPLICATION: Final = "guidance_after_application"
BEFORE_ENTRY: Final = "orientation_before_entry"
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSession:
    """One session. Without times, `minutes` says how long it took."""

    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    minutes: int | None = None
    mode: str | None = None
    language: str | None = None
    performed_by: str = "employer"
    circumstances: str | None = None
    topics: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """In minutes; what the times say stands above what was written."""
        if self.starts_at is None or self.ends_at is None:
            return self.minutes or 0
        day = date(2000, 1, 1)
        spent = datetime.combine(day, self.ends_at) - datetime.combine(day, self.starts_at)
        return max(int(spent.total_seconds()) // _MINUTES, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSession:
    session: SupportSession
    record: SupportRecord
    judgement: str

    @property
    def counts(self) -> bool:
        return self.judgement != NOT_ACCEPTABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursSum:
    """What all sessions together prove. `lacking` stands in the way, `warnings` a person should look at."""

    minutes: int
    sessions: tuple[JudgedSession, ...]
    lacking: tuple[str, ...]
    warnings: tuple[str, ...]
    topics_missing: tuple[str, ...] = field(default=())
    because: tuple[Rule, ...]

    @property
    def hours(self) -> float:
        return self.minutes / _MINUTES

    @property
    def acceptable(self) -> bool:
        return not self.lacking


def sum_sessions(
    *,
    obligation: str,
    sessions: Sequence[SupportSession],
    planned_hours: Decimal | float | None = None,
    worker_languages: Sequence[str] = (),
    contract_concluded_on: date | None = None,
    application_on: date | None = None,
    entered_on: date | None = None,
) -> HoursSum:
    """Each session is judged by the day it was held; those that do not count add nothing.

    Time in which two sessions overlap counts once, and is remarked on as standing in the way. Guidance
    belongs between contract and application, orientation after entry or permission.
    """
    ordered = sorted(sessions, key=lambda one: (one.on, one.starts_at or time.min))
    judged = tuple(_judged(obligation, one, worker_languages) for one in ordered)
    counted = [one.session for one in judged if one.counts]
    overlap = _overlapping_minutes(counted)
    minutes = sum(one.length for one in counted) - overlap
    lacking, warnings, used = _weighed(obligation, counted, minutes, planned_hours)
    if overlap:
        lacking.append(OVERLAP)
    days = [one.on for one in counted]
    lacking += _too_early(obligation, days, contract_concluded_on, entered_on)
    if obligation == "pre_arrival_guidance" and application_on and any(day >= application_on for day in days):
        warnings.append(AFTER_APPLICATION)
    missing = _topics_missing(obligation, counted)
    if missing:
        warnings.append(TOPICS_MISSING)
    because = (*used, *(rule for one in judged for rule in one.record.because))
    return HoursSum(
        minutes=minutes,
        sessions=judged,
        lacking=tuple(dict.fromkeys(lacking)),
        warnings=tuple(dict.fromkeys(warnings)),
        topics_missing=missing,
        because=tuple(dict.fromkeys(because)),
    )


def _judged(obligation: str, one: SupportSession, understood: Sequence[str]) -> JudgedSession:
    record = support_record(
        obligation=obligation,
        performed_by=one.performed_by,
        on=one.on,
        mode=one.mode,
        language=one.language if understood else None,
        worker_languages=understood,
        circumstances=one.circumstances,
    )
    return JudgedSession(session=one, record=record, judgement=judgement(record))


def _weighed(
    obligation: str,
    counted: Sequence[SupportSession],
    minutes: int,
    planned_hours: Decimal | float | None,
) -> tuple[list[str], list[str], tuple[Rule, ...]]:
    """The sum against the law of the last session's day, and against what the plan promises."""
    if not counted:
        return [NOTHING_COUNTS], [], ()
    lacking: list[str] = []
    if planned_hours is not None and minutes < planned_hours * _MINUTES:
        lacking.append(SHORTER_THAN_PLANNED)
    last_on = counted[-1].on
    if hours_rule(obligation, on=last_on) is None:
        return lacking, [], ()
    same_site = any(one.circumstances == "same_site" for one in counted)
    record = support_record(
        obligation=obligation,
        performed_by="employer",  # who gave it was judged with each session
        on=last_on,
        hours=minutes / _MINUTES,
        circumstances="same_site" if same_site else None,
    )
    lacking += [code for code in record.findings if code not in record.warnings]
    return lacking, list(record.warnings), record.because


def _overlapping_minutes(counted: Sequence[SupportSession]) -> int:
    """Time that several sessions claim; `counted` is in order of start."""
    shared, until = 0, (date.min, 0)
    for one in counted:
        if one.starts_at is None or one.ends_at is None:
            continue
        starts, ends = _minute(one.starts_at), _minute(one.ends_at)
        taken = until[1] if until[0] == one.on else starts
        shared += max(min(taken, ends) - starts, 0)
        until = (one.on, max(taken, ends))
    return shared


def _minute(at: time) -> int:
    return at.hour * _MINUTES + at.minute


def _too_early(
    obligation: str, days: Sequence[date], contract_concluded_on: date | None, entered_on: date | None
) -> list[str]:
    begins = {
        "pre_arrival_guidance": (contract_concluded_on, BEFORE_CONTRACT),
        "life_orientation": (entered_on, BEFORE_ENTRY),
    }
    first, code = begins.get(obligation, (None, ""))
    return [code] if first is not None and any(day < first for day in days) else []


def _topics_missing(obligation: str, counted: Sequence[SupportSession]) -> tuple[str, ...]:
    """Topics of the form that no session covered; nothing where nobody noted any."""
    known = {"pre_arrival_guidance": guidance_topics, "life_orientation": orientation_topics}.get(obligation)
    covered = {topic for one in counted for topic in one.topics}
    if known is None or not covered:
        return ()
    return tuple(topic.slug for topic in known(counted[-1].on) if topic.slug not in covered)
