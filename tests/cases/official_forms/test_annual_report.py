"""3-6: the figures of the year stand in the right boxes of the main sheet and of both annexes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases.annual_report.services import note_worker, prepare_report
from cases.official_forms import (
    annual_report,
    annual_report_sheets,
    scale_and_standards_pledge,
    standards_pledge,
)
from compliance.employment.payroll_services import Month, enter_payrolls

FILED_ON = date(2026, 5, 20)
YEAR = [(2025, month) for month in range(4, 13)] + [(2026, month) for month in range(1, 4)]
USUAL = {
    "working_days": 21, "regular_hours": Decimal(168), "overtime_hours": Decimal("10.5"), "gross": 230_000,
    "overtime_pay": 18_000, "commuting": 8_000, "housing": 25_000, "tax": 4_000, "social_insurance": 33_000,
    "method": "transfer",
}  # fmt: skip


def made(report):
    return annual_report.collect(report, filed_on=FILED_ON, language="ja", user=None)


def missing(form):
    return {lack.key for lack in form.missing}


@pytest.fixture
def report(yamada):
    return prepare_report(
        organization=yamada,
        fiscal_year=2025,
        contact_name="青木花子",
        contact_phone="03-0000-0002",
        by="tests",
    )


@pytest.mark.django_db
def test_the_year_of_one_worker_fills_the_main_sheet_and_a_line_of_annex_1(report, lan):
    enter_payrolls(months=[Month(lan, *month, USUAL) for month in YEAR], by="tests")
    note_worker(report=report, worker=lan, support_officer="木村", support_phone="03-1", by="tests")
    form = made(report)
    assert (form["from_year"].value, form["to_year"].value) == ("2025", "2026")
    assert [form[key].value for key in ("total", "ssw1", "ssw2")] == ["1", "1", "0"]
    first = [form[f"{key}_1"].value for key in ("days", "regular_hours", "overtime_hours", "cash", "tax")]
    assert first == ["21", "168", "11", "230,000", "37,000"]
    assert form["cash_2"].is_blank
    assert (form["phone_1"].value, form["phone_3"].value) == ("03", "0001")
    assert form["support"].value == "entrusted"
    (sheet,) = form.rows_of("site_sheets")
    line = [sheet[f"w1_{key}"].value for key in ("name", "nationality", "days", "pay", "method", "body")]
    assert line == ["NGUYEN THI LAN", "ベトナム", "252", "2,760,000", "transfer", "きた支援センター"]
    assert sheet["w1_officer"].value == "木村"
    assert sheet["w1_card_number"].is_identifying
    assert sheet["w2_name"].is_blank
    assert form.rows_of("signature_sheets") == ()
    assert missing(form) == {"organization_kana"}


@pytest.mark.django_db
def test_months_without_payroll_keep_the_report_a_draft(report, lan):
    enter_payrolls(months=[Month(lan, 2025, 4, USUAL)], by="tests")
    form = made(report)
    assert {"cash_1", "site_sheets_1_w1_officer"} <= missing(form)
    assert not form.is_complete


def test_several_support_bodies_sign_on_annex_2_five_a_sheet():
    bodies = [(f"機関{number}", f"19登-00000{number}") for number in range(1, 7)]
    first, second = annual_report_sheets.signature_sheets(bodies)
    assert (first["b1_year"], first["b1_number"], first["b5_number"]) == ("19", "000001", "19登-000005")
    assert (second["b1_name"], "b2_name" in second) == ("機関6", False)
    assert list(annual_report_sheets.signature_sheets(bodies[:1])) == []


@pytest.mark.django_db
def test_the_pledges_of_the_report_say_the_year_and_the_size_and_sign_nothing(report, yamada):
    asked = {"filed_on": FILED_ON, "language": "ja", "user": None}
    form = scale_and_standards_pledge.collect(report, **asked)
    assert (form["from_year"].value, form["to_year"].value, missing(form)) == ("2025", "2026", {"scale"})
    yamada.scale = "listed"
    report.organization = yamada
    assert scale_and_standards_pledge.collect(report, **asked)["scale"].value == "listed"
    pledge = standards_pledge.collect(report, **asked)
    assert pledge["organization"].value == "株式会社山田食品"
    assert pledge["tax_arrears"].is_blank
