"""The annual report of an employer, from its records to the sheet: to the yen and the hour.

April 2025 to March 2026 at Yamada, by hand:
* Lan, SSW (i) all year, twelve months alike, bonuses in July and December.
* Minh, landed on 10 July, began on the 15th, left at the end of January: July is begun midway and left out.
* Chau, SSW (i) until September, (ii) from 1 October.
SSW (i) thus rests on 12 + 6 + 6 = 24 months of three people, SSW (ii) on 6 months of one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from cases.annual_report.figures import as_data, fingerprint, report_of
from cases.annual_report.models import AnnualReport
from cases.annual_report.services import check_report, note_worker, prepare_report, submit_report
from compliance.deadlines.models import Deadline
from compliance.demo.payroll import figures as demo_figures
from compliance.employment.payroll_services import Month, enter_payrolls
from compliance.employment.services import conclude_contract, end_contract
from compliance.residence.services import register_residence_card
from compliance.workers.services import register_worker

YEAR = [(2025, month) for month in range(4, 13)] + [(2026, month) for month in range(1, 4)]
FIRST, SECOND, THIRD = (
    {name: Decimal(value) if isinstance(value, str) else value for name, value in pattern.items()}
    for pattern in demo_figures()["patterns"]
)
AS_SSW2 = {
    "working_days": 21,
    "regular_hours": Decimal("165.5"),
    "overtime_hours": Decimal("15.25"),
    "gross": 310_000,
    "overtime_pay": 30_000,
    "family": 10_000,
    "tax": 12_000,
    "social_insurance": 38_000,
    "employment_insurance": 2_000,
}


def months(worker, which, facts, **bonuses):
    return [
        Month(worker, year, month, {**facts, "bonus": bonuses.get(f"m{month}", 0), "method": "transfer"})
        for year, month in which
    ]


@pytest.fixture
def minh(yamada):
    worker = register_worker(
        organization=yamada, site=yamada.sites.get(), name="TRAN VAN MINH", employee_number="1002", by="tests"
    )
    conclude_contract(
        worker=worker, starts_on=date(2025, 7, 15), field="food_svc", site=yamada.sites.get(), by="tests"
    )
    register_residence_card(
        worker=worker,
        number="AB00000001CD",
        status="ssw1",
        permission_kind="landing",
        permitted_on=date(2025, 7, 10),
        expires_on=date(2026, 7, 10),
        by="tests",
    )
    end_contract(
        contract=worker.contracts.get(), ended_on=date(2026, 1, 31), reason="worker_resigned", by="tests"
    )
    return worker


@pytest.fixture
def chau(yamada):
    worker = register_worker(
        organization=yamada, site=yamada.sites.get(), name="LE CHAU", employee_number="1003", by="tests"
    )
    conclude_contract(
        worker=worker, starts_on=date(2022, 6, 10), field="lodging", site=yamada.sites.get(), by="tests"
    )
    for number, status, kind, permitted_on, expires_on in (
        ("AB00000002CD", "ssw1", "landing", date(2022, 6, 1), date(2025, 12, 1)),
        ("AB00000003CD", "ssw2", "change", date(2025, 10, 1), date(2028, 10, 1)),
    ):
        register_residence_card(
            worker=worker,
            number=number,
            status=status,
            permission_kind=kind,
            permitted_on=permitted_on,
            expires_on=expires_on,
            by="tests",
        )
    return worker


@pytest.fixture
def year_of_yamada(lan, minh, chau, yamada):
    july = {
        "working_days": 12,
        "regular_hours": Decimal(96),
        "gross": 110_000,
        "commuting": 4_000,
    }
    entered = [
        *months(lan, YEAR, FIRST, m7=100_000, m12=120_000),
        *months(minh, [(2025, 7)], july),
        *months(minh, YEAR[4:10], SECOND),
        *months(chau, YEAR[:6], THIRD),
        *months(chau, YEAR[6:], AS_SSW2, m12=200_000),
    ]
    enter_payrolls(months=entered, by="tests")
    return yamada


def data_of(organization, year=2025):
    return as_data(report_of(organization, year), organization)


def test_the_averages_equal_the_sheet_computed_by_hand(year_of_yamada):
    found = data_of(year_of_yamada)["averages"]
    first = {name: found["ssw1"][name] for name in found["ssw1"] if name != "sums"}
    assert first == {
        "persons": 3,
        "days": 21,  # 252 + 120 + 132 = 504, by 24
        "regular_hours": 167,  # 2,016 + 960 + 1,021.5 = 3,997.5, by 24: 166.5625
        "overtime_hours": 12,  # 126 + 30 + 120 = 276, by 24: 11.5
        "cash": 231_250,  # 2,760,000 + 1,230,000 + 1,560,000 = 5,550,000
        "overtime_pay": 19_875,  # 216,000 + 45,000 + 216,000 = 477,000
        "commuting": 5_500,  # 96,000 + 36,000 = 132,000
        "attendance": 2_500,  # 60,000
        "family": 2_500,  # 60,000
        "bonus": 73_333,  # 220,000, by 3 people
        "food": 5_000,  # 120,000
        "housing": 17_500,  # 300,000 + 120,000 = 420,000
        "tax_and_insurance": 37_750,  # 456,000 + 180,000 + 270,000 = 906,000
        "other_deductions": 625,  # 12,000 + 3,000 = 15,000
        "raise_rate": None,
        "bonus_total": 220_000,
        "raise_rate_persons": 0,
    }
    assert found["ssw1"]["sums"]["regular_hours"] == "3997.5"
    second = found["ssw2"]
    assert [second[name] for name in ("days", "regular_hours", "overtime_hours", "cash", "overtime_pay")] == [
        21,
        166,
        15,
        310_000,
        30_000,
    ]
    assert (second["bonus"], second["tax_and_insurance"], second["persons"]) == (200_000, 52_000, 1)


def test_everybody_of_a_day_is_counted_and_who_changed_counts_as_the_second_status(year_of_yamada):
    data = data_of(year_of_yamada)
    assert (data["total"], data["ssw1"], data["ssw2"]) == (3, 2, 1)
    assert (data["main_field"], data["field_count"]) == ("food_svc", 2)
    assert data["missing"] == []
    assert data["unknown_status"] == []


def test_the_sheet_of_the_site_holds_the_totals_of_each_year(year_of_yamada):
    (sheet,) = data_of(year_of_yamada)["sites"]
    assert sheet["site"] == "蒲田店"
    lines = {line["name"]: line for line in sheet["pages"][0]}
    lan, minh, chau = (lines[name] for name in ("NGUYEN THI LAN", "TRAN VAN MINH", "LE CHAU"))
    assert (lan["activity_days"], lan["pay_total"]) == (252, 2_980_000)
    assert (minh["activity_days"], minh["pay_total"]) == (132, 1_340_000)
    assert (minh["started_on"], minh["ended_on"]) == ("2025-07-10", "2026-01-31")
    assert (chau["activity_days"], chau["pay_total"], chau["status"]) == (258, 3_620_000, "ssw2")
    assert (lan["support_body"], minh["support_body"]) == ("きた支援センター", "")
    assert lan["pays_by_transfer"] is True


def test_a_month_without_payroll_and_a_worker_without_a_card_are_listed(lan, yamada):
    enter_payrolls(months=months(lan, YEAR[:-1], FIRST), by="tests")
    nobody = register_worker(organization=yamada, name="NO CARD", by="tests")
    conclude_contract(worker=nobody, starts_on=date(2025, 5, 1), field="food_svc", by="tests")
    data = data_of(yamada)
    assert [(gap["name"], gap["year"], gap["month"]) for gap in data["missing"]] == [
        ("NGUYEN THI LAN", 2026, 3)
    ]
    assert [one["name"] for one in data["unknown_status"]] == ["NO CARD"]


def test_a_report_with_gaps_is_checked_only_for_a_reason(lan, yamada, sato):
    report = prepare_report(organization=yamada, fiscal_year=2025, by=sato)
    with pytest.raises(ValidationError) as refused:
        check_report(report=report, by=sato)
    assert "despite" in refused.value.message_dict
    assert check_report(report=report, by=sato, despite="3月は休職").state == "checked"


def test_what_was_filed_is_kept_as_it_was(year_of_yamada, lan, sato, aoki):
    report = prepare_report(organization=year_of_yamada, fiscal_year=2025, by=aoki, contact_name="青木")
    with pytest.raises(ValidationError):
        submit_report(report=report, submitted_on=date(2026, 5, 20), channel="online", by=aoki)
    check_report(report=report, by=sato)
    with pytest.raises(ValidationError) as refused:
        submit_report(report=report, submitted_on=date(2026, 3, 31), channel="online", by=aoki)
    assert "submitted_on" in refused.value.message_dict
    filed = submit_report(
        report=report, submitted_on=date(2026, 5, 20), channel="online", receipt_number="E-1", by=aoki
    )
    enter_payrolls(months=months(lan, [(2025, 4)], {**FIRST, "gross": 330_000}), by="tests")
    filed.refresh_from_db()
    assert filed.figures["averages"]["ssw1"]["cash"] == 231_250
    assert filed.figures["contact_name"] == "青木"
    assert fingerprint(filed.figures) == filed.figures_hash
    assert data_of(year_of_yamada)["averages"]["ssw1"]["cash"] != 231_250
    with pytest.raises(ValidationError):
        prepare_report(organization=year_of_yamada, fiscal_year=2025, by=aoki, remarks="later")


def test_a_note_after_the_check_asks_for_another_check(year_of_yamada, lan, sato, aoki):
    report = prepare_report(organization=year_of_yamada, fiscal_year=2025, by=aoki)
    check_report(report=report, by=sato)
    note_worker(report=report, worker=lan, support_officer="木村", special_report_not_filed=True, by=aoki)
    report.refresh_from_db()
    assert report.state == AnnualReport.State.PREPARED
    data = data_of(year_of_yamada)
    assert data["sites"][0]["pages"][0][0]["support_officer"] == "木村"
    assert "special_report_not_filed" in data["warnings"]


def test_filing_settles_the_deadline_of_the_year(lan, yamada, sato, on_2026_11_23):
    assert Deadline.objects.open().filter(kind="annual_report", period="FY2026").exists()
    on_2026_11_23.move_to(date(2027, 4, 20))
    report = prepare_report(organization=yamada, fiscal_year=2026, by=sato)
    check_report(report=report, by=sato, despite="移行中")
    submit_report(report=report, submitted_on=date(2027, 4, 19), channel="online", by=sato)
    assert not Deadline.objects.open().filter(kind="annual_report", period="FY2026").exists()


def test_the_page_shows_figures_and_why_and_takes_each_step(year_of_yamada, client_as, aoki, sato):
    address = f"/cases/annual-report/{year_of_yamada.pk}/2025/"
    clerk, manager = client_as(aoki), client_as(sato)
    page = clerk.get(address).content.decode()
    assert "231,250" in page
    assert "5,550,000" in page
    assert clerk.post(address, {"act": "prepare", "contact_name": "青木"}).status_code == 302
    assert clerk.post(address, {"act": "check"}).status_code == 403
    assert manager.post(address, {"act": "check"}).status_code == 302
    late = clerk.post(address, {"act": "submit", "submitted_on": "2026-03-01", "channel": "online"})
    assert late.status_code == 422
    assert "2026-03-01" in late.content.decode()
    done = clerk.post(address, {"act": "submit", "submitted_on": "R8.5.20", "channel": "online"})
    assert done.status_code == 302
    assert AnnualReport.objects.get().submitted_on == date(2026, 5, 20)
    assert clerk.get("/cases/annual-report/").status_code == 200
    figures = clerk.get(f"/api/v1/organizations/{year_of_yamada.pk}/annual-report/2025/").json()
    assert figures["averages"]["ssw1"]["bonus"] == 73_333


def test_the_support_body_and_strangers_see_no_report(year_of_yamada, client_as, kimura, mori_hr):
    address = f"/cases/annual-report/{year_of_yamada.pk}/2025/"
    assert client_as(kimura).get(address).status_code == 403
    assert client_as(mori_hr).get(address).status_code == 404
    assert (
        client_as(mori_hr).get(f"/api/v1/organizations/{year_of_yamada.pk}/annual-report/2025/").status_code
        == 404
    )
