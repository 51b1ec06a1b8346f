"""Writes about employment contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.services import repost_facts
from compliance.employment.carrying import carry_forward
from compliance.employment.models import EmploymentContract

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.workers.models import Worker

Actor = Any
BATCH = 500

TERMS = (
    "site",
    "field",
    "field_as_written",
    "work_category",
    "concluded_on",
    "starts_on",
    "ends_on",
    "weekly_hours",
    "monthly_wage",
    "changed_on",
    "is_insured",
)
"""What a version holds."""


@audited
def conclude_contracts(*, contracts: Sequence[EmploymentContract], by: Actor) -> list[EmploymentContract]:
    """Register contracts, and post what follows from them."""
    for contract in contracts:
        _check(contract)
    created = EmploymentContract.objects.bulk_create(contracts, batch_size=BATCH)
    for contract in created:
        _record(contract, "contract.concluded", by, {"starts_on": contract.starts_on.isoformat()})
    _repost(created)
    return created


def _check(contract: EmploymentContract) -> None:
    contract.clean_fields(exclude=["worker", "site"])
    if contract.ends_on and contract.ends_on < contract.starts_on:
        raise ValidationError({"ends_on": _("The contract ends before it begins.")})
    if contract.site is not None and contract.site.organization_id != contract.worker.organization_id:
        raise ValidationError({"site": _("This belongs to another organization.")})


@audited
def conclude_contract(*, worker: Worker, starts_on: date, by: Actor, **facts: Any) -> EmploymentContract:
    """Register one contract."""
    contract = EmploymentContract(worker=worker, starts_on=starts_on, **facts)
    contract.full_clean()
    return conclude_contracts(contracts=[contract], by=by)[0]


@audited
def change_contracts(
    *, changes: Sequence[tuple[EmploymentContract, dict[str, Any]]], by: Actor
) -> list[EmploymentContract]:
    """Enter new versions; the versions before are kept as they were."""
    differing = [
        (contract, {name: value for name, value in facts.items() if getattr(contract, name) != value})
        for contract, facts in changes
    ]
    return _enter_versions([(contract, facts) for contract, facts in differing if facts], by)


@audited
def new_version(*, contract: EmploymentContract, by: Actor, changed_on: date | None) -> EmploymentContract:
    """A version with the same terms, for conditions that changed; with the day they hold from, if agreed."""
    return _enter_versions([(contract, {"changed_on": changed_on} if changed_on else {})], by)[0]


def _enter_versions(
    changes: Sequence[tuple[EmploymentContract, dict[str, Any]]], by: Actor
) -> list[EmploymentContract]:
    now = clock.now()
    fresh: list[EmploymentContract] = []
    replaced: list[EmploymentContract] = []
    for contract, differing in changes:
        terms = {name: getattr(contract, name) for name in TERMS} | differing
        version = EmploymentContract(worker=contract.worker, version=contract.version + 1, **terms)
        _check(version)
        fresh.append(version)
        replaced.append(contract)
    EmploymentContract.objects.filter(pk__in=[contract.pk for contract in replaced]).update(superseded_at=now)
    created = EmploymentContract.objects.bulk_create(fresh, batch_size=BATCH)
    carry_forward(list(zip(replaced, created, strict=True)))
    for contract in created:
        _record(contract, "contract.changed", by, {"version": contract.version})
    _repost([*replaced, *created])
    return created


@audited
def change_contract(*, contract: EmploymentContract, by: Actor, **facts: Any) -> EmploymentContract:
    """Enter a new version of one contract; unchanged terms make none."""
    created = change_contracts(changes=[(contract, facts)], by=by)
    return created[0] if created else contract


@audited
def end_contract(
    *, contract: EmploymentContract, ended_on: date, reason: str, by: Actor
) -> EmploymentContract:
    """The contract ended: post the notifications that the reason calls for."""
    if ended_on < contract.starts_on:
        raise ValidationError({"ended_on": _("This day is before the contract began.")})
    contract.ended_on = ended_on
    contract.end_reason = reason
    contract.full_clean()
    contract.save()
    _record(contract, "contract.ended", by, {"ended_on": ended_on.isoformat(), "reason": reason})
    _repost([contract])
    return contract


def _repost(contracts: Sequence[EmploymentContract]) -> None:
    repost_facts(
        {
            "contract": [contract.pk for contract in contracts],
            "worker": {contract.worker_id for contract in contracts},
            "organization": {contract.worker.organization_id for contract in contracts},
        }
    )


def _record(contract: EmploymentContract, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=contract,
        organization_id=contract.worker.organization_id,
        label=contract.worker.name,
        details=details,
    )
