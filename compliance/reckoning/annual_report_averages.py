"""定期届出の平均: item 4 of form 3-6 from monthly payroll, exact sums first, rounded once at the end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from compliance.common.dates import ONE_DAY, last_day_of_month, subtract_months
from compliance.rulebook import rule

from .annual_report_facts import Averages, Sums
from .wages import average, hourly_base, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .annual_report_facts import Enrolment, PayrollMonth, ReportedWorker
    from .periodic_report import PeriodicReport


def averages_of(status: str, workers: Sequence[ReportedWorker], period: PeriodicReport) -> Averages:
    """One status' column: sums over the counted months by their number; bonuses by persons."""
    on = period.period_to
    holders = [worker for worker in workers if _held(worker, status, period)]
    counted = [
        month
        for worker in holders
        for month in months_within(worker.payroll, period)
        if month.status == status and not is_partial(month, worker.enrolments, on=on)
    ]
    sums = _sums(counted)
    bonus = sum(
        month.bonus
        for worker in holders
        for month in months_within(worker.payroll, period)
        if month.status == status
    )
    rates = [rate for worker in holders if (rate := raise_rate(worker, status, period)) is not None]
    decimals = rule("notifications/annual_report_rounding", on=on).value["decimals"]

    def mean(total: Decimal | int, count: int = sums.months) -> int | None:
        exact = average(total, count)
        return None if exact is None else int(rounded(exact, decimals=decimals))

    return Averages(
        status=status,
        persons=len(holders),
        days=mean(sums.days),
        regular_hours=mean(sums.regular_hours),
        overtime_hours=mean(sums.overtime_hours),
        cash=mean(sums.cash),
        overtime_pay=mean(sums.overtime_pay),
        commuting=mean(sums.commuting),
        attendance=mean(sums.attendance),
        family=mean(sums.family),
        bonus=mean(bonus, len(holders)),
        food=mean(sums.food),
        housing=mean(sums.housing),
        tax_and_insurance=mean(sums.tax_and_insurance),
        other_deductions=mean(sums.other_deductions),
        raise_rate=_mean_rate(rates, on),
        bonus_total=bonus,
        raise_rate_persons=len(rates),
        sums=sums,
    )


def months_within(payroll: Iterable[PayrollMonth], period: PeriodicReport) -> list[PayrollMonth]:
    """The months of the period, in order."""
    first = (period.period_from.year, period.period_from.month)
    last = (period.period_to.year, period.period_to.month)
    return sorted(
        (month for month in payroll if first <= (month.year, month.month) <= last),
        key=lambda month: (month.year, month.month),
    )


def is_partial(month: PayrollMonth, enrolments: Sequence[Enrolment], *, on: date) -> bool:
    """月中の開始・終了: a month not wholly under its status. One begun on the first and ended on the last
    day is whole, and so is one with leave in it.
    """
    if month.partial is not None:
        return month.partial
    if not rule("notifications/annual_report_partial_months", on=on).value["left_out_of_averages"]:
        return False
    first = date(month.year, month.month, 1)
    last = last_day_of_month(month.year, month.month)
    whole = any(
        each.status == month.status and each.from_on <= first and (each.to_on is None or each.to_on >= last)
        for each in enrolments
    )
    return not whole


def raise_rate(worker: ReportedWorker, status: str, period: PeriodicReport) -> Decimal | None:
    """Per cent by which the hourly base rose from the year before; None for one not there long enough, or
    where either year's payroll is not known.
    """
    terms = rule("notifications/annual_report_raise_rate", on=period.period_to).value
    ends_on = period.period_to + ONE_DAY
    begins_on = subtract_months(ends_on, terms["employed_months"])
    lasting = any(
        each.status == status
        and each.from_on <= begins_on
        and (each.to_on is None or each.to_on >= period.period_to)
        for each in worker.enrolments
    )
    this_year = [month for month in months_within(worker.payroll, period) if month.status == status]
    before = [month for month in worker.last_year if month.status == status]
    if not lasting or not _hours(this_year) or not _hours(before):
        return None
    now, then = _base(this_year), _base(before)
    return (now - then) / then * 100 if then else None


def _held(worker: ReportedWorker, status: str, period: PeriodicReport) -> bool:
    return any(
        each.status == status
        and each.from_on <= period.period_to
        and (each.to_on is None or each.to_on >= period.period_from)
        for each in worker.enrolments
    )


def _sums(months: Sequence[PayrollMonth]) -> Sums:
    return Sums(
        months=len(months),
        days=sum(month.days for month in months),
        regular_hours=_hours(months),
        overtime_hours=sum((month.overtime_hours for month in months), start=Decimal(0)),
        cash=sum(month.cash for month in months),
        overtime_pay=sum(month.overtime_pay for month in months),
        commuting=sum(month.commuting for month in months),
        attendance=sum(month.attendance for month in months),
        family=sum(month.family for month in months),
        food=sum(month.food for month in months),
        housing=sum(month.housing for month in months),
        tax_and_insurance=sum(month.tax_and_insurance for month in months),
        other_deductions=sum(month.other_deductions for month in months),
    )


def _hours(months: Iterable[PayrollMonth]) -> Decimal:
    return sum((month.regular_hours for month in months), start=Decimal(0))


def _base(months: Sequence[PayrollMonth]) -> Decimal:
    return hourly_base(pay=sum(month.base_pay for month in months), without=(), hours=_hours(months))


def _mean_rate(rates: Sequence[Decimal], on: date) -> Decimal | None:
    exact = average(sum(rates, start=Decimal(0)), len(rates))
    if exact is None:
        return None
    decimals = rule("notifications/annual_report_rounding", on=on).value["raise_rate_decimals"]
    return rounded(exact, decimals=decimals)
