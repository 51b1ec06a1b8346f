"""希望する在留期間: how it is read and written, and how long it may be."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.desired_period import PeriodLimit, months_of, written
from cases.forms import checked_period

FILED_ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "months"),
    [("1年", 12), ("６月", 6), ("1年6か月", 18), ("36ヶ月", 36), ("3 年", 36), ("4箇月", 4), ("2年間", 24)],
)
def test_periods_are_read_as_people_write_them(text, months):
    assert months_of(text) == months


@pytest.mark.parametrize("text", ["", "12", "一生", "0年", "永住", "1年半", "年"])
def test_what_is_no_period_is_refused(text):
    assert months_of(text) is None
    with pytest.raises(ValidationError):
        checked_period(text, limit=PeriodLimit(status="ssw1", filed_on=FILED_ON, expires_on=None))


@pytest.mark.parametrize(("months", "text"), [(12, "1年"), (6, "6月"), (18, "1年6月"), (36, "3年")])
def test_periods_are_written_as_on_the_card(months, text):
    assert written(months) == text


def test_ssw1_may_ask_for_three_years_and_no_more():
    limit = PeriodLimit(status="ssw1", filed_on=FILED_ON, expires_on=date(2027, 1, 31))
    assert limit.longest == 36
    assert checked_period("36か月", limit=limit) == "3年"
    with pytest.raises(ValidationError, match="3年"):
        checked_period("3年1月", limit=limit)


def test_ssw1_before_30_september_2025_could_ask_for_one_year():
    limit = PeriodLimit(status="ssw1", filed_on=date(2025, 9, 29), expires_on=date(2025, 12, 1))
    assert limit.longest == 12


def test_what_is_left_of_the_total_stay_bounds_the_period():
    limit = PeriodLimit(
        status="ssw1", filed_on=FILED_ON, expires_on=date(2027, 1, 31), cap_on=date(2028, 3, 31)
    )
    assert limit.longest == 14
    assert limit.allows(14)
    assert not limit.allows(15)
    with pytest.raises(ValidationError, match="1年2月"):
        checked_period("3年", limit=limit)


def test_nothing_left_of_the_total_stay_lets_nothing_be_asked():
    limit = PeriodLimit(
        status="ssw1", filed_on=FILED_ON, expires_on=date(2027, 1, 31), cap_on=date(2027, 2, 1)
    )
    assert limit.longest == 0
    with pytest.raises(ValidationError):
        checked_period("1月", limit=limit)


def test_ssw2_is_granted_for_the_listed_periods_only():
    limit = PeriodLimit(status="ssw2", filed_on=FILED_ON, expires_on=date(2027, 1, 31))
    assert limit.grantable == (6, 12, 24, 36)
    assert checked_period("2年", limit=limit) == "2年"
    with pytest.raises(ValidationError, match="6月・1年・2年・3年"):
        checked_period("1年6月", limit=limit)


def test_an_unknown_status_sets_no_limit():
    limit = PeriodLimit(status="", filed_on=FILED_ON, expires_on=None)
    assert limit.longest is None
    assert checked_period("5年", limit=limit) == "5年"
