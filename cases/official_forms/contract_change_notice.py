"""特定技能雇用契約の変更に係る届出書 (3-1-1): which headings of a contract changed, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cases.contract_difference import difference
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notification_facts import (
    NotifierFacts,
    PersonFacts,
    common_lacks,
    notifier_values,
    person_values,
)
from cases.official_forms.notification_reading import read_happening, read_notifier, read_person
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notification_reading import Happening
    from compliance.accounts.models import User

SLUG: Final = "contract_change_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractChangeFacts:
    """All the notification asks; blank or None is unknown."""

    person: PersonFacts = field(default_factory=PersonFacts)
    notifier: NotifierFacts = field(default_factory=NotifierFacts)
    changed_on: date | None = None
    headings: tuple[str, ...] = ()


def fill(facts: ContractChangeFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. What the new terms are stands in the statement of conditions attached."""
    form = edition(SLUG, filed_on=filed_on)
    return fill_form(
        form,
        {
            **person_values(facts.person, filed_on=filed_on),
            **notifier_values(facts.notifier),
            "changed_on": facts.changed_on,
            "headings": facts.headings,
        },
        subject=facts.person.name,
        language=language,
        missing=common_lacks(form, facts.person, facts.notifier, filed_on=filed_on),
    )


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case, from its event or from the version of the contract itself."""
    del user
    happening = read_happening(case)
    contract = happening.contract
    return fill(
        ContractChangeFacts(
            person=read_person(case.worker, contract, on=filed_on),
            notifier=read_notifier(case.organization, case.worker),
            changed_on=happening.happened_on or (contract.changed_on if contract else None),
            headings=_headings(happening, filed_on),
        ),
        filed_on=filed_on,
        language=language,
    )


def _headings(happening: Happening, filed_on: date) -> tuple[str, ...]:
    """As said with the event; otherwise told from the two versions."""
    if happening.headings or happening.contract is None:
        return happening.headings
    found = difference(happening.contract, filed_on=filed_on)
    return tuple(heading.slug for heading in found.headings) if found else ()
