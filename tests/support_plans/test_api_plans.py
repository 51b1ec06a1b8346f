"""Plans, tasks, staff and templates over the API."""

from __future__ import annotations

import pytest

from support_plans.models import SupportPlan, SupportTask

pytestmark = pytest.mark.django_db


def fields(answer):
    return {problem["field"] for problem in answer.json()["errors"]}


@pytest.fixture
def draft(api_as, aoki, lan):
    made = api_as(aoki).post("/api/v1/support-plans/", {"worker": lan.pk})
    assert made.status_code == 201, made.content
    return made.json()


def test_a_plan_is_drafted_changed_and_checked(api_as, aoki, draft):
    client, path = api_as(aoki), f"/api/v1/support-plans/{draft['id']}/"
    assert (draft["state"], draft["version"]) == ("draft", 1)
    assert len(draft["rows"]) >= 30
    changed = client.patch(
        path,
        {
            "facts": {"guidance_hours": "3.0", "created_on": "2026-11-20"},
            "rows": {"interaction": {"will_do": True, "timing": "随時"}},
            "languages": {"life_orientation": {"language": "vi", "interpreter_name": "Pham"}},
            "housing": {"occupants": 2},
        },
    )
    assert changed.status_code == 200, changed.content
    plan = changed.json()
    assert (plan["guidance_hours"], plan["created_on"]) == ("3.0", "2026-11-20")
    assert {row["key"]: row["timing"] for row in plan["rows"]}["interaction"] == "随時"
    assert plan["housing"]["occupants"] == 2
    wrong = client.patch(path, {"facts": {"created_on": "never"}, "rows": {"interaction": {"will_do": 7}}})
    assert fields(wrong) == {"facts.created_on", "rows.interaction.will_do"}
    found = client.get(f"{path}check/")
    assert found.status_code == 200
    assert {finding["blocks"] for finding in found.json()} >= {True}
    refused = client.post(f"{path}agree/", {"agreed_on": "2026-11-23"})
    assert refused.status_code == 400
    assert SupportPlan.objects.get().state == "draft"


def test_agreeing_is_the_employers_act_and_withdrawing_a_draft_the_drafters(api_as, kimura, draft):
    client, path = api_as(kimura), f"/api/v1/support-plans/{draft['id']}/"
    assert client.post(f"{path}agree/", {"agreed_on": "2026-11-23"}).status_code == 403
    assert client.post(f"{path}withdraw/", {"reason": "a mistake"}).json()["state"] == "withdrawn"


def test_a_cohort_is_drafted_and_one_failing_stops_none(api_as, aoki, lan, minh, draft):
    answer = api_as(aoki).post("/api/v1/support-plans/draft-many/", {"workers": [lan.pk, minh.pk]})
    assert answer.status_code == 200, answer.content
    outcomes = {outcome["worker"]: outcome for outcome in answer.json()}
    assert outcomes[lan.pk]["plan"] is None
    assert outcomes[lan.pk]["error"]
    assert outcomes[minh.pk]["plan"]


def test_a_stranger_drafts_and_reads_nothing(api_as, mori_hr, lan, draft):
    client, path = api_as(mori_hr), f"/api/v1/support-plans/{draft['id']}/"
    for address in (path, f"{path}check/"):
        assert client.get(address).status_code == 404
    for act in ("agree", "withdraw", "sign"):
        assert client.post(f"{path}{act}/", {}).status_code == 404
    assert client.post("/api/v1/support-plans/", {"worker": lan.pk}).status_code == 400
    assert client.post("/api/v1/support-plans/draft-many/", {"workers": [lan.pk]}).status_code == 400


def test_a_template_is_saved_from_a_plan(api_as, aoki, yamada, kimura, draft):
    client = api_as(aoki)
    made = client.post(
        "/api/v1/plan-templates/",
        {"organization": yamada.pk, "name": "標準", "plan": draft["id"], "is_default": True},
    )
    assert made.status_code == 201, made.content
    assert made.json()["content"]["rows"]
    assert api_as(kimura).get("/api/v1/plan-templates/").json()["count"] == 1
    assert (
        api_as(kimura).post("/api/v1/plan-templates/", {"organization": yamada.pk, "name": "x"}).status_code
        == 403
    )


# --- tasks


@pytest.fixture
def task(lan):
    return SupportTask.objects.filter(worker=lan, kind="interview_worker").get()


def test_tasks_are_listed_and_filtered(api_as, kimura, kondo, task):
    client = api_as(kimura)
    listed = client.get("/api/v1/support-tasks/", {"kind": "interview_worker"}).json()
    assert [(one["id"], one["state"]) for one in listed["results"]] == [(task.pk, "open")]
    assert listed["results"][0]["because"]
    assert client.get("/api/v1/support-tasks/", {"mine": "true"}).json()["count"] == 0
    assigned = api_as(kondo).post(
        f"/api/v1/support-tasks/{task.pk}/assign/", {"assignee": kimura.pk, "stand_in": kondo.pk}
    )
    assert assigned.status_code == 200, assigned.content
    assert client.get("/api/v1/support-tasks/", {"mine": "true"}).json()["count"] == 1
    assert client.post(f"/api/v1/support-tasks/{task.pk}/assign/", {"assignee": None}).status_code == 403


def test_a_task_is_put_off_taken_up_done_and_opened_again(api_as, kimura, task):
    client, path = api_as(kimura), f"/api/v1/support-tasks/{task.pk}/"
    assert fields(client.post(f"{path}defer/", {"until_on": "2026-12-01", "reason": ""})) == {"reason"}
    put_off = client.post(f"{path}defer/", {"until_on": "2026-12-01", "reason": "帰国中"})
    assert put_off.json()["state"] == "deferred", put_off.content
    assert client.post(f"{path}resume/").json()["state"] == "open"
    assert client.post(f"{path}complete/", {"done_on": "2026-11-22"}).json()["state"] == "done"
    assert client.post(f"{path}reopen/", {"reason": "間違い"}).json()["state"] == "open"


def test_not_applicable_needs_a_second_person(api_as, kimura, kondo, task):
    path = f"/api/v1/support-tasks/{task.pk}/"
    declared = api_as(kimura).post(f"{path}declare-not-applicable/", {"reason": "長期の一時帰国"})
    assert (declared.json()["state"], declared.json()["awaits_confirmation"]) == ("open", True)
    assert api_as(kimura).post(f"{path}confirm-not-applicable/").status_code == 400
    assert api_as(kondo).post(f"{path}confirm-not-applicable/").json()["state"] == "not_applicable"


def test_a_stranger_finds_no_task(api_as, mori_hr, task):
    client, path = api_as(mori_hr), f"/api/v1/support-tasks/{task.pk}/"
    assert client.get(path).status_code == 404
    for act in ("assign", "defer", "resume", "complete", "reopen", "confirm-not-applicable"):
        assert client.post(f"{path}{act}/", {}).status_code == 404


# --- staff and offices


def test_a_bodys_manager_keeps_its_offices_and_staff(api_as, kondo, kimura, aoki, kita, lan):
    client = api_as(kondo)
    office = client.post("/api/v1/support-offices/", {"support_organization": kita.pk, "name": "東京"})
    assert office.status_code == 201, office.content
    staff = client.post(
        "/api/v1/support-staff/",
        {
            "support_organization": kita.pk,
            "office": office.json()["id"],
            "user": kimura.pk,
            "post": "officer",
            "name": "Kimura",
            "languages": ["ja", "vi"],
        },
    )
    assert staff.status_code == 201, staff.content
    path = f"/api/v1/support-staff/{staff.json()['id']}/"
    assert client.patch(path, {"until_on": "2027-03-31"}).json()["until_on"] == "2027-03-31"
    assert api_as(aoki).get(path).status_code == 200, "a client sees who supports its workers"
    assert api_as(aoki).patch(path, {"name": "x"}).status_code == 403
    assert api_as(kimura).post("/api/v1/support-offices/", {"support_organization": kita.pk, "name": "x"})


def test_an_employer_names_its_own_staff_and_no_others(api_as, aoki, kondo, yamada, mori, mori_hr, lan):
    client = api_as(aoki)
    made = client.post(
        "/api/v1/support-staff/", {"organization": yamada.pk, "post": "manager", "name": "Sato"}
    )
    assert made.status_code == 201, made.content
    for body in (
        {"organization": mori.pk},
        {"support_organization": lan.support_contract.support_organization_id},
    ):
        assert client.post(
            "/api/v1/support-staff/", {**body, "post": "manager", "name": "X"}
        ).status_code in {400, 403}
    path = f"/api/v1/support-staff/{made.json()['id']}/"
    assert api_as(kondo).patch(path, {"name": "x"}).status_code == 403
    assert api_as(mori_hr).get(path).status_code == 404
