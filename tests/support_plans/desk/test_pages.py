"""The employer's view of support, as its people open it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from support_plans.models import SupportPlan
from support_plans.services.plans import draft_plan
from tests.support_plans.planning import agreed_plan, filled_in, staff_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(kita):
    return staff_of(kita)


@pytest.fixture
def desk(client_as, aoki):
    return client_as(aoki)


def url(name, *args):
    return reverse(f"plans:{name}", args=args)


def test_plans_say_who_has_none(desk, lan):
    nothing_yet = '<span class="desk-tag desk-soon">計画の登録なし</span>'
    assert nothing_yet in desk.get(url("plans")).content.decode()

    agreed_plan(lan)
    page = desk.get(url("plans")).content.decode()
    assert nothing_yet not in page
    assert "確定 v1" in page


def test_a_cohort_is_drafted_from_the_list(desk, lan):
    answer = desk.post(url("draft-cohort"), {"worker": [str(lan.pk), "999999", "x"]})

    assert answer.status_code == 200
    assert "下書きを1件作成しました。" in answer.content.decode()
    assert SupportPlan.objects.get().worker == lan


def test_a_draft_is_made_filled_in_and_agreed_through_the_pages(desk, lan):
    answer = desk.post(url("draft", lan.pk))
    plan = SupportPlan.objects.get()
    assert answer.url == url("plan", plan.pk)
    page = desk.get(answer.url).content.decode()
    assert "支援の適正性を確保し、「有」にする。" in page

    filled_in(plan)
    answer = desk.post(url("agree", plan.pk), {"agreed_on": "令和8年11月23日", "worker_signed_on": ""})

    assert answer.status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.agreed_on) == ("agreed", date(2026, 11, 23))


def test_a_plan_that_may_not_be_agreed_says_why_and_stays_a_draft(desk, lan):
    plan = draft_plan(worker=lan, by="tests")

    answer = desk.post(url("agree", plan.pk), {"agreed_on": "2026-11-23"})

    assert answer.status_code == 422
    assert "実施予定の有無を選ぶ。" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_rows_are_filled_in_and_what_cannot_be_is_refused_by_field(desk, lan):
    plan = draft_plan(worker=lan, by="tests")
    sent = {
        "housing_lease-will_do": "true",
        "housing_lease-timing": "就労開始前",
        "guidance-will_do": "true",
        "guidance-methods_in_person": "on",
        "guidance-methods_other": "on",
        "guidance-methods_other_text": "電話で補足",
    }

    assert desk.post(url("edit", plan.pk, "rows"), sent).status_code == 302
    rows = {row.key: row for row in plan.rows.all()}
    assert (rows["housing_lease"].will_do, rows["housing_lease"].timing) == (True, "就労開始前")
    assert rows["guidance"].methods == {"in_person": "", "other": "電話で補足"}
    assert rows["interview"].will_do is None

    answer = desk.post(url("edit", plan.pk, "rows"), sent | {"housing_lease-timing": "長" * 201})
    assert answer.status_code == 422
    assert "長" * 201 in answer.content.decode()


def test_hours_are_pairs_of_times_and_keep_what_was_typed(desk, lan):
    plan = draft_plan(worker=lan, by="tests")
    sent = {
        "consultation_hours_monday_from": "９:00",
        "consultation_hours_monday_to": "18:00",
        "consultation_methods_phone": "on",
        "consultation_methods_phone_text": "03-1111-2222",
    }

    assert desk.post(url("edit", plan.pk, "consultation"), sent).status_code == 302
    plan.refresh_from_db()
    assert plan.consultation_hours == {"monday": ["09:00", "18:00"]}
    assert plan.consultation_methods == {"phone": "03-1111-2222"}

    answer = desk.post(url("edit", plan.pk, "consultation"), sent | {"consultation_hours_monday_to": "八時"})
    assert answer.status_code == 422
    assert "開始と終了を 09:00 のように入力してください。" in answer.content.decode()
    assert "八時" in answer.content.decode()


@pytest.mark.parametrize("part", ["frame", "rows", "languages", "consultation", "housing", "municipalities"])
def test_every_part_opens_and_saves_as_it_stands(desk, lan, part):
    plan = filled_in(draft_plan(worker=lan, by="tests"))

    page = desk.get(url("edit", plan.pk, part))

    assert page.status_code == 200
    assert desk.get(url("edit", plan.pk, "nothing")).status_code == 404


def test_a_support_body_drafts_and_does_not_agree(client_as, kimura, lan):
    body = client_as(kimura)
    assert body.post(url("draft", lan.pk)).status_code == 302
    plan = filled_in(SupportPlan.objects.get())

    assert body.post(url("agree", plan.pk), {"agreed_on": "2026-11-23"}).status_code == 403


def test_the_other_employer_finds_nothing_of_it(client_as, mori_hr, lan):
    plan = agreed_plan(lan)
    stranger = client_as(mori_hr)

    for name, args in (("plan", [plan.pk]), ("edit", [plan.pk, "rows"]), ("worker", [lan.pk])):
        assert stranger.get(url(name, *args)).status_code == 404
    assert stranger.post(url("draft", lan.pk)).status_code == 404
    for name in ("plans", "matrix", "duties", "interviews", "staff"):
        assert "NGUYEN THI LAN" not in stranger.get(url(name)).content.decode()


@pytest.mark.parametrize("name", ["plans", "matrix", "interviews"])
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_lists_are_handed_out_as_files(desk, lan, name, file_format):
    answer = desk.get(url(name), {"format": file_format})

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{file_format}"')
    if file_format == "csv":
        assert "NGUYEN THI LAN" in answer.content.decode("utf-8-sig")


def test_staff_are_appointed_and_changed(desk, yamada):
    answer = desk.post(
        url("add-staff"),
        {"organization": yamada.pk, "post": "manager", "name": "山本 責任者", "languages": ["ja", "vi"]},
    )
    assert answer.status_code == 302
    staff = yamada.support_staff.get()
    assert staff.languages == ["ja", "vi"]

    refused = desk.post(
        url("change-staff", staff.pk),
        {"post": "manager", "name": "山本 責任者", "since_on": "2026-10-01", "until_on": "2026-09-01"},
    )
    assert refused.status_code == 422
    assert "終任日が就任日より前です。" in refused.content.decode()


def test_workers_without_a_plan_are_a_gap(desk, lan):
    assert "支援計画が登録されていない人" in desk.get(reverse("desk:gaps")).content.decode()
    assert lan.name in desk.get(reverse("desk:gap", args=["support-plan"])).content.decode()

    agreed_plan(lan)

    assert lan.name not in desk.get(reverse("desk:gap", args=["support-plan"])).content.decode()


def test_the_form_of_staff_names_its_last_day_and_puts_languages_under_their_heading(desk):
    page = desk.get(url("add-staff")).content.decode()

    assert ">終任日" in page
    assert "延期先" not in page
    assert page.index("<legend>対応言語</legend>") < page.index('value="vi"')
