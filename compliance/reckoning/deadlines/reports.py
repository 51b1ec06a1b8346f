"""The annual report as a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.periodic_report import annual_report

from .catalogue import due

if TYPE_CHECKING:
    from compliance.reckoning.due import Due


def annual_report_deadlines(*, fiscal_year: int) -> list[Due]:
    """D25 of a fiscal year; nothing for a year no annual report covers."""
    try:
        report = annual_report(fiscal_year)
    except ImpossibleFacts:
        return []
    return [
        due(
            "annual_report",
            last_day=report.last_day,
            due_on=report.due_on,
            safe_on=report.safe_on,
            opens_on=report.opens_on,
            because=report.because,
            warnings=report.warnings,
        )
    ]
