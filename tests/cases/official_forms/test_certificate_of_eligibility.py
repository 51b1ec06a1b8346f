"""The application for a certificate of eligibility: complete once all is entered, gaps named with place."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.employment.condition_services import set_conditions
from compliance.workers.services import add_qualification, add_stay
from support_plans.models import SupportStaff
from tests.cases.official_forms import applicant
from tests.support_plans.planning import staff_of

pytestmark = pytest.mark.django_db
BY = applicant.BY


def form_of(client, case):
    """The form as the API shows it."""
    found = client.get(f"/api/v1/forms/certificate_of_eligibility/{case.pk}/?filed_on=2026-11-23")
    assert found.status_code == 200, found.content
    return found.json()


def answered(client, case, **answers):
    """The case's questions, answered on their page."""
    sent = client.post(f"/cases/{case.pk}/answers/", answers)
    assert sent.status_code == 302, sent.content.decode()


def values(form):
    return {box["key"]: box["value"] for box in form["boxes"]}


def missing(form):
    return {lack["key"]: lack for lack in form["missing"]}


@pytest.fixture
def entrusted(yamada, kita, kita_contract, sato):
    """Mai comes for the first time; Kita carries out the whole plan."""
    applicant.employer_known(yamada)
    applicant.entrusted(kita_contract)
    worker = applicant.mai(yamada, support_contract=kita_contract)
    applicant.tests_passed(worker)
    applicant.history_known(worker)
    applicant.plan_agreed(worker, manager=staff_of(kita)["manager"])
    return applicant.certificate_case(worker, by=sato)


@pytest.fixture
def self_supported(yamada, sato):
    """Mai was a technical intern here; the employer supports her itself."""
    applicant.employer_known(yamada)
    posts = {
        post: SupportStaff.objects.create(
            organization=yamada, site=yamada.sites.get(), post=post, name=name, department="総務部",
            title="課長", languages=["ja", "vi"],
        )
        for post, name in (("manager", "佐藤 次郎"), ("officer", "青木 一郎"))
    }  # fmt: skip
    worker = applicant.mai(yamada)
    add_qualification(
        worker=worker, kind="technical_intern", occupation="4-3-1", name="節類製造",
        from_on=date(2022, 4, 1), to_on=date(2025, 3, 31), months_completed=36, passed_practical=False,
        by=BY,
    )  # fmt: skip
    add_stay(
        worker=worker, status="technical_intern_2", from_on=date(2022, 4, 1), to_on=date(2025, 3, 31), by=BY
    )
    applicant.history_known(worker)
    applicant.plan_agreed(worker, manager=posts["manager"])
    return applicant.certificate_case(worker, by=sato)


def test_a_first_comer_with_everything_entered_has_a_complete_form(entrusted, sato, client_as):
    client = client_as(sato)
    answered(client, entrusted, **applicant.ANSWERS)
    form = form_of(client, entrusted)

    assert missing(form) == {}
    assert form["is_complete"]
    said = values(form)
    assert (said["stay_years"], said["stay_months"]) == ("0", "0")
    assert said["has_past_entries"] == "no"
    assert said["representative_address"] == "東京都大田区蒲田1-2-3"
    assert said["home_paper_to"] == "大田"


def test_what_nobody_answered_is_named_with_the_page_on_which_it_is_answered(entrusted, sato, client_as):
    form = form_of(client_as(sato), entrusted)
    lacking = missing(form)

    assert set(lacking) == {
        "entry_on", "port_of_entry", "desired_period", "has_companions", "visa_place", "has_past_entries",
        "has_past_applications", "was_deported", "representative_name", "representative_relation",
        "representative_address",
    }  # fmt: skip
    for lack in lacking.values():
        assert (lack["entered_at"], lack["link"]) == ("answers", f"/cases/{entrusted.pk}/answers/")


def test_a_past_asks_for_its_numbers_and_days(self_supported, sato, client_as):
    client = client_as(sato)
    past = {"has_past_entries": "", "has_past_applications": "yes", "was_deported": "yes"}
    answered(client, self_supported, **applicant.ANSWERS | past)
    answered_for_employer = client.post(
        f"/cases/employers/{self_supported.organization_id}/", {"what": "employer", "support_accepted": "yes"}
    )
    assert answered_for_employer.status_code == 302
    form = form_of(client, self_supported)

    assert values(form)["has_past_entries"] == "yes"
    assert values(form)["intern_1_occupation"] == "加熱性水産加工食品製造業"
    assert set(missing(form)) == {
        "past_entries", "last_entry_from", "last_entry_to", "past_applications", "past_refusals",
        "deportations", "last_deportation_on",
    }  # fmt: skip

    numbers = {
        "past_entries": "2",
        "last_entry_from": "2024-01-10",
        "last_entry_to": "2025-03-31",
        "past_applications": "2",
        "past_refusals": "0",
        "deportations": "1",
        "last_deportation_on": "2019-07-01",
    }
    answered(client, self_supported, **applicant.ANSWERS | past | numbers)
    form = form_of(client, self_supported)

    assert missing(form) == {}
    said = values(form)
    assert (said["past_entries"], said["past_refusals"], said["deportations"]) == ("2", "0", "1")
    assert said["last_deportation_on"] == "2019-07-01"
    assert said["intern_1_proof"] == "written"
    assert said["support_grounds"] == "accepted"


def test_who_supports_itself_is_asked_why_it_may(self_supported, sato, client_as):
    lack = missing(form_of(client_as(sato), self_supported))["support_grounds"]

    assert lack["entered_at"] == "employer_answers"
    assert lack["link"] == f"/cases/employers/{self_supported.organization_id}/"


def test_answers_that_do_not_agree_are_named(self_supported, sato, client_as):
    client = client_as(sato)
    answered(
        client,
        self_supported,
        **applicant.ANSWERS
        | {
            "has_past_entries": "no",
            "has_past_applications": "yes",
            "past_applications": "1",
            "past_refusals": "2",
        },
    )
    form = form_of(client, self_supported)
    why = {key: lack["why"] for key, lack in missing(form).items()}

    assert why["has_past_entries"] == "inconsistent"
    assert why["past_refusals"] == "inconsistent"
    assert values(form)["has_past_entries"] == ""


def test_a_dispatched_worker_has_a_complete_form_with_the_employers_ground(entrusted, sato, client_as):
    set_conditions(
        contract=entrusted.worker.contracts.get(superseded_at=None),
        by=BY,
        engagement="dispatch",
        client_name="農業組合法人みどり",
        client_address="茨城県つくば市1-1",
        client_phone="029-000-0000",
        client_representative="緑 三郎",
        dispatched_from_on=date(2027, 4, 1),
        dispatched_to_on=date(2028, 3, 31),
    )
    client = client_as(sato)
    answered(client, entrusted, **applicant.ANSWERS)
    assert set(missing(form_of(client, entrusted))) == {"dispatch_grounds"}

    client.post(
        f"/cases/employers/{entrusted.organization_id}/",
        {"what": "employer", "dispatch_same_field": "野菜の栽培", "dispatch_special_zone": "no"},
    )
    form = form_of(client, entrusted)
    assert missing(form) == {}
    assert values(form)["dispatch_same_field"] == "野菜の栽培"


def test_a_home_elsewhere_has_a_paper_of_its_own(entrusted, sato, client_as):
    entrusted.worker.address = "神奈川県川崎市川崎区1-1"
    entrusted.worker.save()
    client = client_as(sato)
    answered(client, entrusted, **applicant.ANSWERS)
    assert missing(form_of(client, entrusted))["has_home_paper"]["entered_at"] == "answers"

    answered(client, entrusted, **applicant.ANSWERS, home_paper_on="2026-11-02", home_paper_to="川崎市")
    form = form_of(client, entrusted)
    assert missing(form) == {}
    assert (values(form)["home_paper_on"], values(form)["home_paper_to"]) == ("2026-11-02", "川崎")


def test_another_proof_that_the_field_accepts_is_a_proof(yamada, sato, client_as):
    worker = applicant.mai(yamada)
    case = applicant.certificate_case(worker, by=sato)
    client = client_as(sato)
    answered(client, case, skill_other="分野別運用方針に定める資格", japanese_other="日本の学校の卒業")
    said = values(form_of(client, case))

    assert (said["skill_by"], said["skill_proof"]) == ("field_method", "other")
    assert said["skill_other"] == "分野別運用方針に定める資格"
    assert (said["japanese_proof"], said["japanese_other"]) == ("other", "日本の学校の卒業")


def test_an_extension_is_not_asked_about_the_entry(lan, sato, client_as):
    from cases import services

    case = services.open_case(organization=lan.organization, procedure="extension", worker=lan, by=sato)
    page = client_as(sato).get(f"/cases/{case.pk}/answers/").content.decode()

    assert "退去強制" not in page
    assert "上陸予定港" not in page
    assert "協力確認書" in page
