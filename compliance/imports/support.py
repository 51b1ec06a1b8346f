"""Who supports a worker, by what the ledger says: the employer itself, or a body under a contract."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from compliance.common.text import name_key
from compliance.imports.problems import quoted
from compliance.imports.vocabulary import means_nothing, means_self_support
from compliance.organizations.models import RegisteredSupportOrganization

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.imports.known import Known
    from compliance.imports.recognition import Person
    from compliance.organizations.models import SupportContract


@dataclass(frozen=True, slots=True)
class Support:
    """``number`` is empty where the employer supports the worker itself."""

    number: str = ""
    name: str = ""

    @property
    def is_own(self) -> bool:
        return not self.number


class SupportReader:
    """Reads support columns against the contracts on record; remembers what it asked the register."""

    def __init__(self, known: Known, people: Iterable[Person], today: date) -> None:
        self.known = known
        self.today = today
        self._bodies: dict[str, str | None] = {}
        self._names = self._names_and_numbers(people)

    def _names_and_numbers(self, people: Iterable[Person]) -> dict[str, dict[str, str]]:
        """Name → number → name as written: from the contracts on record, and from other rows of the file."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for contract in self.known.support_contracts:
            body = contract.support_organization
            found[name_key(body.name)][body.registration_number] = body.name
        for person in people:
            name = str(person.facts.get("support_organization", ""))
            number = str(person.facts.get("registration_number", ""))
            if name and number:
                found[name_key(name)].setdefault(number, name)
        return found

    def read(self, person: Person) -> Support | None:
        """What the row says; ``None`` where it says nothing or what it says is its error."""
        name = str(person.facts.get("support_organization", ""))
        number = str(person.facts.get("registration_number", ""))
        if not name and not number:
            return None
        if means_self_support(name):
            if number:
                person.fails(
                    "support_organization",
                    _("The row says both own support and a registration number. Keep one of the two."),
                )
                return None
            return Support()
        if means_nothing(name) and not number:
            return None
        if person.has_error("registration_number"):
            return None
        return self._by_number(person, number, name) if number else self._by_name(person, name)

    def contract_with(self, number: str) -> SupportContract | None:
        """The contract with that body which has not ended; the one that runs before one to come."""
        open_ones = [
            contract
            for contract in self.known.support_contracts
            if contract.support_organization.registration_number == number
            and (contract.ends_on is None or contract.ends_on >= self.today)
        ]
        return min(
            open_ones, key=lambda contract: (contract.starts_on > self.today, contract.pk), default=None
        )

    def _by_number(self, person: Person, number: str, name: str) -> Support | None:
        known_name = self._name_of(number)
        if known_name is None and not name:
            person.fails(
                "support_organization", _("Write the support organization's name beside its number.")
            )
            return None
        return Support(number=number, name=known_name or name)

    def _by_name(self, person: Person, name: str) -> Support | None:
        bodies = self._names.get(name_key(name), {})
        if len(bodies) == 1:
            ((number, known_name),) = bodies.items()
            return Support(number=number, name=known_name)
        person.fails(
            "registration_number",
            _("Write the registration number of “%(name)s”, such as 19登-000123, or 自社支援.")
            % {"name": quoted(name)},
        )
        return None

    def _name_of(self, number: str) -> str | None:
        if number not in self._bodies:
            self._bodies[number] = (
                RegisteredSupportOrganization.objects.filter(registration_number=number)
                .values_list("name", flat=True)
                .first()
            )
        return self._bodies[number]
