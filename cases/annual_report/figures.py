"""The figures of a report: reckoned from what is on file, or as they were submitted."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cases.annual_report.collect import collect
from compliance.reckoning.annual_report import annual_figures

if TYPE_CHECKING:
    from compliance.organizations.models import AcceptingOrganization
    from compliance.reckoning.annual_report import AnnualFigures, Averages, SiteSheet, WorkerLine
    from compliance.workers.models import Worker

AVERAGED: Final = (
    "days",
    "regular_hours",
    "overtime_hours",
    "cash",
    "overtime_pay",
    "commuting",
    "attendance",
    "family",
    "bonus",
    "food",
    "housing",
    "tax_and_insurance",
    "other_deductions",
    "raise_rate",
)
"""Item 4 of the form, in its order."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the form asks, and who could not be counted."""

    figures: AnnualFigures
    unknown: tuple[Worker, ...]


def report_of(organization: AcceptingOrganization, fiscal_year: int) -> Report:
    """The figures as they stand now."""
    found = collect(organization, fiscal_year)
    return Report(annual_figures(fiscal_year=fiscal_year, workers=found.workers), tuple(found.unknown))


def as_data(report: Report, organization: AcceptingOrganization) -> dict[str, Any]:
    """Everything form 3-6 and its annexes print, as plain data; card numbers are added when it is printed."""
    figures = report.figures
    return {
        "fiscal_year": figures.fiscal_year,
        "period_from": figures.period_from.isoformat(),
        "period_to": figures.period_to.isoformat(),
        "organization": {
            "name": organization.name,
            "name_kana": organization.name_kana,
            "corporate_number": organization.corporate_number if organization.is_corporation else "",
            "postal_code": organization.postal_code,
            "address": organization.address,
            "phone": organization.phone,
        },
        "main_field": figures.main_field,
        "field_count": figures.field_count,
        "total": figures.total,
        "ssw1": figures.ssw1,
        "ssw2": figures.ssw2,
        "averages": {status: _averages(found) for status, found in figures.averages.items()},
        "support": "self" if figures.is_self_support_only else "entrusted",
        "support_bodies": list(figures.support_bodies),
        "sites": [_site(sheet) for sheet in figures.sites],
        "missing": [
            {"worker": gap.worker.ref, "name": gap.worker.name, "year": gap.year, "month": gap.month}
            for gap in figures.missing
        ],
        "unknown_status": [{"worker": worker.pk, "name": worker.name} for worker in report.unknown],
        "warnings": list(figures.warnings),
        "because": [used.as_because() for used in figures.because],
    }


def _averages(found: Averages) -> dict[str, Any]:
    shown = {name: _plain(getattr(found, name)) for name in AVERAGED}
    exact = {name: _plain(value) for name, value in dataclasses.asdict(found.sums).items()}
    return {
        "persons": found.persons,
        **shown,
        "bonus_total": found.bonus_total,
        "raise_rate_persons": found.raise_rate_persons,
        "sums": exact,
    }


def _site(sheet: SiteSheet) -> dict[str, Any]:
    return {"site": sheet.site, "pages": [[_line(line) for line in page] for page in sheet.pages]}


def _line(line: WorkerLine) -> dict[str, Any]:
    worker = line.worker
    return {
        "number": line.number,
        "worker": worker.ref,
        "name": worker.name,
        "nationality": worker.nationality,
        "birth_date": _plain(worker.birth_date),
        "sex": worker.sex,
        "field": worker.field,
        "status": line.status,
        "activity_days": line.activity_days,
        "pay_total": line.pay_total,
        "pays_by_transfer": worker.pays_by_transfer,
        "is_entrusted": line.is_entrusted,
        "support_body": worker.support_body,
        "support_officer": worker.support_officer,
        "support_phone": worker.support_phone,
        "special_report_not_filed": worker.special_report_not_filed,
        "started_on": _plain(line.started_on),
        "ended_on": _plain(line.ended_on),
        "remarks": worker.remarks,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value.normalize()) if value else "0"
    return value.isoformat() if isinstance(value, date) else value


def fingerprint(data: dict[str, Any]) -> str:
    """What proves that figures were not changed since."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
