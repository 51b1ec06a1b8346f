"""manage.py import_workers: from a file to the registry, and what its JSON says."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from compliance.audit.models import AuditEntry
from compliance.deadlines.models import Deadline
from compliance.employment.models import EmploymentContract
from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Passport, Worker
from tests.compliance.imports.ledgers import TRAN, delimited, person, workbook

DATA = Path(__file__).parent / "data"
LEDGER = DATA / "worker_ledger.xlsx"
YAMADA = "株式会社山田食品"
pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(tmp_path):
    """Writes bytes into a file that the command can be given."""

    def write(content: bytes, name: str = "ledger.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def run(file, *options, organization=YAMADA):
    out, err = io.StringIO(), io.StringIO()
    call_command(
        "import_workers",
        str(file),
        "--organization",
        organization,
        "--json",
        *options,
        stdout=out,
        stderr=err,
    )
    return json.loads(out.getvalue())


def errors_of(result, row):
    found = next(one for one in result["rows"] if one["row"] == row)
    return [error["field"] for error in found["errors"]]


# --- the ledger as offices keep it


def test_the_sample_ledger_is_read_as_expected(yamada):
    expected = json.loads((DATA / "worker_ledger.expected.json").read_text(encoding="utf-8"))
    found = {row["row"]: row for row in run(LEDGER, "--dry-run")["rows"]}
    assert found.keys() == {one["row"] for one in expected}
    for one in expected:
        row = found[one["row"]]
        if one["ok"]:
            assert (row["status"], row["errors"], row["values"]) == ("new", [], one["values"])
        else:
            assert row["status"] == "error"
            assert [error["field"] for error in row["errors"]] == [one["error_field"]]


def test_the_ledger_brings_workers_cards_passports_contracts_and_support(yamada):
    run(LEDGER)
    worker = Worker.objects.get(organization=yamada, employee_number="1006")
    assert (worker.name, worker.birth_date, worker.sex, worker.nationality) == (
        "VU THI MAI ANH",
        date(2002, 9, 25),
        "male",
        "VN",
    )
    assert worker.languages == ["vi"]
    assert worker.preferred_language == "vi"
    assert worker.email == "worker1006@example.jp"
    assert worker.address == "東京都大田区蒲田1-2-3"
    assert worker.last_interview_on == date(2026, 8, 25)
    assert worker.site.name == "さくら苑"
    assert worker.support_contract.support_organization.registration_number == "21登-004567"
    card = worker.cards.get()
    assert (card.number, card.status, card.permitted_on, card.period_months, card.expires_on) == (
        "SM22420002MH",
        "ssw1",
        date(2026, 5, 28),
        12,
        date(2027, 5, 28),
    )
    assert (card.status_as_written, card.period_as_written) == ("特定技能1号", "1年")
    passport = worker.passports.get()
    assert (passport.number, passport.expires_on) == ("P0486206", date(2027, 6, 24))
    contract = worker.contracts.get()
    assert (contract.field, contract.starts_on, contract.ends_on) == ("auto_mnt", date(2023, 12, 29), None)
    assert contract.site == worker.site


def test_an_old_field_name_becomes_its_successor_and_is_kept_as_written(yamada):
    result = run(LEDGER)
    assert next(row for row in result["rows"] if row["row"] == 15)["values"]["field"] == "mfg"
    contract = EmploymentContract.objects.get(worker__employee_number="1010")
    assert contract.field == "mfg"
    assert contract.field_as_written == "素形材・産業機械・電気電子情報関連製造業"


def test_importing_posts_the_deadlines_of_every_fact(yamada):
    run(LEDGER)
    worker = Worker.objects.get(employee_number="1002")
    due = dict(Deadline.objects.filter(worker=worker, state="open").values_list("kind", "due_on"))
    assert due["card_expiry"] == date(2027, 1, 31)
    assert due["passport_expiry"] == date(2027, 11, 5)
    assert {"extension_opens", "extension_last_day", "interview_worker", "interview_supervisor"} <= due.keys()


def test_own_support_has_no_support_contract(yamada):
    run(LEDGER)
    assert Worker.objects.get(employee_number="1000").support_contract is None


def test_a_support_contract_begins_with_the_first_worker_it_brings(yamada):
    run(LEDGER)
    contract = SupportContract.objects.get(support_organization__registration_number="19登-000123")
    assert contract.starts_on == date(2022, 10, 26)
    assert contract.note


def test_a_support_contract_on_record_is_used_as_it_is(yamada, kita_contract):
    run(LEDGER)
    assert Worker.objects.get(employee_number="1001").support_contract == kita_contract
    assert kita_contract.support_organization.name == "きた支援センター"
    assert (
        SupportContract.objects.filter(support_organization=kita_contract.support_organization).count() == 1
    )


def test_the_same_file_twice_changes_nothing(yamada):
    run(LEDGER)
    before = _everything()
    result = run(LEDGER)
    assert result["summary"] == {"new": 0, "changed": 0, "same": 36, "error": 4}
    assert _everything() == before


def test_a_dry_run_writes_nothing(yamada):
    before = _everything()
    result = run(LEDGER, "--dry-run")
    assert result["summary"] == {"new": 36, "changed": 0, "same": 0, "error": 4}
    assert _everything() == before


def _everything():
    kinds = (Worker, ResidenceCard, Passport, EmploymentContract, SupportContract, Deadline)
    state = {kind.__name__: sorted(map(str, kind.objects.values_list())) for kind in kinds}
    state["audit"] = AuditEntry.objects.exclude(verb="import.written").count()
    return state


def test_csv_gives_what_the_workbook_gives(yamada, ledger):
    rows = [person(number) for number in (1, 2, 3)]
    by_workbook = run(ledger(workbook(rows, title_rows=0)), "--dry-run")
    for encoding, mark in (
        ("utf-8", ","),
        ("utf-8-sig", ","),
        ("cp932", ","),
        ("utf-16", "\t"),
        ("cp932", ";"),
    ):
        by_csv = run(ledger(delimited(rows, encoding=encoding, mark=mark), "ledger.csv"), "--dry-run")
        assert by_csv == by_workbook, encoding


def test_the_kind_of_file_is_told_by_its_content(yamada, ledger):
    result = run(ledger(workbook([TRAN]), "ledger.csv"), "--dry-run")
    assert result["summary"]["new"] == 1


# --- people already known


def test_a_new_card_is_a_new_version(yamada, lan, ledger):
    row = {
        "社員番号": "1001",
        "氏名（アルファベット）": "Nguyen Thi Lan",
        "生年月日": "1998-01-22",
        "在留カード番号": "QW00000001ER",
        "在留資格": "特定技能1号",
        "在留期間": "1年",
        "許可年月日": "2026-11-20",
        "在留期間満了日": "R10.1.31",
    }
    result = run(ledger(workbook([row])))
    assert result["rows"][0]["status"] == "changed"
    cards = list(lan.cards.order_by("expires_on"))
    assert [(card.number, card.expires_on, card.is_current) for card in cards] == [
        ("PF45909953ER", date(2027, 1, 31), False),
        ("QW00000001ER", date(2028, 1, 31), True),
    ]
    card_deadlines = Deadline.objects.filter(worker=lan, kind="card_expiry")
    assert list(card_deadlines.filter(state="open").values_list("due_on", flat=True)) == [date(2028, 1, 31)]


def test_a_corrected_day_of_the_same_card_keeps_the_wrong_entry(yamada, lan, ledger):
    row = {"社員番号": "1001", "在留カード番号": "pf 45909953 er", "在留期間満了日": "2027-02-28"}
    row["氏名（アルファベット）"] = "NGUYEN THI LAN"
    assert run(ledger(workbook([row])))["rows"][0]["status"] == "changed"
    assert lan.cards.get(voided_at__isnull=True).expires_on == date(2027, 2, 28)
    assert lan.cards.get(voided_at__isnull=False).expires_on == date(2027, 1, 31)
    assert lan.cards.get(voided_at__isnull=True).status == "ssw1"


def test_blank_cells_take_nothing_away(yamada, lan, ledger):
    row = {"社員番号": "1001", "氏名（アルファベット）": "NGUYEN THI LAN", "在留カード番号": "PF45909953ER"}
    assert run(ledger(workbook([row])))["summary"]["same"] == 1


def test_a_ledger_that_lags_behind_takes_nothing_back(yamada, lan, ledger):
    """An earlier interview, and the card before the present one."""
    newer = person(1, 在留カード番号="QW00000001ER", 在留期間満了日="2028-01-31", 社員番号="1001")
    newer |= {
        "氏名（アルファベット）": "NGUYEN THI LAN",
        "生年月日": "1998-01-22",
        "前回面談日": "2026-11-02",
    }
    run(ledger(workbook([newer])))
    older = {
        **newer,
        "在留カード番号": "PF45909953ER",
        "在留期間満了日": "2027-01-31",
        "前回面談日": "2026-08-01",
    }
    assert run(ledger(workbook([older])))["rows"][0]["status"] == "same"
    lan.refresh_from_db()
    assert lan.last_interview_on == date(2026, 11, 2)
    assert lan.cards.current().get().number == "QW00000001ER"


@pytest.mark.parametrize(
    "cells",
    [
        {"社員番号": "1001"},
        {"社員番号": None, "在留カード番号": "PF45909953ER"},
        {"社員番号": None, "在留カード番号": None, "在留期間満了日": None},
        {"社員番号": "9", "在留カード番号": "PF45909953ER"},
    ],
    ids=["employee number", "card", "name and birth date", "card, renumbered"],
)
def test_a_known_worker_is_found(yamada, lan, ledger, cells):
    row = {
        "氏名（アルファベット）": "ＮＧＵＹＥＮ　ＴＨＩ　ＬＡＮ",
        "生年月日": "H10.1.22",
        "住居地": "川崎市1-2",
        **cells,
    }
    assert run(ledger(workbook([row])))["rows"][0]["status"] == "changed"
    lan.refresh_from_db()
    assert lan.address == "川崎市1-2"
    assert Worker.objects.filter(organization=yamada).count() == 1


def test_a_renewed_contract_is_a_new_contract_and_a_changed_one_a_new_version(yamada, lan, ledger):
    row = {"社員番号": "1001", "氏名（アルファベット）": "NGUYEN THI LAN", "入社日": "2027-04-01"}
    run(ledger(workbook([row])))
    assert sorted(lan.contracts.values_list("starts_on", "version")) == [
        (date(2025, 4, 1), 1),
        (date(2027, 4, 1), 1),
    ]
    row |= {"入社日": "2027-04-01", "業務区分": "接客"}
    run(ledger(workbook([row])))
    versions = lan.contracts.filter(starts_on=date(2027, 4, 1)).order_by("version")
    assert [(one.version, one.work_category, one.superseded_at is None) for one in versions] == [
        (1, "", False),
        (2, "接客", True),
    ]


def test_what_changes_is_said(yamada, lan, ledger):
    out = io.StringIO()
    row = {"社員番号": "1001", "氏名（アルファベット）": "NGUYEN THI LAN", "住居地": "川崎市1-2"}
    row |= {"在留カード番号": "QW00000001ER", "在留期間満了日": "2028-01-31"}
    path = str(ledger(workbook([row])))
    call_command(
        "import_workers", path, "--organization", YAMADA, "--dry-run", stdout=out, stderr=io.StringIO()
    )
    printed = out.getvalue()
    assert "address: 東京都大田区蒲田4-5-6 → 川崎市1-2" in printed
    assert "residence_card_number: ********53ER → ********01ER" in printed
    assert "PF45909953ER" not in printed
    assert "QW00000001ER" not in printed


# --- doubts are errors, and good rows go in


def test_good_rows_go_in_and_bad_ones_stay_out(yamada, ledger):
    result = run(ledger(workbook([person(1), person(2, 在留カード番号="AB123"), person(3)])))
    assert result["summary"] == {"new": 2, "changed": 0, "same": 0, "error": 1}
    assert sorted(Worker.objects.values_list("employee_number", flat=True)) == ["1", "3"]


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("name", {"氏名（アルファベット）": None}),
        ("name", {"氏名（アルファベット）": "12345"}),
        ("birth_date", {"生年月日": "2026-02-30"}),
        ("birth_date", {"生年月日": "2027/12/27"}),
        ("birth_date", {"生年月日": "令和0年1月1日"}),
        ("birth_date", {"生年月日": "平成31年5月1日"}),
        ("birth_date", {"生年月日": "98/1/22"}),
        ("birth_date", {"生年月日": "2026-01-05", "入社日": "2025-04-01"}),
        ("residence_card_number", {"在留カード番号": None}),
        ("residence_card_number", {"在留カード番号": "VE0579896"}),
        ("residence_card_number", {"在留カード番号": "申請中"}),
        ("residence_card_number", {"在留カード番号": "********78CD"}),
        ("expires_on", {"在留期間満了日": None}),
        ("expires_on", {"在留期間満了日": "未定"}),
        ("expires_on", {"在留期間満了日": "2026-03-10", "許可年月日": "2026-03-10"}),
        ("expires_on", {"在留期間満了日": "9999-12-31"}),
        ("permitted_on", {"許可年月日": "2026-12-01"}),
        ("period", {"在留期間": "ずっと"}),
        ("status", {"在留資格": "特定技能"}),
        ("field", {"特定産業分野": "宇宙開発"}),
        ("sex", {"性別": "？？x"}),
        ("nationality", {"国籍": "ナルニア"}),
        ("language", {"母語": "エルフ語"}),
        ("passport_number", {"旅券番号": "再発行の予定です"}),
        ("passport_number", {"旅券番号": None}),
        ("passport_expires_on", {"旅券有効期限": "2031-13-01"}),
        ("starts_on", {"入社日": "四月"}),
        ("last_interview_on", {"前回面談日": "2026-12-05"}),
        ("registration_number", {"登録支援機関": "みなと協同組合", "登録番号": "登録済"}),
        ("registration_number", {"登録支援機関": "みなと協同組合"}),
        ("support_organization", {"登録支援機関": None, "登録番号": "21登-004567"}),
        ("support_organization", {"登録支援機関": "自社支援", "登録番号": "21登-004567"}),
        ("employee_number", {"社員番号": "9" * 41}),
    ],
)
def test_what_cannot_be_is_an_error_that_names_its_field(yamada, ledger, field, cells):
    result = run(ledger(workbook([person(1, **cells)])))
    row = result["rows"][0]
    assert row["status"] == "error"
    assert field in [error["field"] for error in row["errors"]]
    assert all(error["message"] for error in row["errors"])
    assert not Worker.objects.exists()


def test_an_error_never_quotes_a_whole_number(yamada, ledger):
    rows = [person(1, 生年月日="AB12345678CD", 在留カード番号="AB12345678C", 国籍="TK1234567")]
    messages = json.dumps(run(ledger(workbook(rows)))["rows"][0]["errors"], ensure_ascii=False)
    assert "AB12345678C" not in messages
    assert "TK1234567" not in messages


def test_the_same_card_twice_in_a_file_is_an_error(yamada, ledger):
    rows = [person(1), person(2, 在留カード番号="zz 00000001 kx")]
    result = run(ledger(workbook(rows)))
    assert [row["status"] for row in result["rows"]] == ["new", "error"]
    assert errors_of(result, 5) == ["residence_card_number"]


def test_the_same_employee_number_twice_in_a_file_is_an_error(yamada, ledger):
    result = run(ledger(workbook([person(1), person(2, 社員番号="1")])))
    assert errors_of(result, 5) == ["employee_number"]


def test_the_card_of_another_worker_of_the_organization_is_an_error(yamada, lan, ledger):
    result = run(ledger(workbook([person(1, 在留カード番号="PF45909953ER")])))
    assert errors_of(result, 4) == ["residence_card_number"]


def test_the_employee_number_of_somebody_else_is_an_error(yamada, lan, ledger):
    result = run(ledger(workbook([person(1, 社員番号="1001")])))
    assert "employee_number" in errors_of(result, 4)
    lan.refresh_from_db()
    assert lan.name == "NGUYEN THI LAN"


def test_a_name_and_birth_date_that_two_workers_have_is_an_error(yamada, ledger):
    twins = [person(1), person(2)]
    for twin in twins:
        twin |= {"氏名（アルファベット）": "TRAN VAN MINH", "生年月日": "1997-03-14"}
    assert run(ledger(workbook(twins)))["summary"]["new"] == 2
    nameless = {**TRAN, "社員番号": None, "在留カード番号": None, "旅券番号": None, "旅券有効期限": None}
    assert errors_of(run(ledger(workbook([nameless]))), 4)[0] == "name"
    assert run(ledger(workbook(twins)))["summary"]["same"] == 2


def test_a_card_that_another_organization_has_is_simply_new(yamada, budi, ledger):
    card = {"在留カード番号": "RT73097205LF", "社員番号": "1001", "生年月日": "1989-07-28"}
    card["氏名（アルファベット）"] = "SANTOSO BUDI"
    result = run(ledger(workbook([person(1, **card)])))
    assert result["rows"][0]["status"] == "new"
    assert result["rows"][0]["errors"] == []
    assert Worker.objects.filter(organization=yamada).count() == 1
    budi.refresh_from_db()
    assert budi.address == "大阪府東大阪市森1-1"


# --- the organization


def test_an_unknown_organization_is_refused_with_the_remedy(db):
    with pytest.raises(CommandError, match="--create-organization"):
        run(LEDGER, organization="株式会社どこにもない")


def test_an_organization_made_by_the_import_may_lack_its_corporate_number(db):
    run(LEDGER, "--create-organization", organization="合同会社あたらしい")
    organization = AcceptingOrganization.objects.get()
    assert (organization.name, organization.corporate_number) == ("合同会社あたらしい", "")
    assert organization.workers.count() == 36
    run(LEDGER, "--create-organization", organization="合同会社あたらしい")
    assert AcceptingOrganization.objects.count() == 1


def test_a_dry_run_makes_no_organization(db):
    run(LEDGER, "--create-organization", "--dry-run", organization="合同会社あたらしい")
    assert not AcceptingOrganization.objects.exists()


def test_a_file_that_cannot_be_read_makes_no_organization(db, ledger):
    with pytest.raises(CommandError):
        run(ledger(b"%PDF-1.7"), "--create-organization", organization="合同会社あたらしい")
    assert not AcceptingOrganization.objects.exists()


def test_the_field_is_the_one_of_the_import_day(yamada, ledger):
    row = person(
        1,
        特定産業分野="工業製品製造業",
        許可年月日="2023-01-10",
        在留期間満了日="2024-01-10",
        入社日="2022-08-01",
    )
    row |= {"前回面談日": None}
    result = run(ledger(workbook([row])), "--dry-run", "--on", "2026-11-23")
    assert result["rows"][0]["values"]["field"] == "mfg"


def test_the_audit_record_tells_of_the_import_without_numbers(yamada):
    run(LEDGER)
    entries = AuditEntry.objects.filter(organization_id=yamada.pk)
    assert entries.filter(verb="import.written").get().details["new"] == 36
    recorded = json.dumps(list(entries.values_list("details", flat=True)), ensure_ascii=False)
    assert "SM22420002MH" not in recorded
    assert "P0486206" not in recorded


def test_three_hundred_rows_are_imported_with_a_bar_and_few_statements(
    yamada, ledger, django_assert_max_num_queries
):
    """What the benchmark does with ten thousand; statements grow by batches, not by rows."""
    rows = [person(number, 登録支援機関="みなと協同組合", 登録番号="21登-004567") for number in range(1, 301)]
    path = ledger(workbook(rows))
    err = io.StringIO()
    with django_assert_max_num_queries(400):
        call_command("import_workers", str(path), "--organization", YAMADA, stdout=io.StringIO(), stderr=err)
    assert "100%" in err.getvalue()
    assert Worker.objects.count() == 300
    assert run(path)["summary"] == {"new": 0, "changed": 0, "same": 300, "error": 0}
