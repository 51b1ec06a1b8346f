"""The employment contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.common.text import normalise
from compliance.imports.display import category_name
from compliance.imports.vocabulary import word_key

if TYPE_CHECKING:
    from datetime import date

    from compliance.employment.models import EmploymentContract
    from compliance.imports.differences import Differences
    from compliance.imports.known import KnownWorker
    from compliance.imports.recognition import Person


def compare_contract(person: Person, found: KnownWorker | None, out: Differences) -> None:
    """A first contract, the next one, or a new version of the one there is."""
    terms = _terms(person)
    starts_on = person.facts.get("starts_on")
    contract = _contract_meant(found.contracts if found else [], starts_on)
    if contract is None:
        if starts_on is not None:
            out.new_contract = terms
            _note_terms(out, terms, None)
        out.contract_site = person.facts.get("site", "") if starts_on is not None else ""
        return
    if contract.ended_on is not None:
        return
    differing = {name: value for name, value in terms.items() if _differs(contract, name, value)}
    site = person.facts.get("site", "")
    if site and word_key(site) != word_key(contract.site.name if contract.site else ""):
        out.contract_site = site
        out.note("site", contract.site.name if contract.site else "", site)
    if "field" in differing:
        differing["field_as_written"] = terms["field_as_written"]
    if differing or out.contract_site:
        out.changed_contract = (contract, differing)
        _note_terms(out, differing, contract)


def _terms(person: Person) -> dict[str, Any]:
    facts = person.facts
    terms: dict[str, Any] = {
        name: facts[target]
        for target, name in (
            ("starts_on", "starts_on"),
            ("contract_ends_on", "ends_on"),
            ("concluded_on", "concluded_on"),
            ("work_category", "work_category"),
        )
        if target in facts
    }
    if "field" in facts:
        terms["field"] = facts["field"].code
        terms["field_as_written"] = facts["field"].as_written[:100]
    return terms


def _note_terms(out: Differences, terms: dict[str, Any], contract: EmploymentContract | None) -> None:
    for name, target in (
        ("field", "field"),
        ("starts_on", "starts_on"),
        ("ends_on", "contract_ends_on"),
        ("concluded_on", "concluded_on"),
    ):
        if name in terms:
            out.note(target, getattr(contract, name, ""), terms[name])
    if "work_category" in terms:
        field_code = str(terms.get("field") or getattr(contract, "field", ""))
        before = getattr(contract, "work_category", "")
        old, new = (
            category_name(value, field_code, today=out.today) for value in (before, terms["work_category"])
        )
        out.note("work_category", old, new)


def _contract_meant(contracts: list[EmploymentContract], starts_on: date | None) -> EmploymentContract | None:
    """The contract a row speaks of; ``None`` where it begins after the last one is over."""
    for contract in contracts:
        if starts_on is not None and contract.starts_on == starts_on:
            return contract
    if not contracts:
        return None
    latest = contracts[-1]
    over_on = latest.ended_on or latest.ends_on
    is_next = starts_on is not None and over_on is not None and starts_on > over_on
    return None if is_next else latest


def _differs(contract: EmploymentContract, name: str, value: Any) -> bool:
    if name == "field_as_written":
        # 外食 and 外食業 are one field: another spelling changes nothing.
        return False
    before = getattr(contract, name)
    if isinstance(before, str) and isinstance(value, str):
        return normalise(before) != value
    return bool(before != value)
