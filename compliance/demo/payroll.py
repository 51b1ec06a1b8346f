"""Payroll of the synthetic office, and the working conditions of a few as an example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from compliance.common.dates import add_months, fiscal_year
from compliance.demo.office import BY
from compliance.employment.condition_services import compare_pay, note_recruitment, set_conditions
from compliance.employment.payroll_services import Month, enter_payrolls
from compliance.workers.history_services import add_job, declare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.demo.office import Office
    from compliance.workers.models import Worker

KEPT: Final = "midori"
"""The employer whose payroll is kept here."""
EXAMPLES: Final = 6
LEFT_OUT: Final = 17
"""One month in so many is missing, as it is in life."""


@lru_cache(maxsize=1)
def figures() -> dict[str, Any]:
    """The invented figures."""
    path = Path(__file__).parent / "data" / "payroll.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def make_payroll(office: Office) -> None:
    """Every month since the April before last of one employer's workers; a few months are missing."""
    first = date(fiscal_year(office.on) - 1, 4, 1)
    workers = office.workers[KEPT]
    months = [one for number, one in enumerate(_months(workers, first, office.on)) if number % LEFT_OUT]
    enter_payrolls(months=months, by=BY)


def _months(workers: Sequence[Worker], first: date, on: date) -> Iterator[Month]:
    for number, worker in enumerate(workers):
        contract = worker.contracts.filter(superseded_at__isnull=True).first()
        month = first
        while month < on.replace(day=1):
            following = add_months(month, 1)
            if (
                contract is not None
                and contract.starts_on < following
                and (contract.ended_on is None or contract.ended_on >= month)
            ):
                yield Month(worker, month.year, month.month, month_facts(number, month))
            month = following


def month_facts(number: int, month: date) -> dict[str, Any]:
    """The figures of the worker with that number, in that month."""
    pattern = figures()["patterns"][number % len(figures()["patterns"])]
    facts = {name: Decimal(value) if isinstance(value, str) else value for name, value in pattern.items()}
    facts["bonus"] = figures()["bonuses"].get(month.month, 0)
    taken = ("food", "housing", "tax", "social_insurance", "employment_insurance", "other_deductions")
    facts["net"] = facts["gross"] + facts["bonus"] - sum(facts.get(name, 0) for name in taken)
    return {**facts, "paid_on": add_months(month, 1).replace(day=15), "method": "transfer"}


def make_conditions(office: Office) -> None:
    """What applications ask, complete for a few workers."""
    known = figures()
    for worker in office.workers[KEPT][:EXAMPLES]:
        contract = worker.contracts.filter(superseded_at__isnull=True).first()
        if contract is None:
            continue
        set_conditions(
            contract=contract,
            drawn_up_on=contract.starts_on,
            rows={name: known[name] for name in ("allowances", "deductions")},
            by=BY,
            **known["conditions"],
        )
        compare_pay(contract=contract, by=BY, **known["comparison"])
        note_recruitment(worker=worker, used_agency=False, paid_abroad=True, foreign_fees=_fees(), by=BY)
        add_job(worker=worker, employer="Sample Hospital", country=worker.nationality, by=BY)
        declare(
            worker=worker, has_deposit=False, agreed_to_foreign_fees=True, agreed_to_regular_costs=True, by=BY
        )


def _fees() -> list[dict[str, Any]]:
    return [{"payee": "Sample Training Center", "purpose": "Language course", "yen": 180_000}]
