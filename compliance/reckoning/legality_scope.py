"""Whether the work at hand lies within the status: field and employer designated, contract in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.text import company_key

from .legality_facts import Evidence, Judged, resting_on
from .statuses import status_slugs, work_permission

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .legality_facts import CardFact, ContractFact, LegalityFacts

FORBIDDEN: Final = "status_allows_no_work"
LIMITED: Final = "other_activities_within_their_limits"
SCOPED: Final = "status_allows_its_own_activity_only"
UNKNOWN_STATUS: Final = "status_not_recognised"
OTHER_FIELD: Final = "field_not_designated"
OTHER_EMPLOYER: Final = "employer_not_designated"
NO_DESIGNATION: Final = "designation_not_recorded"
EMPLOYER_UNREAD: Final = "designated_employer_not_recorded"
FIELD_UNREAD: Final = "designated_field_not_compared"
NO_CONTRACT: Final = "no_contract_recorded"
CONTRACT_NOT_BEGUN: Final = "contract_not_begun"
CONTRACT_ENDED: Final = "contract_ended"
TERM_PASSED: Final = "contract_term_passed"

_DESIGNATED: Final = frozenset({"ssw1", "ssw2", "designated_activities"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The work asked about, and what was found."""

    field: str
    employer_ok: bool | None
    judged: tuple[Judged, ...]


def scope(facts: LegalityFacts, card: CardFact, on: date, *, field: str, employer: str) -> Scope:
    """By the status: any work, none without a permit, its own activity, or what is designated."""
    contract = contract_on(facts.contracts, on)
    field = field or (contract.field if contract else "")
    employer = employer or (contract.employer if contract else "")
    if card.status not in status_slugs():
        return Scope(
            field=field, employer_ok=None, judged=(Judged(allowed="unclear", reasons=(UNKNOWN_STATUS,)),)
        )
    table = resting_on("statuses/work_permission", on=on)
    kind = work_permission(card.status)
    if card.status in _DESIGNATED:
        designated, employer_ok = _designation(card, on, field=field, employer=employer)
        found = (Judged(because=table), designated, _contract(facts.contracts, contract, on))
        return Scope(field=field, employer_ok=employer_ok, judged=found)
    if kind == "any":
        return Scope(field=field, employer_ok=True, judged=(Judged(because=table),))
    if kind == "no":
        return Scope(field=field, employer_ok=None, judged=(_with_permit(facts, on), Judged(because=table)))
    return Scope(
        field=field,
        employer_ok=None,
        judged=(Judged(allowed="unclear", reasons=(SCOPED,), because=table),),
    )


def contract_on(contracts: Sequence[ContractFact], on: date) -> ContractFact | None:
    """The contract in force on the day, the latest begun where several are."""
    in_force = [each for each in contracts if each.starts_on <= on and not _over(each, on)]
    return max(in_force, key=lambda each: each.starts_on, default=None)


def _over(contract: ContractFact, on: date) -> bool:
    end = contract.ended_on or contract.ends_on
    return end is not None and end < on


def _designation(card: CardFact, on: date, *, field: str, employer: str) -> tuple[Judged, bool | None]:
    """指定書: the employer and field named in it; a field merged since means its successor."""
    present = bool(card.designated_field or card.designated_employer)
    evidence = (Evidence(kind="designation", present=present, on=card.begins_on if present else None),)
    if not present:
        return Judged(allowed="unclear", reasons=(NO_DESIGNATION,), evidence=evidence), None
    successors = resting_on("fields/successors", on=on)
    merged = successors[0].value if successors else {}
    reasons, warnings = [], []
    named = card.designated_field
    if named and field and merged.get(named, named) != merged.get(field, field):
        reasons.append(OTHER_FIELD)
    if not (named and field):
        warnings.append(FIELD_UNREAD)
    employer_ok = None
    if card.designated_employer and employer:
        employer_ok = company_key(card.designated_employer) == company_key(employer)
    if employer_ok is False:
        reasons.append(OTHER_EMPLOYER)
    if not card.designated_employer:
        warnings.append(EMPLOYER_UNREAD)
    because = (*resting_on("procedures/change_of_employer", accepted_on=on), *successors)
    judged = Judged(
        allowed="no" if reasons else "yes",
        reasons=tuple(reasons),
        warnings=tuple(warnings),
        evidence=evidence,
        because=because,
    )
    return judged, employer_ok


def _contract(contracts: Sequence[ContractFact], current: ContractFact | None, on: date) -> Judged:
    standards = resting_on("employer/contract_standards", contract_on=on)
    if current:
        evidence = (Evidence(kind="contract", present=True, on=current.starts_on),)
        return Judged(evidence=evidence, because=standards)
    evidence = (Evidence(kind="contract", present=False),)
    begun = [each for each in contracts if each.starts_on <= on]
    if not contracts:
        return Judged(allowed="unclear", reasons=(NO_CONTRACT,), evidence=evidence, because=standards)
    if not begun:
        return Judged(allowed="no", reasons=(CONTRACT_NOT_BEGUN,), evidence=evidence, because=standards)
    last = max(begun, key=lambda each: each.starts_on)
    if last.ended_on is not None:
        return Judged(allowed="no", reasons=(CONTRACT_ENDED,), evidence=evidence, because=standards)
    # The agreed end has passed and nobody recorded a renewal or an end.
    return Judged(allowed="unclear", reasons=(TERM_PASSED,), evidence=evidence, because=standards)


def _with_permit(facts: LegalityFacts, on: date) -> Judged:
    hours = resting_on("statuses/extra_work_hours", on=on)
    permit = next((each for each in facts.permits if each.from_on <= on <= (each.to_on or on)), None)
    evidence = (
        Evidence(
            kind="other_activity_permit", present=permit is not None, on=permit.from_on if permit else None
        ),
    )
    if permit:
        return Judged(allowed="unclear", reasons=(LIMITED,), evidence=evidence, because=hours)
    return Judged(allowed="no", reasons=(FORBIDDEN,), evidence=evidence, because=hours)
