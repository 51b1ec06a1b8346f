"""What follows from an employment contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.common.clock import civil_day
from compliance.deadlines.posting import PostingSet
from compliance.deadlines.sources import SUPERSEDED, chosen
from compliance.employment.models import EmploymentContract
from compliance.reckoning import deadlines as reckon
from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.due import Due


def of_contracts(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Its agreed end, and the notifications that its beginning, change or end call for."""
    rows = EmploymentContract.objects.select_related("worker").prefetch_related("worker__contracts")
    for contract in chosen(rows, ids):
        superseded = contract.superseded_at is not None
        yield PostingSet(
            subject=f"contract:{contract.pk}",
            organization_id=contract.worker.organization_id,
            worker_id=contract.worker_id,
            dues=() if superseded else tuple(_of_contract(contract, on)),
            settled_note=SUPERSEDED if superseded or contract.ended_on else "",
        )


def _of_contract(contract: EmploymentContract, on: date) -> list[Due]:
    if contract.ended_on is not None:
        return reckon.contract_ended_deadlines(
            ended_on=contract.ended_on, reason=contract.end_reason, insured=contract.is_insured
        )
    # What was over before the contract was entered here was notified, or not, elsewhere.
    known_on = civil_day(contract.registered_at)
    dues = [due for due in _begun(contract, on) if due.due_on >= known_on]
    if contract.ends_on is not None:
        dues += reckon.contract_term_deadlines(ends_on=contract.ends_on)
    return dues


def _begun(contract: EmploymentContract, on: date) -> list[Due]:
    dues: list[Due] = []
    if contract.changed_on is not None:
        dues += reckon.contract_changed_deadlines(effective_on=contract.changed_on)
    reports = rule("procedures/field_reports_construction", on=max(on, contract.starts_on))
    if contract.version == 1:
        dues += reckon.hiring_deadlines(
            starts_on=contract.starts_on,
            insured=contract.is_insured,
            is_construction=contract.field == reports.value["field"],
        )
        if _follows_another(contract):
            dues += reckon.new_contract_deadlines(concluded_on=contract.concluded_on or contract.starts_on)
    return dues


def _follows_another(contract: EmploymentContract) -> bool:
    """A first contract goes with the application for the status; only a further one is notified."""
    return any(
        other.pk != contract.pk and other.superseded_at is None and other.starts_on < contract.starts_on
        for other in contract.worker.contracts.all()
    )
