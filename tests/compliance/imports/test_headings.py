"""Finding the headings, and who is a person beneath them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import openpyxl
import pytest
import yaml

from compliance.imports import vocabulary
from compliance.imports.headings import find_headings, propose_targets
from compliance.imports.planning import plan_import
from compliance.imports.problems import UnreadableFile
from compliance.imports.reading import open_ledger
from compliance.imports.targets import LABELS
from compliance.organizations.models import AcceptingOrganization
from tests.compliance.imports.ledgers import HEADINGS, TRAN, person, saved, workbook

TODAY = date(2026, 11, 23)


def planned(content, **options):
    return plan_import(open_ledger(content), AcceptingOrganization(name="x"), today=TODAY, **options)


def sheet_of(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_japanese_headings():
    assert propose_targets(HEADINGS) == (
        "employee_number",
        "name",
        "sex",
        "birth_date",
        "nationality",
        "language",
        "residence_card_number",
        "status",
        "period",
        "permitted_on",
        "expires_on",
        "passport_number",
        "passport_expires_on",
        "field",
        "work_category",
        "site",
        "starts_on",
        "support_organization",
        "registration_number",
        "last_interview_on",
        "address",
    )


def test_english_headings():
    titles = [
        "No",
        "Employee No.",
        "Full Name",
        "DOB",
        "Nationality",
        "Residence Card No.",
        "Visa status",
        "EXPIRY DATE",
        "Passport No",
        "Expiry date",
        "Field",
        "Workplace",
        "Start date",
        "Support organization",
    ]
    assert propose_targets(titles) == (
        None,
        "employee_number",
        "name",
        "birth_date",
        "nationality",
        "residence_card_number",
        "status",
        "expires_on",
        "passport_number",
        "passport_expires_on",
        "field",
        "site",
        "starts_on",
        "support_organization",
    )


@pytest.mark.parametrize(
    ("titles", "targets"),
    [
        (["氏名", "氏名（アルファベット）"], (None, "name")),
        (
            ["在留カード番号", "有効期限", "旅券番号", "有効期限"],
            ("residence_card_number", "expires_on", "passport_number", "passport_expires_on"),
        ),
        (["旅券番号", "備考", "有効期限"], ("passport_number", None, "passport_expires_on")),
        (["登録支援機関", "番号"], ("support_organization", "registration_number")),
        (
            ["在留カード番号（12桁）", "生年月日(西暦)", "在留期限※"],
            ("residence_card_number", "birth_date", "expires_on"),
        ),
        (["氏名", "現在の在留カード番号"], ("name", "residence_card_number")),
        (
            ["氏名", "配偶者氏名", "緊急連絡先電話番号", "次回定期面談日", "旧在留カード番号", "責任者氏名"],
            ("name", None, None, None, None, None),
        ),
        (["姓", "名", "〒"], ("family_name", "given_names", "postal_code")),
        (["氏　名", "生年\n月日"], ("name", "birth_date")),
    ],
)
def test_headings_in_their_company(titles, targets):
    assert propose_targets(titles) == targets


def test_a_heading_over_two_rows():
    book = sheet_of(
        ["台帳"],
        ["社員番号", "氏名", "在留カード", None, "旅券", None, "入社日"],
        [None, None, "番号", "有効期限", "番号", "有効期限", None],
        ["1", "TRAN VAN MINH", "AB12345678CD", "2027-03-10", "P1234567", "2031-05-06", "2025-04-01"],
    )
    book.active.merge_cells("C2:D2")
    plan = planned(saved(book))
    assert (plan.headings.first_row, plan.headings.last_row) == (2, 3)
    (row,) = plan.rows
    assert row.person.errors == []
    assert row.person.facts["expires_on"] == date(2027, 3, 10)
    assert row.person.facts["passport_expires_on"] == date(2031, 5, 6)


def test_family_and_given_names_make_the_name():
    book = sheet_of(
        ["姓", "名", "在留カード番号", "在留期限"], ["Nguyen", "Thi Lan", "AB12345678CD", "2027-03-10"]
    )
    assert planned(saved(book)).rows[0].person.facts["name"] == "NGUYEN THI LAN"


def test_the_sheet_with_the_headings_is_read_and_others_are_named():
    book = openpyxl.load_workbook(__import__("io").BytesIO(workbook([TRAN])))
    book.active.title = "本社"
    cover = book.create_sheet("表紙", 0)
    cover.append(["氏名", "お知らせ"])
    hidden = book.create_sheet("旧台帳", 0)
    hidden.append(HEADINGS)
    hidden.append(["9"])
    hidden.sheet_state = "hidden"
    other = book.create_sheet("大阪")
    other.append(["氏名", "在留カード番号"])
    other.append(["TRAN", "AB12345678CE"])
    ledger = open_ledger(saved(book))
    found = find_headings(ledger)
    assert (found.sheet.name, found.other_sheets) == ("本社", ("大阪",))
    assert find_headings(ledger, sheet_name="大阪").columns.keys() == {"name", "residence_card_number"}
    with pytest.raises(UnreadableFile):
        find_headings(ledger, sheet_name="名古屋")


def test_totals_remarks_blank_rows_and_repeated_headings_are_no_people():
    book = sheet_of(
        ["社員番号", "氏名", "在留カード番号", "在留期限"],
        ["1", "TRAN VAN MINH", "AB12345678CD", "2027-03-10"],
        [None, None, None, None],
        ["小計", 1, None, None],
        ["社員番号", "氏名", "在留カード番号", "在留期限"],
        ["※ 退職者は別紙"],
        ["2", "TRAN VAN NAM", "AB12345678CE", "2027-03-10"],
        ["3"],
        ["合計：2名"],
    )
    plan = planned(saved(book))
    assert [row.number for row in plan.rows] == [2, 7]
    assert [row.number for row in plan.skipped] == [4, 5, 6, 8, 9]


def test_a_row_that_has_a_name_alone_is_not_passed_over():
    book = sheet_of(["社員番号", "氏名", "在留カード番号", "在留期限"], [None, "TRAN VAN MINH"])
    (row,) = planned(saved(book)).rows
    assert {error.field for error in row.person.errors} == {"residence_card_number", "expires_on"}


def test_the_same_as_above_is_understood_but_never_for_who_somebody_is():
    same = person(2, 国籍="同上", 事業所="〃", 特定産業分野="〃")
    plan = planned(workbook([person(1, 事業所="本店"), same, person(3, 事業所="〃", 在留カード番号="〃")]))
    assert [row.person.facts.get("site") for row in plan.rows] == ["本店", "本店", "本店"]
    assert plan.rows[1].person.facts["nationality"] == "VN"
    assert plan.rows[2].status == "error"


def test_row_numbers_are_those_of_the_sheet():
    book = openpyxl.load_workbook(__import__("io").BytesIO(workbook([person(1), person(2)])))
    book.active.insert_rows(5)
    assert [row.number for row in planned(saved(book)).rows] == [4, 6]


def test_the_columns_can_be_given():
    content = workbook([TRAN], headings=[*HEADINGS])
    plan = planned(content, columns={"name": 1, "residence_card_number": 6, "expires_on": 10})
    assert plan.rows[0].person.facts.keys() == {"name", "residence_card_number", "expires_on"}


def test_an_employer_whose_ledger_names_no_passports_may_still_have_their_last_days():
    headings = [heading for heading in HEADINGS if heading != "旅券番号"]
    assert planned(workbook([TRAN], headings=headings)).rows[0].status == "new"


# --- the data files


def test_every_heading_means_a_column_there_is_and_only_one():
    names = vocabulary._read("headings")["names"]
    assert names.keys() <= LABELS.keys()
    words = Counter(
        word
        for target, spellings in names.items()
        for word in {vocabulary.word_key(one) for one in spellings}
    )
    assert [word for word, times in words.items() if times > 1] == []
    leaning = vocabulary._read("headings")["after"].values()
    assert {target for meanings in leaning for target in meanings.values() if target} <= LABELS.keys()


@pytest.mark.parametrize("name", ["nationalities", "languages"])
def test_no_name_has_two_codes(name):
    groups = vocabulary._read(name)
    words = Counter(word for words in groups.values() for word in {vocabulary.word_key(one) for one in words})
    assert [word for word, times in words.items() if times > 1] == []
    assert all(isinstance(word, str) for words in groups.values() for word in words)
    assert all(len(code) == 2 for code in groups)


def test_data_files_have_no_key_twice():
    for path in vocabulary._DATA.glob("*.yaml"):
        keys = [key.value for key, _value in yaml.compose(path.read_text(encoding="utf-8")).value]
        assert len(keys) == len(set(keys)), path.name
