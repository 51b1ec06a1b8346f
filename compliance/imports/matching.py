"""Who a row is: by employee number, then card, then name and date of birth; never by guessing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from compliance.common.encryption import blind_index
from compliance.common.text import name_key
from compliance.imports.known import Known, KnownWorker, employee_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.imports.recognition import Person


@dataclass(slots=True)
class Matches:
    """Which row is which worker."""

    workers: dict[int, KnownWorker] = field(default_factory=dict)
    """Row → worker; a row that is missing here is a new person."""
    card_indexes: dict[int, str] = field(default_factory=dict)
    passport_indexes: dict[int, str] = field(default_factory=dict)


def match_people(people: Iterable[Person], known: Known) -> Matches:
    """Find each row's worker; what is doubtful becomes the row's error."""
    rows = list(people)
    matches = Matches()
    for person in rows:
        if "residence_card_number" in person.facts:
            matches.card_indexes[person.row] = blind_index(person.facts["residence_card_number"])
        if "passport_number" in person.facts:
            matches.passport_indexes[person.row] = blind_index(person.facts["passport_number"])
    _refuse_repeats(rows, matches)
    taken: dict[int, int] = {}
    for by in (_by_employee_number, _by_card, _by_name_and_birth):
        for person in rows:
            if person.row in matches.workers:
                continue
            pk = by(person, matches, known, taken)
            if pk is None:
                continue
            if pk in taken:
                person.fails(
                    "name", _("Row %(row)s is the same worker. Keep one of the two.") % {"row": taken[pk]}
                )
            taken.setdefault(pk, person.row)
            matches.workers[person.row] = known.workers[pk]
    for person in rows:
        _refuse_what_belongs_to_others(person, matches, known)
    return matches


def _refuse_repeats(rows: list[Person], matches: Matches) -> None:
    seen: dict[tuple[str, str], int] = {}
    for person in rows:
        keys = (
            ("employee_number", employee_key(person.facts.get("employee_number", ""))),
            ("residence_card_number", matches.card_indexes.get(person.row, "")),
            ("passport_number", matches.passport_indexes.get(person.row, "")),
        )
        for field_name, key in keys:
            if not key:
                continue
            first = seen.setdefault((field_name, key), person.row)
            if first != person.row:
                person.fails(field_name, _repeat_of(field_name, first))
    _refuse_repeated_people(rows, matches)


def _repeat_of(field_name: str, row: int) -> str:
    texts = {
        "employee_number": _("Row %(row)s has the same employee number. Each worker needs their own."),
        "residence_card_number": _("Row %(row)s has the same residence card. Check both cards."),
        "passport_number": _("Row %(row)s has the same passport. Check both passports."),
    }
    return texts[field_name] % {"row": row}


def _refuse_repeated_people(rows: list[Person], matches: Matches) -> None:
    """The same name and birth date twice, with nothing to tell the two apart."""
    seen: dict[tuple[object, ...], int] = {}
    for person in rows:
        if "employee_number" in person.facts or person.row in matches.card_indexes:
            continue
        key = _person_key(person)
        if key is None:
            continue
        first = seen.setdefault(key, person.row)
        if first != person.row:
            person.fails("name", _("Row %(row)s is the same worker. Keep one of the two.") % {"row": first})


def _person_key(person: Person) -> tuple[object, ...] | None:
    facts = person.facts
    return (
        (name_key(facts["name"]), facts["birth_date"]) if "name" in facts and "birth_date" in facts else None
    )


def _by_employee_number(person: Person, matches: Matches, known: Known, _taken: dict[int, int]) -> int | None:
    number = person.facts.get("employee_number")
    pk = known.by_employee_number.get(employee_key(number)) if number else None
    if pk is not None and _is_somebody_else(person, matches, known.workers[pk]):
        person.fails(
            "employee_number",
            _("This employee number belongs to somebody else on record. Check number, name and birth date."),
        )
    return pk


def _by_card(person: Person, matches: Matches, known: Known, _taken: dict[int, int]) -> int | None:
    card = known.cards.get(matches.card_indexes.get(person.row, ""))
    if card is None or _is_somebody_else(person, matches, known.workers[card.worker_id], by_card=False):
        return None
    return card.worker_id


def _is_somebody_else(person: Person, matches: Matches, found: KnownWorker, *, by_card: bool = True) -> bool:
    """Neither name nor date of birth nor card agrees, and at least one of the first two contradicts."""
    agrees: list[bool] = []
    if "name" in person.facts:
        agrees.append(name_key(person.facts["name"]) == name_key(found.worker.name))
    if "birth_date" in person.facts and found.worker.birth_date:
        agrees.append(person.facts["birth_date"] == found.worker.birth_date)
    if by_card and found.card is not None and matches.card_indexes.get(person.row) == found.card.number_index:
        return False
    return bool(agrees) and not any(agrees)


def _by_name_and_birth(person: Person, matches: Matches, known: Known, taken: dict[int, int]) -> int | None:
    key = _person_key(person)
    if key is None:
        return None
    candidates = known.by_person.get(key, [])  # type: ignore[arg-type]
    # Another row is that worker by number or card: with a number or card of its own this one is a namesake.
    if person.row in matches.card_indexes or "employee_number" in person.facts:
        candidates = [pk for pk in candidates if pk not in taken]
    if len(candidates) > 1:
        person.fails(
            "name",
            _("Several workers on record have this name and date of birth. Write the employee number."),
        )
        return None
    return candidates[0] if candidates else None


def _refuse_what_belongs_to_others(person: Person, matches: Matches, known: Known) -> None:
    found = matches.workers.get(person.row)
    own = found.worker.pk if found else None
    card = known.cards.get(matches.card_indexes.get(person.row, ""))
    if card is not None and card.worker_id != own:
        person.fails(
            "residence_card_number",
            _("This card is registered to another worker of the organization. Check the number."),
        )
    owner = known.passport_owners.get(matches.passport_indexes.get(person.row, ""))
    if owner is not None and owner != own:
        person.fails(
            "passport_number",
            _("This passport is registered to another worker of the organization. Check the number."),
        )
