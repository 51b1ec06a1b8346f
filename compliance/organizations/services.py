"""Writes about employers and support bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.organizations import numbers
from compliance.organizations.models import (
    AcceptingOrganization,
    Contact,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
)
from compliance.organizations.upward import repost, repost_facts

if TYPE_CHECKING:
    from datetime import date

    from django.db import models

Actor = Any
"""A user, or the name of the command or job that acts."""


def change_fields(target: models.Model, changes: dict[str, Any]) -> dict[str, list[str]]:
    """Set the fields that differ, validate and save; returns what changed, as text, for the record."""
    changed = {name: value for name, value in changes.items() if getattr(target, name) != value}
    before_after = {name: [_text(getattr(target, name)), _text(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(target, name, value)
    if changed:
        target.full_clean()
        target.save()
    return before_after


def _text(value: Any) -> str:
    return "" if value is None else str(value)


@audited
def register_organization(
    *, name: str, by: Actor, corporate_number: str = "", **facts: Any
) -> AcceptingOrganization:
    """Open a tenant.  Its corporate number may still be unknown; it is then listed as a gap."""
    number = numbers.corporate_number(corporate_number) if corporate_number else ""
    if number and AcceptingOrganization.objects.filter(corporate_number=number).exists():
        raise ValidationError({"corporate_number": _("An organization with this number is here already.")})
    organization = AcceptingOrganization(name=name.strip(), corporate_number=number, **facts)
    organization.full_clean()
    organization.save()
    record(
        by=by,
        verb="organization.registered",
        target=organization,
        organization_id=organization.pk,
        label=organization.name,
    )
    return organization


@audited
def change_organization(
    *, organization: AcceptingOrganization, by: Actor, **changes: Any
) -> AcceptingOrganization:
    """Change facts of an employer."""
    _record_change(organization, "organization.changed", organization.pk, by, changes)
    repost("employer_facts", [organization.pk])
    return organization


@audited
def open_site(*, organization: AcceptingOrganization, name: str, by: Actor, **facts: Any) -> Site:
    """Add a site."""
    site = Site(organization=organization, name=name.strip(), **facts)
    site.full_clean()
    site.save()
    record(by=by, verb="site.opened", target=site, organization_id=organization.pk, label=site.name)
    return site


@audited
def change_site(*, site: Site, by: Actor, **changes: Any) -> Site:
    """Change facts of a site."""
    _record_change(site, "site.changed", site.organization_id, by, changes)
    return site


@audited
def add_contact(*, organization: AcceptingOrganization, name: str, by: Actor, **facts: Any) -> Contact:
    """Add a contact."""
    contact = Contact(organization=organization, name=name.strip(), **facts)
    contact.full_clean()
    contact.save()
    record(by=by, verb="contact.added", target=contact, organization_id=organization.pk, label=contact.name)
    return contact


@audited
def change_contact(*, contact: Contact, by: Actor, **changes: Any) -> Contact:
    """Change facts of a contact."""
    _record_change(contact, "contact.changed", contact.organization_id, by, changes)
    return contact


def _record_change(
    target: models.Model, verb: str, organization_id: int | None, by: Actor, changes: dict[str, Any]
) -> None:
    changed = change_fields(target, changes)
    if changed:
        record(
            by=by,
            verb=verb,
            target=target,
            organization_id=organization_id,
            label=str(target),
            details={"changed": changed},
        )


@audited
def know_support_organization(
    *, registration_number: str, name: str, by: Actor, **facts: Any
) -> RegisteredSupportOrganization:
    """The body with that registration number, entered when it is not here yet.

    An entry that exists is left as it is: it is shared, and only the body itself changes it.
    """
    number = numbers.registration_number(registration_number)
    known = RegisteredSupportOrganization.objects.filter(registration_number=number).first()
    if known is not None:
        return known
    body = RegisteredSupportOrganization(registration_number=number, name=name.strip(), **facts)
    body.full_clean()
    body.save()
    record(by=by, verb="support_organization.entered", target=body, organization_id=None, label=body.name)
    return body


@audited
def change_support_organization(
    *, support_organization: RegisteredSupportOrganization, by: Actor, **changes: Any
) -> RegisteredSupportOrganization:
    """Change the body's register facts; the deadlines of every client that rest on them move along."""
    _record_change(support_organization, "support_organization.changed", None, by, changes)
    repost("support_contract", support_organization.support_contracts.values_list("pk", flat=True))
    return support_organization


@audited
def conclude_support_contract(
    *,
    organization: AcceptingOrganization,
    support_organization: RegisteredSupportOrganization,
    starts_on: date,
    by: Actor,
    **facts: Any,
) -> SupportContract:
    """Entrust support to a registered body, and post what follows from it."""
    contract = SupportContract(
        organization=organization, support_organization=support_organization, starts_on=starts_on, **facts
    )
    contract.full_clean()
    contract.save()
    record(
        by=by,
        verb="support_contract.concluded",
        target=contract,
        organization_id=organization.pk,
        label=support_organization.name,
        details={"starts_on": starts_on.isoformat()},
    )
    repost("support_contract", [contract.pk])
    return contract


@audited
def change_support_contract(*, contract: SupportContract, by: Actor, **changes: Any) -> SupportContract:
    """Change a support contract, its end included."""
    _record_change(contract, "support_contract.changed", contract.organization_id, by, changes)
    supported = SupportContract.objects.filter(pk=contract.pk, workers__isnull=False)
    repost_facts({"support_contract": [contract.pk], "worker": supported.values_list("workers", flat=True)})
    return contract


def is_running(contract: SupportContract, *, on: date | None = None) -> bool:
    """Whether the contract is in force on that day."""
    day = on or clock.today()
    return contract.starts_on <= day and (contract.ends_on is None or contract.ends_on >= day)
