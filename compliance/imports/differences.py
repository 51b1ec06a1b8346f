"""What a row would write: against what is on record, or all of it for a new person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.common.encryption import blind_index
from compliance.common.text import canonical_number, name_key, normalise
from compliance.imports.display import category_name, shown
from compliance.imports.vocabulary import word_key
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from compliance.employment.models import EmploymentContract
    from compliance.imports.known import Known, KnownWorker
    from compliance.imports.recognition import Person
    from compliance.imports.support import Support
    from compliance.residence.models import ResidenceCard

WORKER_TEXTS: Final = (
    "employee_number",
    "name",
    "family_name",
    "given_names",
    "name_kana",
    "name_kanji",
    "sex",
    "nationality",
    "birth_place",
    "home_address",
    "occupation",
    "postal_code",
    "address",
    "phone",
    "mobile",
    "email",
)
WORKER_DAYS: Final = ("birth_date", "left_on")
LATEST_DAYS: Final = ("last_interview_on", "last_supervisor_interview_on")
"""A ledger that lags behind never takes an interview back."""
MAIL_LANGUAGES: Final = frozenset({"ja", "en", "vi"})


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would change, as a person reads it."""

    field: str
    old: str
    new: str

    def as_json(self) -> dict[str, str]:
        return {"field": self.field, "old": self.old, "new": self.new}


@dataclass(slots=True)
class Differences:
    """What to hand to the services."""

    is_new: bool = False
    worker: dict[str, Any] = field(default_factory=dict)
    site: str = ""
    """The site to work at, by name, where that changes."""
    support: Support | None = None
    """Who supports the worker, where that changes."""
    new_card: dict[str, Any] = field(default_factory=dict)
    corrected_card: dict[str, Any] = field(default_factory=dict)
    passport: dict[str, Any] = field(default_factory=dict)
    new_contract: dict[str, Any] = field(default_factory=dict)
    changed_contract: tuple[EmploymentContract, dict[str, Any]] | None = None
    contract_site: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        written = (
            self.worker,
            self.site,
            self.support,
            self.new_card,
            self.corrected_card,
            self.passport,
            self.new_contract,
            self.changed_contract,
        )
        return not any(written)


class Comparer:
    """Compares rows with what is on record."""

    def __init__(self, known: Known, today: date, columns: Container[str]) -> None:
        self.known = known
        self.today = today
        self.columns = columns

    def compare(self, person: Person, found: KnownWorker | None, support: Support | None) -> Differences:
        """The differences; where the row cannot be written as it stands, its errors say why."""
        out = Differences(is_new=found is None)
        self._worker(person, found, out)
        self._site(person, found, out)
        self._support(support, found, out)
        self._contract(person, found, out)
        self._card(person, found, out)
        self._passport(person, found, out)
        return out

    def _note(self, out: Differences, target: str, old: Any, new: Any) -> None:
        # Of a new person everything is new: there is nothing to list.
        if not out.is_new and not any(change.field == target for change in out.changes):
            out.changes.append(
                Change(target, shown(target, old, today=self.today), shown(target, new, today=self.today))
            )

    # --- the worker

    def _worker(self, person: Person, found: KnownWorker | None, out: Differences) -> None:
        facts = person.facts
        worker = found.worker if found else Worker()
        if found is None and "name" not in facts and not person.has_error("name"):
            person.fails("name", _("The name is missing. Write it as on the residence card."))
        for target in WORKER_TEXTS:
            if target in facts and not _same_text(target, getattr(worker, target), facts[target]):
                self._set(out, target, getattr(worker, target), facts[target])
        for target in WORKER_DAYS:
            if target in facts and getattr(worker, target) != facts[target]:
                self._set(out, target, getattr(worker, target), facts[target])
        for target in LATEST_DAYS:
            before = getattr(worker, target)
            if target in facts and (before is None or facts[target] > before):
                self._set(out, target, before, facts[target])
        spoken = facts.get("language", [])
        if set(spoken) - set(worker.languages):
            languages = [*worker.languages, *(code for code in spoken if code not in worker.languages)]
            out.worker["languages"] = languages
            self._note(out, "language", worker.languages, languages)
            if not worker.preferred_language and spoken[0] in MAIL_LANGUAGES:
                out.worker["preferred_language"] = spoken[0]

    def _set(self, out: Differences, target: str, old: Any, new: Any) -> None:
        out.worker[target] = new
        self._note(out, target, old, new)

    def _site(self, person: Person, found: KnownWorker | None, out: Differences) -> None:
        name = person.facts.get("site", "")
        now = found.worker.site.name if found and found.worker.site else ""
        if name and word_key(name) != word_key(now):
            out.site = name
            self._note(out, "site", now, name)

    def _support(self, support: Support | None, found: KnownWorker | None, out: Differences) -> None:
        if support is None:
            return
        contract = found.worker.support_contract if found else None
        if contract is not None and contract.ends_on is not None and contract.ends_on < self.today:
            contract = None
        body = contract.support_organization if contract else None
        if (body.registration_number if body else "") == support.number:
            return
        out.support = support
        self._note(
            out,
            "support_organization",
            body.name if body else _("own support"),
            support.name or _("own support"),
        )

    # --- the contract

    def _contract(self, person: Person, found: KnownWorker | None, out: Differences) -> None:
        terms = self._terms(person)
        starts_on = person.facts.get("starts_on")
        contract = _contract_meant(found.contracts if found else [], starts_on)
        if contract is None:
            if starts_on is not None:
                out.new_contract = terms
                self._note_terms(out, terms, None)
            out.contract_site = person.facts.get("site", "") if starts_on is not None else ""
            return
        if contract.ended_on is not None:
            return
        differing = {name: value for name, value in terms.items() if _differs(contract, name, value)}
        site = person.facts.get("site", "")
        if site and word_key(site) != word_key(contract.site.name if contract.site else ""):
            out.contract_site = site
            self._note(out, "site", contract.site.name if contract.site else "", site)
        if "field" in differing:
            differing["field_as_written"] = terms["field_as_written"]
        if differing or out.contract_site:
            out.changed_contract = (contract, differing)
            self._note_terms(out, differing, contract)

    def _terms(self, person: Person) -> dict[str, Any]:
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

    def _note_terms(
        self, out: Differences, terms: dict[str, Any], contract: EmploymentContract | None
    ) -> None:
        for name, target in (
            ("field", "field"),
            ("starts_on", "starts_on"),
            ("ends_on", "contract_ends_on"),
            ("concluded_on", "concluded_on"),
        ):
            if name in terms:
                self._note(out, target, getattr(contract, name, ""), terms[name])
        if "work_category" in terms:
            field_code = str(terms.get("field") or getattr(contract, "field", ""))
            before = getattr(contract, "work_category", "")
            old, new = (
                category_name(value, field_code, today=self.today)
                for value in (before, terms["work_category"])
            )
            self._note(out, "work_category", old, new)

    # --- the residence card

    def _card(self, person: Person, found: KnownWorker | None, out: Differences) -> None:
        facts = person.facts
        current = found.card if found else None
        number = facts.get("residence_card_number", "")
        if person.has_error("residence_card_number", "expires_on"):
            return
        if not number:
            self._card_without_number(person, current, out)
            return
        known = self.known.cards.get(blind_index(number))
        if known is None:
            has_contract = bool(out.new_contract or (found and found.contracts))
            self._new_card(person, number, current, out, has_contract=has_contract)
        elif current is not None and known.pk == current.pk:
            self._same_card(person, current, out)
        elif "expires_on" in facts and facts["expires_on"] != known.expires_on:
            person.fails(
                "residence_card_number",
                _("This card was replaced by a later one, and its last day differs. Check the number."),
            )

    def _card_without_number(self, person: Person, current: ResidenceCard | None, out: Differences) -> None:
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
            self._same_card(person, current, out)

    def _new_card(
        self,
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
        facts = self._card_facts(person, is_in_contract=has_contract)
        if current is not None:
            # What a ledger without that column cannot say has most likely not changed with the new card.
            for name in ("status", "status_as_written", "designated_field"):
                facts.setdefault(name, getattr(current, name))
        out.new_card = {"number": number, **facts}
        self._note(out, "residence_card_number", current.number if current else "", number)
        for name, target in _CARD_TARGETS.items():
            if name in facts and (current is None or getattr(current, name) != facts[name]):
                self._note(out, target, getattr(current, name, ""), facts[name])

    def _same_card(self, person: Person, current: ResidenceCard, out: Differences) -> None:
        facts = self._card_facts(person, is_in_contract=True)
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
            self._note(out, _CARD_TARGETS[name], getattr(current, name), differing[name])

    def _card_facts(self, person: Person, *, is_in_contract: bool) -> dict[str, Any]:
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

    # --- the passport

    def _passport(self, person: Person, found: KnownWorker | None, out: Differences) -> None:
        facts = person.facts
        current = found.passport if found else None
        given = {
            name: facts[target]
            for target, name in (("passport_issued_on", "issued_on"), ("passport_expires_on", "expires_on"))
            if target in facts
        }
        number = facts.get("passport_number", "")
        if not number and current is None:
            has_error = person.has_error("passport_number")
            if given and not has_error and "passport_number" in self.columns:
                person.fails("passport_number", _("Write the passport's number beside its last day."))
            return
        is_same = current is not None and number in {"", canonical_number(current.number)}
        before = (
            {"issued_on": current.issued_on, "expires_on": current.expires_on} if current and is_same else {}
        )
        differing = {name: value for name, value in given.items() if before.get(name) != value}
        if is_same and not differing:
            return
        kept = {name: value for name, value in before.items() if value is not None}
        out.passport = {"number": number or (current.number if current else ""), **kept, **given}
        if not is_same:
            self._note(out, "passport_number", current.number if current else "", number)
        for name, value in differing.items():
            self._note(out, f"passport_{name}", before.get(name), value)


_CARD_TARGETS: Final = {
    "status": "status",
    "permitted_on": "permitted_on",
    "period_months": "period",
    "expires_on": "expires_on",
    "issued_on": "card_issued_on",
    "designated_field": "designated_field",
}


def _missing_expiry() -> str:
    return _("The last day of the period of stay is missing. Copy it from the card.")


def _same_text(target: str, known: str, new: str) -> bool:
    if target == "name":
        return name_key(known) == name_key(new)
    if target in {"phone", "mobile"}:
        return _digits(known) == _digits(new)
    if target in {"email", "employee_number"}:
        return "".join(known.casefold().split()) == "".join(new.casefold().split())
    return normalise(known) == new


def _digits(text: str) -> str:
    return "".join(char for char in normalise(text) if char.isdigit())


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


__all__ = ["Change", "Comparer", "Differences"]
