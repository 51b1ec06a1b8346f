"""定期届出（様式3-6）: the April to March report: counts, averages, a sheet for each site."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from compliance.common.dates import add_months
from compliance.rulebook import rule

from .annual_report_averages import averages_of, months_within
from .annual_report_facts import (
    AnnualFigures,
    Averages,
    Enrolment,
    MissingPayroll,
    PayrollMonth,
    ReportedWorker,
    SiteSheet,
    WorkerLine,
)
from .periodic_report import annual_report as period_of_report
from .periodic_report import periodic_report_includes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.rulebook import Rule

    from .periodic_report import PeriodicReport

__all__ = [
    "AnnualFigures",
    "Averages",
    "Enrolment",
    "MissingPayroll",
    "PayrollMonth",
    "ReportedWorker",
    "SiteSheet",
    "WorkerLine",
    "annual_figures",
]

PAYROLL_MISSING: Final = "payroll_missing"
AVERAGES_UNSETTLED: Final = "averages_unsettled"
RAISE_UNSETTLED: Final = "raise_rate_formula_unsettled"
PAID_OTHERWISE: Final = "paid_otherwise_than_by_transfer"
REASON_NEEDED: Final = "special_report_not_filed"
STATUS_CHANGED: Final = "status_changed_within_the_year"

_STATUSES: Final = "notifications/annual_report_enrolment"
_RULES: Final = (
    _STATUSES,
    "notifications/annual_report_status_change",
    "notifications/annual_report_partial_months",
    "notifications/annual_report_averages",
    "notifications/annual_report_rounding",
    "notifications/annual_report_raise_rate",
    "notifications/annual_report_worker_sheet",
)


def annual_figures(*, fiscal_year: int, workers: Sequence[ReportedWorker]) -> AnnualFigures:
    """Immigration Act 19-18(2): everybody enrolled on even one day of the period, leavers too."""
    period = period_of_report(fiscal_year)
    on = period.period_to
    statuses = rule(_STATUSES, on=on).value["statuses"]
    reported = [worker for worker in workers if is_reported(worker, fiscal_year, statuses)]
    status_of = [counted_as(worker, period) for worker in reported]
    by_field = Counter(worker.field for worker in reported)
    averages = {status: averages_of(status, reported, period) for status in statuses}
    missing = tuple(gap for worker in reported for gap in _missing(worker, period, statuses))
    bodies = tuple(dict.fromkeys(worker.support_body for worker in reported if worker.support_body))
    return AnnualFigures(
        fiscal_year=fiscal_year,
        period_from=period.period_from,
        period_to=period.period_to,
        total=len(reported),
        ssw1=status_of.count("ssw1"),
        ssw2=status_of.count("ssw2"),
        main_field=by_field.most_common(1)[0][0] if by_field else "",
        field_count=len(by_field),
        averages=averages,
        sites=_sheets(reported, period),
        is_self_support_only=not bodies,
        support_bodies=bodies,
        missing=missing,
        because=_because(period),
        warnings=_warnings(reported, period, averages, missing=bool(missing)),
    )


def is_reported(worker: ReportedWorker, fiscal_year: int, statuses: Sequence[str]) -> bool:
    """Whether the person is in the report of the year."""
    return any(
        each.status in statuses
        and periodic_report_includes(
            fiscal_year=fiscal_year, employed_from=each.from_on, employed_to=each.to_on
        ).included
        for each in worker.enrolments
    )


def counted_as(worker: ReportedWorker, period: PeriodicReport) -> str:
    """The one status a person is counted under: who changed within the year counts as what the rule says."""
    held = {each.status for each in worker.enrolments if _overlaps(each, period)}
    if len(held) > 1:
        return str(rule("notifications/annual_report_status_change", on=period.period_to).value["counts_as"])
    return next(iter(held), "")


def _overlaps(enrolment: Enrolment, period: PeriodicReport) -> bool:
    return enrolment.from_on <= period.period_to and (
        enrolment.to_on is None or enrolment.to_on >= period.period_from
    )


def _sheets(reported: Sequence[ReportedWorker], period: PeriodicReport) -> tuple[SiteSheet, ...]:
    size = rule("notifications/annual_report_worker_sheet", on=period.period_to).value["workers_a_sheet"]
    sheets = []
    for site in dict.fromkeys(worker.site for worker in reported):
        lines = [
            _line(number, worker, period)
            for number, worker in enumerate((each for each in reported if each.site == site), 1)
        ]
        pages = tuple(tuple(lines[first : first + size]) for first in range(0, len(lines), size))
        sheets.append(SiteSheet(site=site, pages=pages))
    return tuple(sheets)


def _line(number: int, worker: ReportedWorker, period: PeriodicReport) -> WorkerLine:
    """Totals of the year hold every month, those begun or ended midway too."""
    months = months_within(worker.payroll, period)
    begins = min(each.from_on for each in worker.enrolments)
    ends = [each.to_on for each in worker.enrolments]
    last = None if None in ends else max(end for end in ends if end)
    return WorkerLine(
        number=number,
        worker=worker,
        status=counted_as(worker, period),
        activity_days=sum(month.days for month in months),
        pay_total=sum(month.cash + month.bonus for month in months),
        is_entrusted=bool(worker.support_body),
        started_on=begins if begins >= period.period_from else None,
        ended_on=last if last and last <= period.period_to else None,
    )


def _missing(
    worker: ReportedWorker, period: PeriodicReport, statuses: Sequence[str]
) -> Iterator[MissingPayroll]:
    entered = {(month.year, month.month) for month in worker.payroll}
    first = period.period_from
    while first <= period.period_to:
        following = add_months(first, 1)
        enrolled = any(
            each.status in statuses
            and each.from_on < following
            and (each.to_on is None or each.to_on >= first)
            for each in worker.enrolments
        )
        if enrolled and (first.year, first.month) not in entered:
            yield MissingPayroll(worker=worker, year=first.year, month=first.month)
        first = following


def _because(period: PeriodicReport) -> tuple[Rule, ...]:
    return (*period.because, *(rule(rule_id, on=period.period_to) for rule_id in _RULES))


def _warnings(
    reported: Sequence[ReportedWorker],
    period: PeriodicReport,
    averages: dict[str, Averages],
    *,
    missing: bool,
) -> tuple[str, ...]:
    found = {
        PAYROLL_MISSING: missing,
        AVERAGES_UNSETTLED: bool(reported),
        RAISE_UNSETTLED: any(each.raise_rate is not None for each in averages.values()),
        PAID_OTHERWISE: any(worker.pays_by_transfer is False for worker in reported),
        REASON_NEEDED: any(worker.special_report_not_filed for worker in reported),
        STATUS_CHANGED: any(
            len({each.status for each in worker.enrolments if _overlaps(each, period)}) > 1
            for worker in reported
        ),
    }
    return (*period.warnings, *(code for code, applies in found.items() if applies))
