"""1-28, 1-30, 1-31, 1-32: what is noted of leave, failed tests and work stands on the statements."""

from __future__ import annotations

from datetime import date

import pytest

from cases.form_making import subjects
from cases.official_forms.registry import edition
from compliance.workers.five_year_services import note_six_year_route
from compliance.workers.models import StayExclusion

FILED_ON = date(2026, 11, 23)


def made(slug, row):
    return subjects.form(slug).collect(row, filed_on=FILED_ON, language="ja", user=None)


def leave(worker, kind, from_on, to_on):
    return StayExclusion.objects.create(worker=worker, kind=kind, from_on=from_on, to_on=to_on)


def fitting(row):
    return [form.slug for form in subjects.forms_of("stay_exclusion") if form.fits(row)]


@pytest.mark.django_db
def test_leave_is_stated_with_its_days_reason_and_employer(lan):
    row = leave(lan, "work_accident", date(2026, 1, 5), date(2026, 3, 5))
    assert fitting(row) == ["leave_period_statement"]
    form = made("leave_period_statement", row)
    assert (form["from_on"].day, form["to_on"].day) == (date(2026, 1, 5), date(2026, 3, 5))
    assert (form["days"].value, form["reason"].value) == ("60", "illness")
    assert (form["organization"].value, form["employer"].value) == ("株式会社山田食品", "山田太郎")
    assert form.is_complete


@pytest.mark.django_db
def test_a_time_abroad_has_a_statement_of_its_own(lan):
    row = leave(lan, "reentry_denied", date(2025, 6, 1), date(2025, 9, 30))
    assert fitting(row) == ["reentry_period_statement"]
    form = made("reentry_period_statement", row)
    assert (form["departed_on"].day, form["returned_on"].day) == (date(2025, 6, 1), date(2025, 9, 30))


@pytest.mark.django_db
def test_a_failed_test_stands_beside_four_fifths_of_its_pass_mark(lan):
    results = [{"test": "外食業特定技能2号技能測定試験", "pass_mark": 325, "score": 270}]
    route = note_six_year_route(worker=lan, results=results, by="tests")
    form = made("beyond_total_stay_statement", route)
    (row,) = form.rows
    assert [(cell.key.rsplit("_", 1)[-1], cell.value) for cell in row.cells] == [
        ("test", "外食業特定技能2号技能測定試験"),
        ("score", "270"),
        ("needed", "260"),
    ]
    assert form["nationality"].value == "ベトナム"
    assert [rule.id for rule in form.because] == [
        edition("beyond_total_stay_statement", filed_on=FILED_ON).rule.id,
        "residence/six_year_route",
    ]


@pytest.mark.django_db
def test_without_a_result_the_statement_is_a_draft(lan):
    assert not made("beyond_total_stay_statement", note_six_year_route(worker=lan, by="tests")).is_complete


@pytest.mark.django_db
def test_the_pledge_on_the_work_names_worker_and_employer(lan):
    form = made("second_status_work_pledge", lan)
    assert (form["name"].value, form["organization"].value) == ("NGUYEN THI LAN", "株式会社山田食品")


@pytest.mark.django_db
def test_the_workers_page_leads_to_the_statements(lan, aoki, client_as):
    row = leave(lan, "illness", date(2026, 1, 5), date(2026, 3, 5))
    client = client_as(aoki)
    assert f"/forms/of/stay_exclusion/{row.pk}/" in client.get(f"/desk/workers/{lan.pk}/").content.decode()
    page = client.get(f"/forms/leave_period_statement/{row.pk}/").content.decode()
    assert "休業期間に関する申立書" in page
