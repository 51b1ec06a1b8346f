"""Writes about offices and people who carry support out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.organizations.services import change_fields
from support_plans.models import SupportOffice, SupportStaff

if TYPE_CHECKING:
    from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization

Actor = Any


@audited
def open_office(
    *, support_organization: RegisteredSupportOrganization, name: str, by: Actor, **facts: Any
) -> SupportOffice:
    """Add an office from which a body gives support."""
    office = SupportOffice(support_organization=support_organization, name=name.strip(), **facts)
    office.full_clean()
    office.save()
    _record(office, "support_office.opened", by, None, {})
    return office


@audited
def change_office(*, office: SupportOffice, by: Actor, **changes: Any) -> SupportOffice:
    """Change facts of an office."""
    changed = change_fields(office, changes)
    if changed:
        _record(office, "support_office.changed", by, None, {"changed": changed})
    return office


@audited
def appoint_staff(
    *,
    by: Actor,
    name: str,
    post: str,
    organization: AcceptingOrganization | None = None,
    support_organization: RegisteredSupportOrganization | None = None,
    **facts: Any,
) -> SupportStaff:
    """Name a 支援責任者 or 支援担当者 of an employer, or of a support body."""
    staff = SupportStaff(
        organization=organization,
        support_organization=support_organization,
        name=name.strip(),
        post=post,
        **facts,
    )
    _check(staff)
    staff.save()
    _record(staff, "support_staff.appointed", by, staff.organization_id, {"post": staff.post})
    return staff


@audited
def change_staff(*, staff: SupportStaff, by: Actor, **changes: Any) -> SupportStaff:
    """Change facts of support staff; who leaves gets a last day, and stays in the record."""
    probe = SupportStaff.objects.get(pk=staff.pk)
    for name, value in changes.items():
        setattr(probe, name, value)
    _check(probe)
    changed = change_fields(staff, changes)
    if changed:
        _record(staff, "support_staff.changed", by, staff.organization_id, {"changed": sorted(changed)})
    return staff


def _check(staff: SupportStaff) -> None:
    """Site, office and account belong to the same place as the person."""
    staff.full_clean()
    if staff.site is not None and staff.site.organization_id != staff.organization_id:
        raise ValidationError({"site": _("This belongs to another organization.")})
    if staff.office is not None and staff.office.support_organization_id != staff.support_organization_id:
        raise ValidationError({"office": _("This belongs to another organization.")})
    if staff.user is None:
        return
    memberships = staff.user.current_memberships()
    place = {"organization": staff.organization_id} if staff.organization_id else {}
    place |= {"support_organization": staff.support_organization_id} if staff.support_organization_id else {}
    if not memberships.filter(**place).exists():
        raise ValidationError({"user": _("This person is no member there.")})


def _record(
    target: SupportOffice | SupportStaff,
    verb: str,
    by: Actor,
    organization_id: int | None,
    details: dict[str, Any],
) -> None:
    record(
        by=by, verb=verb, target=target, organization_id=organization_id, label=target.name, details=details
    )
