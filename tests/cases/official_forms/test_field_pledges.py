"""分野参考様式: each field's pledges go with its applications, with the names of the case."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cases import services
from cases.form_making import subjects
from cases.models import Case
from cases.official_forms.layout_problem import LayoutError
from cases.official_forms.patterns import completed
from cases.official_forms.registry import edition
from compliance.deadlines.models import Deadline
from compliance.workers.services import change_worker

FILED_ON = date(2026, 11, 23)
# By field: the papers of the employer, and those of the support body.
PAPERS = {
    "care": (["１－１", "１－２"], []),
    "bldg_clean": (["２－１"], []),
    "mfg": (["３－１"], []),
    "constr": (["６－１", "６－２"], []),
    "ship": (["７－１"], ["７－２"]),
    "auto_mnt": (["８－１"], ["８－２"]),
    "aviation": (["９－１"], ["９－２"]),
    "lodging": (["１０－１"], ["１０－２"]),
    "agri": (["１１－１"], ["１１－４"]),
    "fishery": (["１２－１"], ["１２－２"]),
    "food_mfg": (["１３－１"], ["１３－２"]),
    "food_svc": (["１４－１"], ["１４－２"]),
    "driver": (["１５－１"], ["１５－２"]),
    "rail": (["１６－１"], ["１６－２"]),
    "forestry": (["１７－１"], []),
    "wood": (["１８－１"], []),
}


def made(slug, case):
    return subjects.form(slug).collect(case, filed_on=FILED_ON, language="ja", user=None)


@pytest.fixture
def renewal(aoki, lan):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    return services.open_from_deadline(deadline=deadline, by=aoki)


@pytest.mark.once
@pytest.mark.parametrize("field", PAPERS)
def test_every_field_has_the_papers_whose_text_is_known(field):
    case = Case(kind="application", field=field, procedure="ssw1_to_ssw2")
    numbers = {
        form.slug: form.edition(FILED_ON).number.removeprefix("分野参考様式第").removesuffix("号")
        for form in subjects.forms_of("case")
        if form.only.get("field") == field and form.fits(case) and "分野参考" in form.edition(FILED_ON).number
    }
    of_bodies = sorted(number for slug, number in numbers.items() if slug.endswith("_support_body"))
    of_employers = sorted(number for slug, number in numbers.items() if not slug.endswith("_support_body"))
    assert (of_employers, of_bodies) == PAPERS[field]


@pytest.mark.once
def test_the_pledge_on_constructions_second_status_goes_with_the_change_to_it_only():
    form = subjects.form("field_pledge_constr_second_status")
    change = Case(kind="application", field="constr", procedure="ssw1_to_ssw2")
    renewal = Case(kind="application", field="constr", procedure="extension")
    assert (form.fits(change), form.fits(renewal)) == (True, False)


@pytest.mark.django_db
def test_a_pledge_names_employer_and_worker_and_is_whole(renewal):
    form = made("field_pledge_food_svc", renewal)
    assert form["organization"].value == "株式会社山田食品"
    assert (form["name"].value, form["sex"].value) == ("NGUYEN THI LAN", "female")
    assert (form["nationality"].value, form["birth_date"].day) == ("ベトナム", date(1998, 1, 22))
    assert form.is_complete


@pytest.mark.django_db
def test_the_bodys_pledge_names_the_body_and_lacks_it_where_nothing_is_entrusted(renewal, lan):
    assert made("field_pledge_food_svc_support_body", renewal)["body"].value == "きた支援センター"
    change_worker(worker=lan, support_contract=None, by="tests")
    renewal.refresh_from_db()
    form = made("field_pledge_food_svc_support_body", renewal)
    assert [missing.key for missing in form.missing] == ["body", "body_address"]


@pytest.mark.django_db
def test_the_care_overview_has_the_numbers_that_the_headcount_is_judged_by(renewal, aoki):
    Case.objects.filter(pk=renewal.pk).update(field="care")
    renewal.refresh_from_db()
    services.answer_for_employer(
        organization=renewal.organization, answers={"care_staff": 12}, field="care", by=aoki
    )
    services.answer_for_case(case=renewal, answers={"ssw1_in_care": 3}, by=aoki)
    form = made("care_site_overview", renewal)
    assert (form["care_staff"].value, form["ssw1_there"].value) == ("12", "3")


@pytest.mark.django_db
def test_the_case_page_leads_from_each_paper_to_the_form_it_is(renewal, aoki, client_as):
    page = client_as(aoki).get(reverse("cases:case", args=[renewal.pk])).content.decode()
    for slug in ("extension_of_stay_v", "field_pledge_food_svc", "field_pledge_food_svc_support_body"):
        assert page.count(reverse("forms:form", args=[slug, renewal.pk])) == 2
    assert "分野参考様式第１４－１号を作る" in page


@pytest.mark.once
@pytest.mark.parametrize(
    ("inserts", "problem"), [({}, "lead is missing"), ({"lead": [], "x": []}, "no place for x")]
)
def test_a_pattern_says_which_insert_is_missing_or_has_no_place(inserts, problem):
    pattern = {"sheets": [{"blocks": [{"insert": "lead"}]}]}
    with pytest.raises(LayoutError, match=problem):
        completed({"inserts": inserts}, pattern, "sample")


@pytest.mark.once
def test_the_sheet_of_a_pledge_is_that_of_its_pattern_with_its_own_words():
    facts = edition("field_pledge_rail_support_body", filed_on=FILED_ON).facts
    words = [block["text"] for block in facts["sheets"][0]["blocks"] if "text" in block]
    assert "記" in words
    assert (
        "１．国土交通省が設置する鉄道分野に係る特定技能外国人の受入れに関する協議会（以下「協議会」とする。）の構成員であること。"
        in words
    )
