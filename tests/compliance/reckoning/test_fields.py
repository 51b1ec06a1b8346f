"""Fields: what a ledger writes, and which field that is on the day."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.fields import (
    all_field_codes,
    field_code_for,
    field_name,
    field_names,
    work_categories,
    work_category_for,
)

TODAY = date(2026, 11, 23)
MERGED = "素形材・産業機械・電気電子情報関連製造業"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("外食業", "food_svc"),
        ("外食", "food_svc"),
        ("飲食料品製造業", "food_mfg"),
        ("飲食料品", "food_mfg"),
        ("ﾋﾞﾙｸﾘｰﾆﾝｸﾞ", "bldg_clean"),
        ("介護分野", "care"),
        ("造船・舶用工業", "ship"),
        ("造船･舶用工業", "ship"),
        ("自動車整備", "auto_mnt"),
        ("建設（とび）", "constr"),
        ("Food Service", "food_svc"),
        ("ＡＧＲＩＣＵＬＴＵＲＥ", "agri"),
        ("Nông nghiệp", "agri"),
        ("工業製品製造業", "mfg"),
        ("mfg", "mfg"),
        ("製造", "mfg"),
        ("物流倉庫", "warehouse"),
    ],
)
def test_what_ledgers_write_is_understood(written: str, code: str) -> None:
    match = field_code_for(written, TODAY)
    assert match
    assert (match.code, match.successor_of, match.as_written) == (code, None, written)


@pytest.mark.parametrize(
    ("written", "older"),
    [
        (MERGED, MERGED),
        ("素形材産業", "素形材産業"),
        ("産業機械", "産業機械製造業"),
        ("電気・電子情報関連産業", "電気・電子情報関連産業"),
        ("materials", "素形材産業"),
    ],
)
def test_an_older_name_leads_to_its_successor_and_is_kept(written: str, older: str) -> None:
    match = field_code_for(written, TODAY)
    assert match
    assert (match.code, match.successor_of, match.as_written) == ("mfg", older, written)


def test_before_the_merge_the_three_fields_stand_for_themselves() -> None:
    match = field_code_for("素形材", date(2022, 5, 24))
    assert match
    assert (match.code, match.successor_of) == ("materials", None)


def test_between_merge_and_renaming_the_merged_name_is_the_current_one() -> None:
    match = field_code_for(MERGED, date(2023, 1, 1))
    assert match
    assert (match.code, match.successor_of) == ("mfg", None)


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("", TODAY),
        ("農村観光", TODAY),
        ("合計 40名", TODAY),
        ("製造", date(2020, 1, 1)),
        ("物流倉庫", date(2026, 3, 31)),
    ],
)
def test_what_names_no_field_of_the_day_is_left_alone(written: str, on: date) -> None:
    assert field_code_for(written, on) is None


def test_every_name_of_a_listed_field_leads_back_to_it() -> None:
    for code, name in field_names(TODAY).items():
        for written in (code, name.ja, name.en, name.vi):
            match = field_code_for(written, TODAY)
            assert match
            assert match.code == code


def test_names_follow_the_order_of_the_ordinance() -> None:
    assert list(field_names(TODAY))[:4] == ["care", "bldg_clean", "linen", "mfg"]
    assert field_names(date(2023, 1, 1))["mfg"].ja == MERGED
    assert len(all_field_codes()) == 22


def test_an_ended_field_keeps_its_last_name() -> None:
    assert field_name("materials", "ja", on=TODAY) == "素形材産業"
    assert field_name("mfg", "ja", on=date(2020, 1, 1)) == MERGED
    assert field_name("unheard_of", "ja", on=TODAY) == "unheard_of"


def test_work_categories_change_with_the_years() -> None:
    assert len(work_categories("mfg", date(2022, 8, 30))) == 3
    assert len(work_categories("mfg", date(2024, 9, 30))) == 10
    assert len(work_categories("mfg", TODAY)) == 17
    assert [each.ja for each in work_categories("constr", TODAY)] == ["土木", "建築", "ライフライン・設備"]
    assert work_categories("linen", date(2026, 3, 31)) == ()


def test_a_category_is_found_by_its_name_or_by_the_only_one_there_is() -> None:
    found = work_category_for("トラック運転者", "driver", TODAY)
    assert found
    assert found.code == "truck"
    only = work_category_for("外食", "food_svc", TODAY)
    assert only
    assert only.code == "food_svc"
    assert work_category_for("工業製品製造業", "mfg", TODAY) is None
