"""Text as people type it is made comparable, and numbers are hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.common.text import (
    canonical_number,
    mask_number,
    name_key,
    nfkc,
    normalise,
    normalise_name,
)


def test_full_width_becomes_plain_and_half_width_kana_full():
    assert nfkc("　ＡＢ１２　") == "AB12"
    assert nfkc("ｸﾞｴﾝ") == "グエン"


@pytest.mark.parametrize("dash", ["〜", "～", "∼", "˜", "~"])
def test_wave_dashes_are_one(dash):
    assert normalise(f"10{dash}12") == "10~12"


@pytest.mark.parametrize("dash", ["‐", "‑", "–", "—", "−", "－", "-"])
def test_hyphens_are_one(dash):
    assert normalise(f"03{dash}1234") == "03-1234"


def test_invisible_characters_and_double_spaces_go():
    assert normalise("NGUYEN\u200b\u00a0 THI\ufeff　LAN\n") == "NGUYEN THI LAN"


@pytest.mark.parametrize(
    "written",
    ["AB12345678CD", "ab12345678cd", "ＡＢ１２３４５６７８ＣＤ", "AB 1234-5678 CD", "ab‐12345678‐cd"],
)
def test_a_card_number_is_kept_one_way(written):
    assert canonical_number(written) == "AB12345678CD"


def test_a_name_is_kept_as_written():
    assert normalise_name(" Nguyễn　Thị  Lan ") == "Nguyễn Thị Lan"


@pytest.mark.parametrize(
    "written", ["NGUYEN THI DAO", "Nguyễn Thị Đào", "nguyen-thi dao", "ＮＧＵＹＥＮ　ＴＨＩ　ＤＡＯ"]
)
def test_a_name_is_found_however_it_is_written(written):
    assert name_key(written) == "nguyenthidao"


def test_kana_that_differ_by_their_marks_stay_apart():
    assert name_key("ガク") != name_key("カク")
    assert name_key("ｶﾞｸ") == name_key("ガク")


@pytest.mark.parametrize(
    ("number", "masked"), [("AB12345678CD", "********78CD"), ("C1234567", "******67"), ("C1", "**"), ("", "")]
)
def test_a_number_is_masked(number, masked):
    assert mask_number(number) == masked


@given(st.text(max_size=40))
def test_masking_never_shows_more_than_a_third(number):
    masked = mask_number(number)
    assert len(masked) == len(number)
    assert masked[: len(number) - len(number) // 3] == "*" * (len(number) - len(number) // 3)


@given(st.text(max_size=40))
def test_making_comparable_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="AZaz09ＡＺａｚ０９ -‐－　._/", max_size=20))
def test_a_number_made_canonical_twice_stays(text):
    assert canonical_number(canonical_number(text)) == canonical_number(text)
