"""Sheets: what was typed stays, what is open stays open, another answer is a new version."""

from __future__ import annotations

import pytest

from compliance.employment.models import EmploymentContract, PayComparison, WorkingConditions
from compliance.employment.services import end_contract
from compliance.organizations.models import OrganizationDeclaration
from compliance.workers.models import Job, SixYearRoute, WorkerDeclaration
from tests.compliance.desk.sheet_data import rows_of, typed


@pytest.fixture
def sheet(client_as, aoki, lan):
    return client_as(aoki), f"/desk/workers/{lan.pk}/sheets"


def test_conditions_are_typed_as_the_office_writes_them(sheet, lan):
    client, base = sheet
    data = {
        **typed(client.get(f"{base}/conditions/")),
        "begins_at": "8:30",
        "weekly_minutes": "４０：００",
        "break_minutes": "60分",
        "drawn_up_on": "令和8年11月1日",
        "insurances": ["health", "employment"],
        "weekdays_off": ["7"],
        "has_bonus": "false",
        **rows_of("deductions", [{"kind": "housing", "name": "", "yen": "25000"}]),
        **rows_of("allowances", []),
        **rows_of("shifts", []),
    }
    answer = client.post(f"{base}/conditions/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    conditions = WorkingConditions.objects.get(contract__worker=lan)
    assert (conditions.weekly_minutes, conditions.break_minutes) == (2_400, 60)
    assert f"{conditions.drawn_up_on}" == "2026-11-01"
    assert conditions.insurances == ["health", "employment"]
    assert (conditions.has_bonus, conditions.has_raise) == (False, None)
    assert conditions.deductions.get().yen == 25_000
    assert EmploymentContract.objects.filter(worker=lan).count() == 1


def test_what_was_typed_stays_when_a_field_is_refused(sheet):
    client, base = sheet
    data = {
        **typed(client.get(f"{base}/conditions/")),
        "weekly_minutes": "forty",
        "duties": "調理補助",
        **rows_of("deductions", [{"kind": "housing", "name": "寮", "yen": "lots"}]),
        **rows_of("allowances", []),
        **rows_of("shifts", []),
    }
    answer = client.post(f"{base}/conditions/", data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="forty"' in page
    assert 'value="調理補助"' in page
    assert 'value="lots"' in page
    assert not WorkingConditions.objects.exists()


def test_an_agreed_change_on_the_sheet_is_a_new_version(sheet, lan):
    client, base = sheet
    first = {
        **typed(client.get(f"{base}/conditions/")),
        "base_wage": "200000",
        **rows_of("deductions", []),
        **rows_of("allowances", []),
        **rows_of("shifts", []),
    }
    client.post(f"{base}/conditions/", first)
    second = {**first, "base_wage": "210000", "changed_on": "2026-11-20"}
    assert client.post(f"{base}/conditions/", second).status_code == 302
    versions = {one.version: one.conditions.base_wage for one in lan.contracts.all()}
    assert versions == {1: 200_000, 2: 210_000}


def test_without_a_contract_the_sheet_says_what_to_do_first(sheet, lan):
    client, base = sheet
    EmploymentContract.objects.filter(worker=lan).update(superseded_at="2026-11-01T00:00Z")
    page = client.get(f"{base}/conditions/").content.decode()
    assert "雇用契約を登録" in page


def test_a_deposit_is_never_denied_by_default(sheet, lan):
    client, base = sheet
    data = {
        **typed(client.get(f"{base}/declaration/")),
        "followed_home_procedures": "true",
        "asked_on": "2026-11-20",
    }
    assert client.post(f"{base}/declaration/", data).status_code == 302
    declared = WorkerDeclaration.objects.get(worker=lan)
    assert (declared.has_deposit, declared.followed_home_procedures) == (None, True)
    assert declared.asked_by.email == "aoki@example.jp"


def test_test_results_are_typed_one_a_line(sheet, lan):
    client, base = sheet
    data = {**typed(client.get(f"{base}/six-year-route/")), "results": "2号評価試験、65、52.5\nN3, 95, 90"}
    assert client.post(f"{base}/six-year-route/", data).status_code == 302
    route = SixYearRoute.objects.get(worker=lan)
    assert route.results == [
        {"test": "2号評価試験", "pass_mark": 65.0, "score": 52.5},
        {"test": "N3", "pass_mark": 95.0, "score": 90.0},
    ]
    wrong = client.post(f"{base}/six-year-route/", {**data, "results": "N3 95 90"})
    assert wrong.status_code == 422
    assert "N3 95 90" in wrong.content.decode()


def test_the_support_body_reads_conditions_and_not_the_comparison(client_as, kimura, lan):
    client = client_as(kimura)
    assert client.get(f"/desk/workers/{lan.pk}/sheets/conditions/").status_code == 200
    assert client.post(f"/desk/workers/{lan.pk}/sheets/conditions/", {}).status_code == 403
    assert client.get(f"/desk/workers/{lan.pk}/sheets/pay-comparison/").status_code == 403
    assert not PayComparison.objects.visible_to(kimura).exists()


def test_jobs_are_entered_from_the_workers_page(client_as, aoki, lan):
    client = client_as(aoki)
    answer = client.post(
        f"/desk/workers/{lan.pk}/job/", {"employer": "ABC Foods", "country": "vn", "joined_on": "2018-04-01"}
    )
    assert answer.status_code == 302
    assert Job.objects.get(worker=lan).country == "VN"
    assert "ABC Foods" in client.get(f"/desk/workers/{lan.pk}/").content.decode()
    end_contract(
        contract=lan.contracts.get(), ended_on=lan.contracts.get().starts_on, reason="expiry", by="tests"
    )


def test_the_employer_answers_and_what_is_open_stays_open(client_as, sato, aoki, yamada):
    client, address = client_as(sato), f"/desk/organizations/{yamada.pk}/declarations/"
    page = client.get(address)
    count = len(page.context["asked"])
    data = {f"q{index}-answer": "unknown" for index in range(count)} | {
        "q0-answer": "false",
        "q1-answer": "true",
        "q1-detail": "1名",
    }
    assert client.post(address, data).status_code == 302
    answers = {one.key: one.answer for one in OrganizationDeclaration.objects.filter(organization=yamada)}
    assert answers["labour_tax_violation"] is False
    assert answers["involuntary_separation"] is True
    assert answers["missing_persons"] is None
    assert client_as(aoki).post(address, data).status_code == 403


def test_the_employers_figures_and_officers_are_noted(client_as, sato, yamada):
    client, address = client_as(sato), f"/desk/organizations/{yamada.pk}/sheets/facts/"
    data = {
        **typed(client.get(address)),
        "industry_code": "37",
        "capital": "10000000",
        **rows_of("officers", [{"title": "代表取締役", "name": "山田太郎", "name_kana": "", "left_on": ""}]),
        **rows_of("financial_years", [{"ends_on": "2026-03-31", "sales": "1", "net_assets": "-5"}]),
        **rows_of("separation_reports", []),
    }
    assert client.post(address, data).status_code == 302
    yamada.refresh_from_db()
    assert (yamada.industry_code, yamada.capital) == ("37", 10_000_000)
    assert yamada.officers.get().name == "山田太郎"
    assert yamada.financial_years.get().net_assets == -5
