"""Which records a form is made of in bulk: all of one's own place that are fit for it, in a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max

from cases.form_making import subjects
from compliance.common import clock
from compliance.common.tenancy import scope_of
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cases.form_making.subject import MadeForm, Subject
    from compliance.common.tenancy import TenantQuerySet
    from compliance.workers.models import Worker

# What of a kind is no longer, or not yet, something a form is made of.
_FIT: Final[dict[str, Callable[[Any], Any]]] = {
    "worker": lambda rows: rows.employed(on=clock.today()),
    "plan": lambda rows: rows.in_use(),
    "contract": lambda rows: rows.current(),
    "log": lambda rows: rows.current(),
    "interview": lambda rows: rows.held(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFor:
    """For whom many forms are made: an employer, or a support body for its clients."""

    organization: AcceptingOrganization | None = None
    support_organization: RegisteredSupportOrganization | None = None

    @property
    def code(self) -> str:
        """How it stands in an address or a request."""
        if self.organization is not None:
            return f"organization-{self.organization.pk}"
        return f"support_organization-{self.support_organization.pk if self.support_organization else ''}"

    def __str__(self) -> str:
        return str(self.organization or self.support_organization)


def places_of(user: Any, capability: str) -> list[MadeFor]:
    """Where the person may make forms that ask for the capability."""
    scope = scope_of(user)
    employers = AcceptingOrganization.objects.filter(pk__in=scope.organization_ids)
    bodies = RegisteredSupportOrganization.objects.filter(pk__in=scope.support_organization_ids)
    return [
        *(MadeFor(organization=one) for one in employers if user.can(capability, organization_id=one.pk)),
        *(
            MadeFor(support_organization=one)
            for one in bodies
            if user.can(capability, support_organization_id=one.pk)
        ),
    ]


def chosen(
    form: MadeForm, user: Any, place: MadeFor, *, from_on: date | None = None, to_on: date | None = None
) -> TenantQuerySet[Any]:
    """The records, by worker and day; only what the person sees at that place."""
    subject = subjects.subject_of(form)
    rows = _at(subject, subject.rows.visible_to(user), place).filter(**form.only)
    for name, unwanted in form.never.items():
        rows = rows.exclude(**{name: unwanted})
    rows = _FIT.get(subject.slug, lambda found: found)(rows)
    if subject.day and from_on:
        rows = rows.filter(**{f"{subject.day}__gte": from_on})
    if subject.day and to_on:
        rows = rows.filter(**{f"{subject.day}__lte": to_on})
    if form.once_per:
        newest = rows.order_by().values(form.once_per).annotate(newest=Max("pk")).values("newest")
        rows = subject.rows.filter(pk__in=newest)
    order = [name for name in (_lookup(subject.worker, "name"), subject.day, "pk") if name]
    ordered: TenantQuerySet[Any] = rows.order_by(*order)
    return ordered


def of_worker(subject: Subject, worker: Worker, user: Any) -> TenantQuerySet[Any]:
    """The records of the worker that a form is still made of; only what the person sees."""
    rows = subject.rows.visible_to(user).filter(**{_lookup(subject.worker): worker})
    fit: TenantQuerySet[Any] = _FIT.get(subject.slug, lambda found: found)(rows)
    return fit.order_by(*(name for name in (subject.day, "pk") if name))


def _at(subject: Subject, rows: TenantQuerySet[Any], place: MadeFor) -> TenantQuerySet[Any]:
    if place.organization is not None:
        path = _lookup(subject.organization)
        return rows.filter(**{path: place.organization}) if path else rows.none()
    path = _lookup(subject.worker, "support_contract__support_organization") or _lookup(
        subject.support_organization
    )
    return rows.filter(**{path: place.support_organization}) if path else rows.none()


def _lookup(path: str, then: str = "") -> str:
    """An attribute path as a lookup; empty where there is no path."""
    if not path:
        return ""
    if path == "self":
        return then or "pk"
    return "__".join(part for part in (*path.split("."), then) if part)
