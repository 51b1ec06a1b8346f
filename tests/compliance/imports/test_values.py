"""What cells mean."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.common.wareki import format_wareki
from compliance.imports import values
from compliance.imports.problems import UnusableCell
from compliance.imports.vocabulary import (
    language_code,
    means_ditto,
    means_nothing,
    means_self_support,
    means_total,
    nationality_code,
    sex_slug,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2026, 1, 31, 0, 0, tzinfo=UTC), date(2026, 1, 31)),
        (date(2026, 1, 31), date(2026, 1, 31)),
        (46053, date(2026, 1, 31)),
        (46053.0, date(2026, 1, 31)),
        ("46053", date(2026, 1, 31)),
        (20260131, date(2026, 1, 31)),
        ("20260131", date(2026, 1, 31)),
        ("2026/1/31", date(2026, 1, 31)),
        ("2026-01-31", date(2026, 1, 31)),
        ("2026.1.31", date(2026, 1, 31)),
        ("2026年1月31日", date(2026, 1, 31)),
        ("２０２６年１月３１日", date(2026, 1, 31)),
        ("２０２６／１／３１", date(2026, 1, 31)),
        ("2026年 1月 31日（土）", date(2026, 1, 31)),
        ("2026/1/31(Sat)", date(2026, 1, 31)),
        ("2026-01-31 00:00:00", date(2026, 1, 31)),
        ("2026-01-31T00:00:00", date(2026, 1, 31)),
        ("2026年1月31日まで", date(2026, 1, 31)),
        ("令和8年1月31日", date(2026, 1, 31)),
        ("令和８年１月３１日", date(2026, 1, 31)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R8.11.3", date(2026, 11, 3)),
        ("r8/11/3", date(2026, 11, 3)),
        ("Ｒ８．１１．３", date(2026, 11, 3)),
        ("H31.4.30", date(2019, 4, 30)),
        ("S63.12.1", date(1988, 12, 1)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("31 Jan 2026", date(2026, 1, 31)),
        ("Jan 31, 2026", date(2026, 1, 31)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_days_are_read_in_every_way_people_write_them(cell, day):
    assert values.day_of(cell, today=TODAY) == day


@pytest.mark.parametrize(
    "cell",
    [
        "未定",
        "2026-02-30",
        "2026-02-29",
        "2026年13月1日",
        "令和0年1月1日",
        "令和8年2月30日",
        "平成31年5月1日",
        "令和元年4月30日",
        "26/1/31",
        "1/31/2026",
        "31/01/2026",
        "2026年1月",
        "9999-12-31",
        "1899-12-31",
        1990,
        7,
        3.5,
        True,
        "2026",
        "x",
    ],
)
def test_days_that_cannot_be_are_refused(cell):
    with pytest.raises(UnusableCell):
        values.day_of(cell, today=TODAY)


def test_a_workbook_that_counts_from_1904_means_other_days():
    assert values.day_of(46053 - 1462, today=TODAY, days_before=1462) == date(2026, 1, 31)


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2050, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day):
    written = [
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        format_wareki(day),
        format_wareki(day, short=True),
        (day - date(1899, 12, 30)).days,
        day.strftime("%d %b %Y"),
    ]
    assert {values.day_of(cell, today=TODAY) for cell in written} == {day}


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    for read in (
        lambda cell: values.day_of(cell, today=TODAY),
        values.months_of,
        values.email_of,
        values.postal_code_of,
        values.phone_of,
        values.card_name_of,
        values.number_of,
    ):
        with suppress(UnusableCell):
            read(text)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1年", 12),
        ("６月", 6),
        ("6ヶ月", 6),
        ("6か月", 6),
        ("1年6月", 18),
        ("３年", 36),
        ("五年", 60),
        ("1 year", 12),
        ("6 months", 6),
        ("90日", None),
        ("無期限", None),
    ],
)
def test_periods_are_months(text, months):
    assert values.months_of(text) == months


@pytest.mark.parametrize("cell", ["", "ずっと", 1, "一"])
def test_a_bare_number_is_no_period(cell):
    with pytest.raises(UnusableCell):
        values.months_of(cell)


def test_numbers_that_lost_their_zeros_in_excel_get_them_back():
    assert values.postal_code_of(600000) == "060-0000"
    assert values.postal_code_of("〒144-0052") == "144-0052"
    assert values.phone_of(9012345678) == "09012345678"
    assert values.text_of(1001.0) == "1001"


def test_names_and_numbers_are_read_as_the_card_prints_them():
    assert values.card_name_of("ｎｇｕｙｅｎ　ｔｈｉ  lan") == "NGUYEN THI LAN"
    assert values.number_of("ＦＱ ８０９３８９５２ ｊｘ") == "FQ80938952JX"


def test_words():
    assert [
        nationality_code(text)
        for text in ("ベトナム社会主義共和国", "vietnam", "VN", "中国（台湾）", "ナルニア")
    ] == [
        "VN",
        "VN",
        "VN",
        "TW",
        None,
    ]
    assert [language_code(text) for text in ("クメール語", "Tagalog", "vi", "エルフ語")] == [
        "km",
        "tl",
        "vi",
        None,
    ]
    assert [sex_slug(text) for text in ("男性", "Ｆ", "女", "?")] == ["male", "female", "female", None]
    assert means_self_support("自社支援")
    assert means_self_support("自社（委託なし）")
    assert not means_self_support("自社支援協同組合")


@pytest.mark.parametrize("text", ["合計 40名", "小計：12", "計", "Total 40", "総計", "合計（40名）"])
def test_totals(text):
    assert means_total(text)


@pytest.mark.parametrize("text", ["KEI", "40", "計良 太郎", "TOTAL ABAD", "2001"])
def test_what_is_no_total(text):
    assert not means_total(text)


def test_signs_for_nothing_and_for_the_same():
    assert all(means_nothing(text) for text in ("-", "―", "ー", "なし", "N/A", "×"))
    assert all(means_ditto(text) for text in ("〃", "同上"))
    assert not means_nothing("〃")
