"""The residence card: a new version, or a correction of the one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.common.encryption import blind_index

if TYPE_CHECKING:
    from compliance.imports.differences import Differences
    from compliance.imports.known import Known, KnownWorker
    from compliance.imports.recognition import Person
    from compliance.residence.models import ResidenceCard

_CARD_TARGETS: Final = {
    "status": "status",
    "permitted_on": "permitted_on",
    "period_months": "period",
    "expires_on": "expires_on",
    "issued_on": "card_issued_on",
    "designated_field": "designated_field",
    "designated_employer": "designated_employer",
}


def compare_card(person: Person, known_here: Known, found: KnownWorker | None, out: Differences) -> None:
    """A number not seen before is a new card; a known one is compared."""
    facts = person.facts
    current = found.card if found else None
    number = facts.get("residence_card_number", "")
    if person.has_error("residence_card_number", "expires_on"):
        return
    if not number:
        _card_without_number(person, current, out)
        return
    known = known_here.cards.get(blind_index(number))
    if known is None:
        has_contract = bool(out.new_contract or (found and found.contracts))
        _new_card(person, number, current, out, has_contract=has_contract)
    elif current is not None and known.pk == current.pk:
        _same_card(person, current, out)
    elif "expires_on" in facts and facts["expires_on"] != known.expires_on:
        person.fails(
            "residence_card_number",
            _("This card was replaced by a later one, and its last day differs. Check the number."),
        )


def _card_without_number(person: Person, current: ResidenceCard | None, out: Differences) -> None:
    if current is None:
        person.fails(
            "residence_card_number", _("The residence card number is missing. Copy it from the card.")
        )
        if "expires_on" not in person.facts:
            person.fails("expires_on", _missing_expiry())
    elif person.facts.get("expires_on", current.expires_on) != current.expires_on:
        person.fails(
            "residence_card_number",
            _("The last day differs from the card on record. Write the new card's number beside it."),
        )
    else:
        _same_card(person, current, out)


def _new_card(
    person: Person,
    number: str,
    current: ResidenceCard | None,
    out: Differences,
    *,
    has_contract: bool,
) -> None:
    if "expires_on" not in person.facts:
        person.fails("expires_on", _missing_expiry())
        return
    facts = _card_facts(person, is_in_contract=has_contract)
    if current is not None:
        # What a ledger without that column cannot say has most likely not changed with the new card.
        for name in ("status", "status_as_written", "designated_field", "designated_employer"):
            facts.setdefault(name, getattr(current, name))
    out.new_card = {"number": number, **facts}
    out.note("residence_card_number", current.number if current else "", number)
    for name, target in _CARD_TARGETS.items():
        if name in facts and (current is None or getattr(current, name) != facts[name]):
            out.note(target, getattr(current, name, ""), facts[name])


def _same_card(person: Person, current: ResidenceCard, out: Differences) -> None:
    facts = _card_facts(person, is_in_contract=True)
    differing = {
        name: value
        for name, value in facts.items()
        if name in _CARD_TARGETS and getattr(current, name) != value
    }
    if not differing:
        return
    for name in ("status", "period"):
        if name in differing or f"{name}_months" in differing:
            differing[f"{name}_as_written"] = facts[f"{name}_as_written"]
    permitted_on = differing.get("permitted_on", current.permitted_on)
    if permitted_on and differing.get("expires_on", current.expires_on) <= permitted_on:
        person.fails("expires_on", _("The period of stay ends before it was permitted. Check both days."))
        return
    out.corrected_card = differing
    for name in sorted(differing.keys() & _CARD_TARGETS.keys()):
        out.note(_CARD_TARGETS[name], getattr(current, name), differing[name])


def _card_facts(person: Person, *, is_in_contract: bool) -> dict[str, Any]:
    facts = person.facts
    card: dict[str, Any] = {
        name: facts[target]
        for name, target in _CARD_TARGETS.items()
        if target in facts and name != "designated_field"
    }
    if "status" in facts:
        card["status_as_written"] = person.written["status"]
    if "period" in person.written and not person.has_error("period"):
        card["period_as_written"] = person.written["period"]
    if "designated_field" in facts:
        card["designated_field"] = facts["designated_field"].code
    elif "field" in facts and not is_in_contract:
        # Without a first day there is no contract to hold the field; the card's designation holds it.
        card["designated_field"] = facts["field"].code
    return card


def _missing_expiry() -> str:
    return _("The last day of the period of stay is missing. Copy it from the card.")
