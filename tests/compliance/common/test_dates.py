"""Japanese legal date arithmetic, by worked examples and by what must hold of every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.common.dates import (
    ClosedDays,
    add_months,
    end_of_period_days,
    end_of_period_months,
    fiscal_year,
    fiscal_year_range,
    is_closed_day,
    last_day_of_month,
    previous_open_day,
    quarter,
    quarter_range,
    roll_forward,
    subtract_months,
)

CLOSED = ClosedDays(
    iso_weekdays=frozenset({6, 7}), national_holidays=True, year_end_from=(12, 29), year_end_to=(1, 3)
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("base", "months", "last_day"),
    [
        (date(2026, 4, 30), 1, date(2026, 5, 31)),
        (date(2027, 2, 28), 2, date(2027, 4, 30)),
        (date(2025, 2, 28), 36, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2024, 7, 1), 12, date(2025, 7, 1)),
        (date(2017, 1, 16), 12, date(2018, 1, 16)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_a_period_of_months_ends_by_the_civil_code(base, months, last_day):
    assert end_of_period_months(base, months) == last_day


def test_a_period_of_days_leaves_the_first_out():
    assert end_of_period_days(date(2025, 4, 1), 14) == date(2025, 4, 15)


@given(DAYS, st.integers(1, 120))
def test_the_code_never_ends_before_the_naive_count_and_at_most_three_days_after(base, months):
    assert timedelta(0) <= end_of_period_months(base, months) - add_months(base, months) <= timedelta(days=3)


@given(DAYS, st.integers(1, 120))
def test_a_later_start_never_ends_earlier(base, months):
    tomorrow = base + timedelta(days=1)
    assert end_of_period_months(base, months) <= end_of_period_months(tomorrow, months)


@given(DAYS, st.integers(1, 60))
def test_whole_months_stay_whole(day, months):
    end = last_day_of_month(day.year, day.month)
    result = end_of_period_months(end, months)
    assert result == last_day_of_month(result.year, result.month)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2028, 5, 31), 3, date(2028, 2, 29)),
        (date(2027, 1, 15), 3, date(2026, 10, 15)),
        (date(2027, 3, 31), 12, date(2026, 3, 31)),
    ],
)
def test_counting_back_clamps_to_the_months_end(day, months, before):
    assert subtract_months(day, months) == before


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 11, 22), "Sunday"),
        (date(2026, 11, 23), "Labour Thanksgiving Day"),
        (date(2026, 5, 6), "substitute for Constitution Day, which fell on a Sunday"),
        (date(2026, 9, 22), "between two holidays"),
        (date(2026, 12, 29), "first day of the year-end closing"),
        (date(2027, 1, 3), "last day of the year-end closing"),
        (date(2027, 1, 11), "Coming of Age Day"),
        (date(2019, 5, 1), "the accession"),
        (date(2021, 7, 22), "Marine Day moved for the Olympics"),
    ],
)
def test_offices_are_closed(day, why):
    assert is_closed_day(day, CLOSED), why


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 12, 28), date(2027, 1, 4), date(2021, 7, 19)])
def test_offices_are_open(day):
    assert not is_closed_day(day, CLOSED)


@pytest.mark.parametrize(
    ("day", "next_open", "last_open"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 21), date(2026, 11, 24), date(2026, 11, 20)),
        (date(2026, 12, 31), date(2027, 1, 4), date(2026, 12, 28)),
        (date(2026, 9, 20), date(2026, 9, 24), date(2026, 9, 18)),
        (date(2026, 5, 3), date(2026, 5, 7), date(2026, 5, 1)),
        (date(2019, 4, 30), date(2019, 5, 7), date(2019, 4, 26)),
    ],
)
def test_a_closed_day_moves_to_the_open_days_around_it(day, next_open, last_open):
    assert roll_forward(day, CLOSED) == next_open
    assert previous_open_day(day, CLOSED) == last_open


@given(DAYS)
def test_the_open_days_around_a_day_are_open(day):
    assert not is_closed_day(roll_forward(day, CLOSED), CLOSED)
    assert not is_closed_day(previous_open_day(day, CLOSED), CLOSED)
    assert previous_open_day(day, CLOSED) <= day <= roll_forward(day, CLOSED)


def test_the_fiscal_year_begins_in_april():
    assert fiscal_year(date(2026, 3, 31)) == 2025
    assert fiscal_year(date(2026, 4, 1)) == 2026
    assert fiscal_year_range(2025) == (date(2025, 4, 1), date(2026, 3, 31))


def test_quarters_are_those_of_the_calendar():
    assert [quarter(date(2025, month, 1)) for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
    assert quarter_range(2025, 1) == (date(2025, 1, 1), date(2025, 3, 31))
    assert quarter_range(2024, 4) == (date(2024, 10, 1), date(2024, 12, 31))
    with pytest.raises(ValueError, match="quarters 1 to 4, not 5"):
        quarter_range(2025, 5)
