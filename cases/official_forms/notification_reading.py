"""The facts of a notification, read from its case: its event, or the record its deadline is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cases.official_forms.collect import current_card
from cases.official_forms.notification_facts import BodyFacts, NotifierFacts, PersonFacts
from compliance.employment.models import EmploymentContract
from compliance.organizations.models import SupportContract
from compliance.reckoning.fields import field_name, work_category_for
from support_plans.models import SupportPlan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cases.models import Case
    from compliance.organizations.models import AcceptingOrganization, Contact, RegisteredSupportOrganization
    from compliance.workers.models import Worker

_JAPANESE = "ja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is notified. A case opened from a deadline has no event: its record tells the day then."""

    kind: str = ""
    happened_on: date | None = None
    learned_on: date | None = None
    # What else was asked about the event; its keys are those of `record_event`.
    facts: Mapping[str, Any] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    note: str = ""
    contract: EmploymentContract | None = None
    support_contract: SupportContract | None = None
    plan: SupportPlan | None = None

    def said(self, name: str) -> str:
        """A particular as it was entered; empty where nobody said it."""
        return str(self.facts.get(name) or "")


def read_happening(case: Case) -> Happening:
    """The event of the case, with the records it concerns."""
    event = case.event
    if event is None:
        return Happening(
            contract=_contract(case),
            support_contract=_row_of(case, "support_contract", SupportContract),
            plan=_row_of(case, "support_plan", SupportPlan),
        )
    return Happening(
        kind=event.kind,
        happened_on=event.happened_on,
        learned_on=event.learned_on,
        facts=event.facts,
        headings=tuple(event.headings),
        note=event.note,
        contract=_as_it_stands(event.contract) or _contract(case),
        support_contract=event.support_contract,
        plan=_plan_held(case, event.happened_on) if event.kind == "support_plan_changed" else None,
    )


def _as_it_stands(contract: EmploymentContract | None) -> EmploymentContract | None:
    """The version in use of the contract an event names: an end is entered as a new version."""
    if contract is None or contract.superseded_at is None:
        return contract
    versions = EmploymentContract.objects.current().filter(worker=contract.worker_id)
    return versions.filter(starts_on=contract.starts_on).first() or contract


def _contract(case: Case) -> EmploymentContract | None:
    """The contract whose deadline opened the case; of other notifications, the worker's latest."""
    named = _as_it_stands(_row_of(case, "contract", EmploymentContract))
    if named is not None or case.worker_id is None:
        return named
    return EmploymentContract.objects.current().filter(worker=case.worker_id).order_by("-starts_on").first()


def _plan_held(case: Case, day: date) -> SupportPlan | None:
    plans = SupportPlan.objects.filter(worker=case.worker_id, holds_from_on=day, agreed_on__isnull=False)
    return plans.order_by("-version").first()


def _row_of(case: Case, fact: str, model: Any) -> Any:
    """The record a deadline is about, of that kind and of the case's own employer."""
    if case.deadline is None:
        return None
    named, _colon, pk = case.deadline.subject.partition(":")
    if named != fact or not pk.isdecimal():
        return None
    row = model.objects.filter(pk=int(pk)).first()
    return row if row is not None and _employer_of(row) == case.organization_id else None


def _employer_of(row: Any) -> int:
    found: int = row.organization_id if hasattr(row, "organization_id") else row.worker.organization_id
    return found


def read_person(worker: Worker | None, contract: EmploymentContract | None, *, on: date) -> PersonFacts:
    """Whom it is about, with the field and work of the contract."""
    if worker is None:
        return PersonFacts()
    card = current_card(worker)
    return PersonFacts(
        name=worker.name,
        sex=worker.sex,
        birth_date=worker.birth_date,
        nationality=worker.nationality,
        card_number=card.number if card else "",
        field=_field(contract, on=on),
        work_category=_work(contract, on=on),
    )


def _field(contract: EmploymentContract | None, *, on: date) -> str:
    if contract is None:
        return ""
    return field_name(contract.field, _JAPANESE, on=on) if contract.field else contract.field_as_written


def _work(contract: EmploymentContract | None, *, on: date) -> str:
    """In the words of the rulebook; what it does not know, as it was written."""
    if contract is None or not contract.work_category:
        return ""
    known = work_category_for(contract.work_category, contract.field, on) if contract.field else None
    return known.ja if known else contract.work_category


def read_notifier(organization: AcceptingOrganization, worker: Worker | None = None) -> NotifierFacts:
    """The employer, and whom to call there."""
    contact = _contact(organization, worker)
    return NotifierFacts(
        name=organization.name,
        is_corporation=organization.is_corporation,
        corporate_number=organization.corporate_number,
        postal_code=organization.postal_code,
        address=organization.address,
        contact=contact.name if contact else "",
        phone=(contact.phone if contact else "") or organization.phone,
    )


def _contact(organization: AcceptingOrganization, worker: Worker | None) -> Contact | None:
    """The one at the worker's place of work, or the only one there is; between several nobody is guessed."""
    found = list(organization.contacts.order_by("id"))
    there = [one for one in found if worker is not None and one.site_id and one.site_id == worker.site_id]
    for several in (there, found):
        if len(several) == 1:
            return several[0]
    return None


def read_body(body: RegisteredSupportOrganization | None) -> BodyFacts:
    """The support body as its entry says."""
    if body is None:
        return BodyFacts()
    return BodyFacts(
        name=body.name,
        registration_number=body.registration_number,
        postal_code=body.postal_code,
        address=body.address,
    )
