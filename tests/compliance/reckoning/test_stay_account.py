"""The five-year counter as an account: stays, claims, both ways of adding, the sixth year, what is left."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.six_year_route import TestResult
from compliance.reckoning.stay_account import ExclusionClaim, SixthYear, stay_account, years_and_months
from compliance.reckoning.stays import Length, Stay

ON = date(2026, 3, 1)
UNBROKEN = (Stay(status="ssw1", from_on=date(2021, 4, 15)),)
BROKEN = (
    Stay(status="ssw1", from_on=date(2019, 4, 15), to_on=date(2020, 3, 14)),
    Stay(status="ssw1", from_on=date(2022, 5, 10)),
)
LEAVE = {"kind": "maternity", "from_on": date(2025, 1, 1), "to_on": date(2025, 4, 8)}


def claim(state):
    return ExclusionClaim(**LEAVE, state=state, applied_on=date(2026, 1, 15))


def sixth(score=80.0, *, granted=False, pledged=True):
    return SixthYear(
        results=(TestResult(pass_mark=100, score=score),),
        pledged=pledged,
        employer_continues=True,
        accepted_on=date(2026, 1, 15),
        granted=granted,
    )


def test_an_unbroken_stay_and_what_is_left_of_it():
    account = stay_account(stays=UNBROKEN, on=ON)
    assert (account.years_for_form, account.months_for_form) == (4, 10)
    assert account.used_by_calendar == Length(58, 14)
    assert account.used_in_days == 1781
    assert account.cap_on == date(2026, 4, 15)
    assert account.balance == Length(1, 14)
    assert account.request_from_on == date(2026, 1, 15)
    assert "exclusion_to_be_requested_now" in account.warnings


def test_broken_stays_are_added_both_ways_and_the_earlier_cap_is_alerted():
    account = stay_account(stays=BROKEN, on=ON)
    assert account.cap_by_calendar == date(2026, 6, 12)
    assert account.cap_in_days == date(2026, 6, 10)
    assert account.cap_on == date(2026, 6, 10)
    assert set(account.warnings) >= {"calendar_and_day_count_differ", "confirm_with_records"}
    assert "residence/total_stay_broken" in {used.id for used in account.because}


@pytest.mark.parametrize(
    ("state", "cap_on", "if_granted", "excluded"),
    [
        ("planned", date(2026, 4, 15), date(2026, 7, 22), False),
        ("requested", date(2026, 4, 15), date(2026, 7, 22), False),
        ("granted", date(2026, 7, 22), date(2026, 7, 22), True),
        ("refused", date(2026, 4, 15), date(2026, 4, 15), False),
    ],
)
def test_a_claim_moves_the_cap_only_once_it_is_granted(state, cap_on, if_granted, excluded):
    account = stay_account(stays=UNBROKEN, on=ON, claims=(claim(state),))
    assert (account.cap_on, account.cap_on_if_granted) == (cap_on, if_granted)
    (line,) = account.claims
    assert (line.excludable, line.is_excluded, line.official_form, line.days) == (
        True,
        excluded,
        "1-30",
        98,
    )


def test_the_route_to_a_sixth_year():
    route = stay_account(stays=UNBROKEN, on=ON, sixth_year=sixth())
    assert (route.sixth_year_open, route.cap_with_sixth_year, route.cap_on) == (
        True,
        date(2027, 4, 15),
        date(2026, 4, 15),
    )
    granted = stay_account(stays=UNBROKEN, on=ON, sixth_year=sixth(granted=True))
    assert granted.cap_on == date(2027, 4, 15)
    closed = stay_account(stays=UNBROKEN, on=ON, sixth_year=sixth(79.5))
    assert (closed.sixth_year_open, closed.cap_with_sixth_year) == (False, None)
    assert "sixth_year_route_not_open" in closed.warnings


def test_each_stay_says_whether_it_counts_and_how_long_it_was():
    stays = (
        Stay(status="technical_intern_2", from_on=date(2019, 4, 1), to_on=date(2021, 4, 1)),
        *UNBROKEN,
    )
    training, first = stay_account(stays=stays, on=ON).lines
    assert (training.counted, training.length, training.days) == (False, Length(24, 0), 731)
    assert (first.counted, first.length) == (True, Length(58, 14))


def test_nothing_is_left_on_the_day_the_cap_is_reached():
    account = stay_account(stays=UNBROKEN, on=date(2026, 4, 15))
    assert account.balance == Length()
    assert "cap_reached" in account.warnings


def test_ssw2_has_an_account_without_a_cap():
    account = stay_account(stays=(Stay(status="ssw2", from_on=date(2024, 4, 1)),), on=ON)
    assert (account.cap_on, account.balance, account.request_from_on) == (None, None, None)


def test_a_length_as_the_application_asks_for_it():
    assert years_and_months(Length(58, 29)) == (4, 10)
