"""第1表 to 第3表: 有 what is there, 無 what is left out with its earlier filing, nothing what is to come."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from cases.models import Case
from cases.official_forms import document_list, list_of_applicants
from compliance.workers.services import register_worker

FILED_ON = date(2026, 11, 25)


@pytest.fixture
def change(lan, aoki):
    return services.open_case(
        organization=lan.organization, worker=lan, procedure="change_of_employer", by=aoki
    )


def made(collect, case, user):
    return collect(case, filed_on=FILED_ON, language="ja", user=user)


def test_a_filing_before_is_named_where_the_paper_is_left_out():
    form = document_list.fill(
        "document_list_1",
        {"support_plan": "received", "pension_record": "omitted", "pay_rules": "not_needed",
         "photo": "received", "employment_contract": "needed"},
        {"pension_record": (date(2026, 1, 10), "東26-0001"), "support_plan": (date(2026, 1, 10), "x")},
        worker="NGUYEN THI LAN", organization="山田食品", filed_on=FILED_ON,
    )  # fmt: skip
    rings = {key: form[key].value for key in ("support_plan", "pension_record", "pay_rules")}
    assert rings == {"support_plan": "yes", "pension_record": "no", "pay_rules": "no"}
    assert form["pension_record_filed_on"].value == "2026年1月10日"
    assert form["pension_record_receipt"].value == "東26-0001"
    assert "employment_contract" in {lack.key for lack in form.missing}
    assert not form.edition.is_verified


@pytest.mark.django_db
def test_the_papers_of_a_case_stand_on_its_lists(change, aoki):
    contract = change.documents.get(slug="employment_contract")
    services.receive_paper(paper=contract, by=aoki, issued_on=date(2026, 11, 20))
    change = Case.objects.get(pk=change.pk)
    form = made(document_list.collect_table_1, change, aoki)
    assert (form["worker"].value, form["employment_contract"].value) == ("NGUYEN THI LAN", "yes")
    assert form["support_plan"].value == ""
    food = made(document_list.collect_table_3_food, change, aoki)
    assert "field_pledge_employer" in {lack.key for lack in food.missing}
    assert made(document_list.collect_table_2, change, aoki)["organization"].value == change.organization.name


@pytest.mark.django_db
def test_a_cohort_stands_on_one_list_of_applicants(lan, aoki):
    minh = register_worker(organization=lan.organization, name="TRAN VAN MINH", nationality="VN", by="tests")
    opened = services.open_cases(
        organization=lan.organization, workers=[lan, minh], procedure="change_of_employer", name="春", by=aoki
    )
    case = Case.objects.filter(cohort=opened.cohort).first()
    form = made(list_of_applicants.collect, case, aoki)
    rows = form.rows_of("applicants")
    assert [row["name"].value for row in rows] == ["NGUYEN THI LAN", "TRAN VAN MINH"]
    assert (form["count"].value, rows[0]["application"].words) == ("2", "変更")
    assert rows[0]["card_number"].is_identifying
    assert {(lack.row, lack.key) for lack in form.missing} == {
        (2, "applicants_2_sex"), (2, "applicants_2_birth_date"),
    }  # fmt: skip
