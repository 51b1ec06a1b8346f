"""For whom a person records support: the employer itself, or a support body while its contract runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.common.tenancy import scope_of

if TYPE_CHECKING:
    from datetime import date

    from compliance.organizations.models import RegisteredSupportOrganization, SupportContract
    from compliance.workers.models import Worker

Actor = Any


def acting_body(
    user: Actor, worker: Worker, *, on: date | None = None, field: str = "worker"
) -> RegisteredSupportOrganization | None:
    """The body under which the person records for that day; ``None``: as the employer.

    A member of the body needs a contract that runs today and covers the day. ``field`` is the field to blame.
    A command or job, which has no memberships, acts for whoever supports the worker on that day.
    """
    contract = worker.support_contract
    day = on or clock.today()
    if not hasattr(user, "scope"):
        return contract.support_organization if contract is not None and _covers(contract, day) else None
    scope = scope_of(user)
    if worker.organization_id in scope.organization_ids:
        return None
    if contract is None or contract.pk not in scope.contract_ids:
        raise ValidationError({field: _("No support contract lets you record for this worker.")})
    if not _covers(contract, day):
        raise ValidationError({field: _outside(contract)})
    return contract.support_organization


def body_of_today(worker: Worker) -> RegisteredSupportOrganization | None:
    """The body that supports the worker today."""
    contract = worker.support_contract
    return contract.support_organization if contract and _covers(contract, clock.today()) else None


def reaches(person: Any, worker: Worker) -> bool:
    """Whether the person sees the worker, as the employer's or as the support body's member."""
    scope = scope_of(person)
    return (
        worker.organization_id in scope.organization_ids or worker.support_contract_id in scope.contract_ids
    )


def _covers(contract: SupportContract, on: date) -> bool:
    return contract.starts_on <= on and (contract.ends_on is None or contract.ends_on >= on)


def _outside(contract: SupportContract) -> str:
    if contract.ends_on is None:
        return _("No support contract covers that day: yours runs from %(from)s.") % {
            "from": contract.starts_on.isoformat()
        }
    return _("No support contract covers that day: yours runs from %(from)s to %(to)s.") % {
        "from": contract.starts_on.isoformat(),
        "to": contract.ends_on.isoformat(),
    }
