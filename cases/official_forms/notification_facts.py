"""届出 (3-x): what the notifications of an employer have in common: whom they are about, and who notifies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.numbers import postal_parts
from cases.official_forms.written import written_country

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.registry import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """届出の対象者; blank or None is unknown."""

    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    nationality: str = ""
    card_number: str = ""
    field: str = ""
    work_category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifierFacts:
    """届出機関 and whom to call there; blank is unknown."""

    name: str = ""
    is_corporation: bool = True
    corporate_number: str = ""
    postal_code: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """The support body that a contract is or was with; blank is unknown."""

    name: str = ""
    registration_number: str = ""
    postal_code: str = ""
    address: str = ""


def person_values(person: PersonFacts, *, filed_on: date) -> dict[str, Value]:
    """The boxes of 届出の対象者."""
    return {
        "name": person.name,
        "sex": person.sex or None,
        "birth_date": person.birth_date,
        "nationality": written_country(person.nationality, filed_on=filed_on),
        "card_number": person.card_number,
        "field": person.field,
        "work_category": person.work_category,
    }


def notifier_values(notifier: NotifierFacts) -> dict[str, Value]:
    """The boxes of 届出機関. Who is no corporation has no number to write."""
    first, second = postal_parts(notifier.postal_code)
    return {
        "corporate_number": notifier.corporate_number if notifier.is_corporation else "",
        "organization": notifier.name,
        "postal_1": first,
        "postal_2": second,
        "address": notifier.address,
        "contact": notifier.contact,
        "phone": notifier.phone,
    }


def body_values(body: BodyFacts) -> dict[str, Value]:
    """The boxes of the support body."""
    first, second = postal_parts(body.postal_code)
    return {
        "body": body.name,
        "body_number": body.registration_number,
        "body_postal_1": first,
        "body_postal_2": second,
        "body_address": body.address,
    }


def common_lacks(
    form: Edition, person: PersonFacts | None, notifier: NotifierFacts, *, filed_on: date
) -> Iterator[Missing]:
    """What only the facts tell is lacking: a name for the nationality, the number of a corporation."""
    if (
        person is not None
        and person.nationality
        and not written_country(person.nationality, filed_on=filed_on)
    ):
        yield _lack(form, "nationality", Place.WORKER, Lack.UNKNOWN_NATIONALITY)
    if notifier.is_corporation and not notifier.corporate_number:
        yield _lack(form, "corporate_number", Place.ORGANIZATION, Lack.BLANK)


def _lack(form: Edition, key: str, place: Place, lack: Lack) -> Missing:
    return Missing(key=key, label=form.label(key), place=place, lack=lack)
