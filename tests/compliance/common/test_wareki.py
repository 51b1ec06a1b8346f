"""Dates by era are read as people write them, and refused outside their era."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.common.wareki import (
    NoSuchEraDate,
    era_of,
    format_wareki,
    looks_like_wareki,
    parse_wareki,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和8年11月3日", date(2026, 11, 3)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R8.11.3", date(2026, 11, 3)),
        ("r8/11/03", date(2026, 11, 3)),
        ("Ｒ８．１１．３", date(2026, 11, 3)),
        ("令和　８年　１１月　３日", date(2026, 11, 3)),
        ("㋿8年1月2日", date(2026, 1, 2)),
        ("Reiwa 8-11-3", date(2026, 11, 3)),
        ("R081103", date(2026, 11, 3)),
        ("令和八年十一月二十三日", date(2026, 11, 23)),
        ("H31.4.30", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("S40.2.28", date(1965, 2, 28)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("明治45年7月29日", date(1912, 7, 29)),
    ],
)
def test_an_era_date_is_read(text, day):
    assert looks_like_wareki(text)
    assert parse_wareki(text) == day


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("H31.5.1", "2019-05-01 is 令和元年5月1日"),
        ("R1.4.30", "2019-04-30 is 平成31年4月30日"),
        ("昭和64年1月8日", "1989-01-08 is 平成元年1月8日"),
        ("R0.5.1", "counts its years from 1"),
        ("R8.2.29", "no such day"),
        ("R8.13.1", "no such day"),
        ("2026-11-03", "no date by Japanese era"),
        ("令和", "no date by Japanese era"),
        ("", "no date by Japanese era"),
    ],
)
def test_what_is_no_era_date_is_refused_with_the_reason(text, complaint):
    with pytest.raises(NoSuchEraDate, match=complaint):
        parse_wareki(text)


def test_other_text_does_not_look_like_one():
    assert not looks_like_wareki("2026-11-03")
    assert not looks_like_wareki("SATO")
    assert not looks_like_wareki("2026年11月3日")


def test_the_first_year_is_written_gannen():
    assert format_wareki(date(2019, 5, 1)) == "令和元年5月1日"
    assert format_wareki(date(2019, 5, 1), short=True) == "R1.5.1"
    assert format_wareki(date(2026, 11, 23)) == "令和8年11月23日"


def test_before_the_eras_we_know_there_is_none():
    assert era_of(date(1872, 12, 31)) is None
    with pytest.raises(NoSuchEraDate):
        format_wareki(date(1872, 12, 31))


@given(st.dates(date(1873, 1, 1), date(2100, 12, 31)))
def test_what_is_written_is_read_back(day):
    assert parse_wareki(format_wareki(day)) == day
    assert parse_wareki(format_wareki(day, short=True)) == day
