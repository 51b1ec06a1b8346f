"""Rows of employment, history and eligibility for the planted world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from compliance.employment.condition_services import compare_pay, note_recruitment, set_conditions
from compliance.employment.payroll_services import enter_payroll
from compliance.organizations import eligibility_services
from compliance.workers.five_year_services import add_exclusion, note_six_year_route
from compliance.workers.history_services import add_job, declare

BY = "tests"


def plant_history(worker: Any, mark: str) -> Iterator[Any]:
    """What applications ask of one worker."""
    contract = worker.contracts.get()
    yield set_conditions(
        contract=contract,
        duties=mark,
        base_wage=200_000,
        rows={
            "shifts": [{"begins_at": "08:00", "ends_at": "17:00", "applies": mark}],
            "allowances": [{"kind": "other", "name": mark, "yen": 5_000}],
            "deductions": [{"kind": "other", "name": mark, "yen": 4_000}],
        },
        by=BY,
    )
    yield compare_pay(contract=contract, role=mark, reason=mark, by=BY)
    yield note_recruitment(
        worker=worker, agency_name=mark, foreign_fees=[{"payee": mark, "yen": 300_000}], by=BY
    )
    yield add_job(worker=worker, employer=mark, joined_on=date(2018, 4, 1), by=BY)
    yield declare(worker=worker, has_deposit=True, deposit_holder=mark, by=BY)
    yield add_exclusion(
        worker=worker,
        kind="illness",
        from_on=date(2026, 2, 1),
        to_on=date(2026, 3, 31),
        evidence=mark,
        by=BY,
    )
    yield note_six_year_route(worker=worker, evidence=mark, by=BY)
    yield enter_payroll(
        worker=worker,
        year=2026,
        month=10,
        working_days=21,
        regular_hours=Decimal(168),
        gross=230_000,
        note=mark,
        by=BY,
    )


def plant_eligibility(organization: Any, mark: str) -> Iterator[Any]:
    """What applications ask of one employer."""
    yield eligibility_services.add_officer(organization=organization, name=mark, title=mark, by=BY)
    yield eligibility_services.add_financial_year(
        organization=organization, ends_on=date(2026, 3, 31), sales=1, by=BY
    )
    yield eligibility_services.add_separation_report(
        organization=organization, as_of_on=date(2026, 10, 1), by=BY
    )
    yield eligibility_services.declare(
        organization=organization, key="misconduct", answer=False, detail=mark, by=BY
    )


def plant_annual_report(organization: Any, mark: str) -> Any:
    """The report of a year, begun."""
    from cases.annual_report.services import prepare_report

    return prepare_report(organization=organization, fiscal_year=2025, remarks=mark, contact_name=mark, by=BY)
