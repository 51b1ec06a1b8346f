"""就労の適法性: the facts it rests on, frozen, and the answer for one day."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from compliance.rulebook import RuleNotInForce, rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.rulebook import Rule

Allowed: TypeAlias = Literal["yes", "no", "unclear"]
Basis: TypeAlias = Literal["card", "special_period", "none"]

_SEVERITY: Final[tuple[Allowed, ...]] = ("yes", "unclear", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFact:
    """One residence card as printed, with what its designation paper says. `expires_on` None: without end.

    `ref` ties lapse checks to the card and is handed back in the answer.
    """

    status: str
    expires_on: date | None
    permitted_on: date | None = None
    issued_on: date | None = None
    permission_kind: str = "unknown"
    period_months: int | None = None
    period_days: int | None = None
    designated_field: str = ""
    designated_employer: str = ""
    voided: bool = False
    ref: Any = None

    @property
    def begins_on(self) -> date | None:
        return self.permitted_on or self.issued_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFact:
    """An application for extension or change; `result` is granted, refused, withdrawn, or empty."""

    kind: str
    applied_on: date
    receipt: str = ""
    decided_on: date | None = None
    result: str = ""
    ref: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseCheckFact:
    """The agency was asked about a card; `result` is not_lapsed, lapsed or unclear."""

    checked_on: date
    result: str
    card_ref: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFact:
    """A contract: `ends_on` is its agreed end, `ended_on` the day it really ended."""

    starts_on: date
    field: str = ""
    employer: str = ""
    site: str = ""
    ends_on: date | None = None
    ended_on: date | None = None
    ref: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitFact:
    """資格外活動許可, from the day it was given until its end."""

    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalityFacts:
    """All that is known of one person at one employer; `total_stay_cap_on` is the counter's answer."""

    cards: tuple[CardFact, ...] = ()
    applications: tuple[ApplicationFact, ...] = ()
    lapse_checks: tuple[LapseCheckFact, ...] = ()
    contracts: tuple[ContractFact, ...] = ()
    permits: tuple[PermitFact, ...] = ()
    total_stay_cap_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an inspector asks to see: card, designation, application_receipt, lapse_check, contract."""

    kind: str
    present: bool
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one question found; the worst of all answers stands."""

    allowed: Allowed = "yes"
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    because: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether the person may work here on a day: under which status and basis, and what proves it.

    `reasons` say what stands in the way or is not known; `until` is the last day of the basis.
    """

    on: date
    allowed: Allowed
    status: str
    basis: Basis
    until: date | None
    card: CardFact | None
    field: str
    employer_ok: bool | None
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    because: tuple[Rule, ...]

    @property
    def missing_evidence(self) -> tuple[str, ...]:
        return tuple(each.kind for each in self.evidence if not each.present)

    def is_like(self, other: Answer) -> bool:
        """The same answer on another day."""
        return dataclasses.replace(other, on=self.on) == self


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days on which the answer stays the same, both ends included."""

    from_on: date
    to_on: date
    answer: Answer


def resting_on(rule_id: str, **asked_by: date) -> tuple[Rule, ...]:
    """The rule as a reason; none for a day before it was written down, on which the answer stands alone."""
    try:
        return (rule(rule_id, **asked_by),)
    except RuleNotInForce:
        return ()


def worst(answers: Iterable[Allowed]) -> Allowed:
    return max(answers, key=_SEVERITY.index, default="yes")
