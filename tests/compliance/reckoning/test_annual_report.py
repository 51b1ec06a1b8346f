"""The annual report against a sheet computed by hand: to the yen and the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from compliance.reckoning.annual_report import Enrolment, PayrollMonth, ReportedWorker, annual_figures
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.wages import hourly_wage, rounded

YEAR = [(2025, month) for month in range(4, 13)] + [(2026, month) for month in range(1, 4)]


def months(which, status="ssw1", **figures):
    return tuple(PayrollMonth(year=year, month=month, status=status, **figures) for year, month in which)


def with_bonus(payroll, **bonuses):
    """Bonuses by month, written like m12=120_000."""
    return tuple(replace(each, bonus=bonuses.get(f"m{each.month}", 0)) for each in payroll)


def anna():
    """Two years and more at the main house, twelve whole months, a raise last April."""
    this_year = {
        "days": 21,
        "regular_hours": Decimal("168.0"),
        "overtime_hours": Decimal("10.5"),
        "cash": 230_000,
        "overtime_pay": 18_000,
        "commuting": 8_000,
        "attendance": 5_000,
        "food": 10_000,
        "housing": 25_000,
        "tax_and_insurance": 38_000,
        "other_deductions": 1_000,
    }
    before = {
        "regular_hours": Decimal(168),
        "cash": 221_000,
        "overtime_pay": 17_000,
        "commuting": 8_000,
        "attendance": 5_000,
    }
    return ReportedWorker(
        ref="A",
        name="ANNA",
        field="lodging",
        site="本館",
        enrolments=(Enrolment(status="ssw1", from_on=date(2023, 4, 1)),),
        payroll=with_bonus(months(YEAR, **this_year), m7=100_000, m12=120_000),
        last_year=months([(year - 1, month) for year, month in YEAR], **before),
        pays_by_transfer=True,
        support_body="A支援センター",
    )


def binh():
    """Came in the middle of July, left on the last day of January."""
    whole = {
        "days": 20,
        "regular_hours": Decimal(160),
        "overtime_hours": Decimal(5),
        "cash": 205_000,
        "overtime_pay": 7_500,
        "commuting": 6_000,
        "housing": 20_000,
        "tax_and_insurance": 30_000,
        "other_deductions": 500,
    }
    july = {"days": 12, "regular_hours": Decimal(96), "cash": 110_000, "commuting": 4_000}
    return ReportedWorker(
        ref="B",
        name="BINH",
        field="lodging",
        site="別館",
        enrolments=(Enrolment(status="ssw1", from_on=date(2025, 7, 15), to_on=date(2026, 1, 31)),),
        payroll=(*months([(2025, 7)], **july), *months(YEAR[4:10], **whole)),
        pays_by_transfer=True,
        support_body="A支援センター",
    )


def chau():
    """Changed from SSW (i) to (ii) on the first of October."""
    first = {
        "days": 22,
        "regular_hours": Decimal("170.25"),
        "overtime_hours": Decimal(20),
        "cash": 260_000,
        "overtime_pay": 36_000,
        "family": 10_000,
        "tax_and_insurance": 45_000,
    }
    second = {
        "days": 21,
        "regular_hours": Decimal("165.5"),
        "overtime_hours": Decimal("15.25"),
        "cash": 310_000,
        "overtime_pay": 30_000,
        "family": 10_000,
        "tax_and_insurance": 52_000,
    }
    return ReportedWorker(
        ref="C",
        name="CHAU",
        field="food_svc",
        site="本館",
        enrolments=(
            Enrolment(status="ssw1", from_on=date(2022, 6, 1), to_on=date(2025, 9, 30)),
            Enrolment(status="ssw2", from_on=date(2025, 10, 1)),
        ),
        payroll=(*months(YEAR[:6], **first), *with_bonus(months(YEAR[6:], "ssw2", **second), m12=200_000)),
        pays_by_transfer=True,
    )


def dewi():
    """Enrolled on the first of April alone."""
    return ReportedWorker(
        ref="D",
        name="DEWI",
        field="lodging",
        site="本館",
        enrolments=(Enrolment(status="ssw1", from_on=date(2024, 4, 1), to_on=date(2025, 4, 1)),),
        payroll=months([(2025, 4)], days=1, regular_hours=Decimal(8), cash=9_000),
    )


def left_before():
    return replace(
        dewi(),
        ref="E",
        enrolments=(Enrolment(status="ssw1", from_on=date(2024, 4, 1), to_on=date(2025, 3, 31)),),
    )


def intern():
    return replace(
        dewi(), ref="F", enrolments=(Enrolment(status="technical_intern_2", from_on=date(2024, 4, 1)),)
    )


@pytest.fixture(scope="module")
def report():
    return annual_figures(fiscal_year=2025, workers=(anna(), binh(), chau(), dewi(), left_before(), intern()))


def test_everybody_enrolled_for_a_day_is_counted_once(report):
    assert (report.total, report.ssw1, report.ssw2) == (4, 3, 1)
    assert (report.main_field, report.field_count) == ("lodging", 2)
    assert (report.period_from, report.period_to) == (date(2025, 4, 1), date(2026, 3, 31))


def test_the_sums_of_ssw1_are_exact(report):
    sums = report.averages["ssw1"].sums
    assert (sums.months, sums.days) == (24, 504)
    assert (sums.regular_hours, sums.overtime_hours) == (Decimal("3997.5"), Decimal("276.0"))
    assert (sums.cash, sums.overtime_pay, sums.commuting) == (5_550_000, 477_000, 132_000)
    assert (sums.food, sums.housing, sums.tax_and_insurance) == (120_000, 420_000, 906_000)


def test_the_averages_of_ssw1_are_those_of_the_sheet(report):
    found = report.averages["ssw1"]
    assert (found.persons, found.days, found.regular_hours, found.overtime_hours) == (4, 21, 167, 12)
    assert (found.cash, found.overtime_pay, found.commuting) == (231_250, 19_875, 5_500)
    assert (found.attendance, found.family) == (2_500, 2_500)
    assert (found.bonus_total, found.bonus) == (220_000, 55_000)
    assert (found.food, found.housing, found.tax_and_insurance) == (5_000, 17_500, 37_750)
    assert found.other_deductions == 625
    assert (found.raise_rate, found.raise_rate_persons) == (Decimal("4.2"), 1)


def test_the_averages_of_ssw2_are_those_of_the_sheet(report):
    found = report.averages["ssw2"]
    assert (found.persons, found.days, found.regular_hours, found.overtime_hours) == (1, 21, 166, 15)
    assert (found.cash, found.overtime_pay, found.family) == (310_000, 30_000, 10_000)
    assert (found.bonus, found.tax_and_insurance, found.commuting) == (200_000, 52_000, 0)
    assert found.raise_rate is None


def test_each_site_has_its_sheet_with_yearly_totals(report):
    main, annex = report.sites
    assert (main.site, annex.site) == ("本館", "別館")
    assert [(line.number, line.worker.name) for line in main.lines] == [
        (1, "ANNA"),
        (2, "CHAU"),
        (3, "DEWI"),
    ]
    totals = [(line.activity_days, line.pay_total) for line in (*main.lines, *annex.lines)]
    assert totals == [(252, 2_980_000), (258, 3_620_000), (1, 9_000), (132, 1_340_000)]


def test_who_came_or_left_within_the_year_has_the_day_in_the_remarks(report):
    lines = {line.worker.name: line for sheet in report.sites for line in sheet.lines}
    assert (lines["BINH"].started_on, lines["BINH"].ended_on) == (date(2025, 7, 15), date(2026, 1, 31))
    assert (lines["ANNA"].started_on, lines["ANNA"].ended_on) == (None, None)
    assert (lines["DEWI"].started_on, lines["DEWI"].ended_on) == (None, date(2025, 4, 1))


def test_support_is_told_by_who_gives_it(report):
    assert (report.is_self_support_only, report.support_bodies) == (False, ("A支援センター",))
    assert annual_figures(fiscal_year=2025, workers=(chau(),)).is_self_support_only


def test_five_workers_fill_a_sheet():
    workers = tuple(replace(dewi(), ref=number) for number in range(6))
    (sheet,) = annual_figures(fiscal_year=2025, workers=workers).sites
    assert [len(page) for page in sheet.pages] == [5, 1]


def test_months_without_payroll_are_named():
    without_may = replace(anna(), payroll=tuple(each for each in anna().payroll if each.month != 5))
    found = annual_figures(fiscal_year=2025, workers=(without_may,))
    assert [(gap.year, gap.month) for gap in found.missing] == [(2025, 5)]
    assert "payroll_missing" in found.warnings


def test_no_raise_is_nought_per_cent():
    flat = replace(anna(), last_year=tuple(replace(each, year=each.year - 1) for each in anna().payroll))
    assert annual_figures(fiscal_year=2025, workers=(flat,)).averages["ssw1"].raise_rate == Decimal("0.0")


def test_a_raise_is_asked_of_those_two_years_there_alone():
    newer = replace(anna(), enrolments=(Enrolment(status="ssw1", from_on=date(2024, 4, 2)),))
    assert annual_figures(fiscal_year=2025, workers=(newer,)).averages["ssw1"].raise_rate is None


def test_a_month_said_to_be_partial_stays_out_of_the_averages():
    short = replace(
        anna(), payroll=tuple(replace(each, partial=each.month == 4 or None) for each in anna().payroll)
    )
    assert annual_figures(fiscal_year=2025, workers=(short,)).averages["ssw1"].sums.months == 11


def test_what_the_figures_rest_on_and_how_unsure_it_is(report):
    grades = {used.id: used.confidence for used in report.because}
    assert grades["notifications/annual_report"] == "O*"
    assert grades["notifications/annual_report_averages"] == "U"
    assert grades["notifications/annual_report_status_change"] == "O"
    assert set(report.warnings) >= {
        "averages_unsettled",
        "raise_rate_formula_unsettled",
        "status_changed_within_the_year",
    }


def test_papers_wanted_besides_are_told():
    found = annual_figures(
        fiscal_year=2025,
        workers=(replace(dewi(), pays_by_transfer=False, special_report_not_filed=True),),
    )
    assert set(found.warnings) >= {"paid_otherwise_than_by_transfer", "special_report_not_filed"}


def test_nobody_enrolled_gives_an_empty_report():
    found = annual_figures(fiscal_year=2025, workers=())
    assert (found.total, found.main_field, found.sites, found.averages["ssw1"].cash) == (0, "", (), None)


def test_named_parts_above_the_pay_are_refused():
    with pytest.raises(ImpossibleFacts) as refused:
        PayrollMonth(year=2025, month=4, status="ssw1", cash=100, overtime_pay=101)
    assert refused.value.fact == "cash"


def test_the_year_before_the_yearly_rule_is_refused():
    with pytest.raises(ImpossibleFacts):
        annual_figures(fiscal_year=2024, workers=(anna(),))


def test_halves_are_rounded_up_and_a_monthly_wage_has_its_hourly_figure():
    assert rounded(Decimal("11.5")) == 12
    assert rounded(Decimal("12.5")) == 13
    assert rounded(hourly_wage(monthly_yen=200_000, yearly_minutes=115_200)) == 1_250
