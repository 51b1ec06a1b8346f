"""A plan: drafted in one step, checked, agreed, replaced, with the notification that a change brings."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.deadlines.models import Deadline
from compliance.workers.services import register_worker
from support_plans.models import SupportPlan
from support_plans.services.plans import (
    agree_plan,
    change_draft,
    draft_plan,
    draft_plans,
    save_template,
    sign_plan,
    withdraw_plan,
)
from tests.support_plans.planning import agreed_plan, filled_in, staff_of

BY = "tests"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(kita):
    return staff_of(kita)


def test_a_draft_knows_everything_that_is_known(lan, kita_contract, kondo):
    plan = draft_plan(worker=lan, by=kondo)

    assert plan.support_contract == kita_contract
    assert plan.created_on == date(2026, 11, 23)
    assert plan.language == "vi"
    assert plan.manager.name == "近藤 勇"
    assert plan.office.name == "本部"
    assert plan.officer_count == 1
    assert plan.supported_count == 1
    assert plan.guidance_hours == 3
    assert plan.orientation_hours == 8
    assert {entry.obligation: entry.language for entry in plan.languages.all()} == {
        "pre_arrival_guidance": "vi",
        "life_orientation": "vi",
        "consultation": "vi",
        "periodic_interview": "vi",
    }


def test_a_draft_has_every_row_of_the_form_and_answers_no_choice(lan):
    plan = draft_plan(worker=lan, by=BY)

    rows = {row.key: row for row in plan.rows.all()}
    assert len(rows) == 34
    assert rows["interview"].will_do is True
    assert rows["interview"].person_name == "木村 花子"
    assert rows["arrival_transfer"].will_do is False
    assert rows["arrival_transfer"].reason == "既に在留中のため"
    assert rows["housing_lease"].will_do is None
    assert plan.is_neutral is None
    assert plan.is_proper is None
    assert plan.is_municipality_checked is None


def test_how_many_workers_a_body_supports_is_told_by_the_body_alone(lan, aoki):
    assert draft_plan(worker=lan, by=aoki).supported_count is None


def test_a_draft_is_drawn_up_once(lan):
    draft_plan(worker=lan, by=BY)

    with pytest.raises(ValidationError) as refused:
        draft_plan(worker=lan, by=BY)
    assert "worker" in refused.value.message_dict


def test_an_unfinished_plan_is_not_agreed_and_says_what_is_missing(lan):
    plan = draft_plan(worker=lan, by=BY)

    with pytest.raises(ValidationError) as refused:
        agree_plan(plan=plan, by=BY, agreed_on=date(2026, 11, 23))
    assert "支援の適正性を確保し、「有」にする。" in refused.value.message_dict["plan"]
    assert "住居探しの補助・連帯保証: 実施予定の有無を選ぶ。" in refused.value.message_dict["plan"]
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_plan_that_is_filled_in_is_agreed(lan):
    plan = filled_in(draft_plan(worker=lan, by=BY))

    agreed = agree_plan(plan=plan, by=BY, agreed_on=date(2026, 11, 23))

    assert agreed.state == "agreed"
    assert agreed.agreed_on == date(2026, 11, 23)


def test_an_agreed_plan_is_never_changed(lan):
    plan = agreed_plan(lan)

    with pytest.raises(ValidationError) as refused:
        change_draft(plan=plan, by=BY, facts={"author_name": "別人"})
    assert "plan" in refused.value.message_dict


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"agreed_on": date(2026, 11, 24)}, "agreed_on"),
        ({"agreed_on": date(2026, 11, 22)}, "agreed_on"),
        ({"agreed_on": date(2026, 11, 23), "worker_signed_on": date(2026, 11, 22)}, "worker_signed_on"),
    ],
)
def test_days_that_cannot_be_are_refused_by_name(lan, days, field):
    plan = filled_in(draft_plan(worker=lan, by=BY))

    with pytest.raises(ValidationError) as refused:
        agree_plan(plan=plan, by=BY, **days)
    assert list(refused.value.message_dict) == [field]


def test_a_changed_plan_replaces_the_agreed_one_and_is_notified_within_fourteen_days(lan):
    first = agreed_plan(lan)
    second = draft_plan(worker=lan, by=BY)
    assert second.version == 2
    change_draft(
        plan=second,
        by=BY,
        facts={"is_municipality_checked": True, "orientation_hours": 9},
        municipalities={"workplace": {"checked_on": date(2026, 11, 23)}},
    )

    agreed = agree_plan(plan=second, by=BY, agreed_on=date(2026, 11, 23), holds_from_on=date(2026, 11, 16))

    first.refresh_from_db()
    assert first.state == "superseded"
    assert agreed.changed_headings == ["4"]
    notice = Deadline.objects.get(kind="notify_plan_change")
    assert notice.subject == f"support_plan:{agreed.pk}"
    assert notice.last_day == date(2026, 11, 30)
    assert notice.due_on == date(2026, 11, 30)
    assert notice.responsible == "organization"


def test_a_new_version_that_changes_nothing_calls_for_no_notification(lan):
    agreed_plan(lan)
    second = draft_plan(worker=lan, by=BY)
    change_draft(
        plan=second,
        by=BY,
        facts={"is_municipality_checked": True, "supported_count": 13},
        municipalities={"workplace": {"checked_on": date(2026, 11, 23)}},
    )

    agree_plan(plan=second, by=BY, agreed_on=date(2026, 11, 23))

    assert not Deadline.objects.filter(kind="notify_plan_change").exists()


def test_the_template_of_the_employer_fills_the_next_draft(lan, yamada, kita_contract):
    save_template(organization=yamada, name="標準", by=BY, plan=agreed_plan(lan), is_default=True)
    mai = register_worker(
        organization=yamada,
        name="TRAN MAI",
        languages=["vi"],
        support_contract=kita_contract,
        site=yamada.sites.get(),
        by=BY,
    )

    plan = draft_plan(worker=mai, by=BY)

    rows = {row.key: row for row in plan.rows.all()}
    assert rows["housing_lease"].will_do is True
    assert rows["housing_company"].reason == "借上げ社宅を提供するため"
    assert plan.housing.monthly_rent == 25000
    assert plan.consultation_methods["phone"] == "03-1111-2222"
    assert plan.is_municipality_checked is None
    assert plan.municipalities.get(place="workplace").checked_on is None


def test_a_cohort_is_drafted_and_one_that_cannot_stops_none(lan, yamada):
    draft_plan(worker=lan, by=BY)
    others = [
        register_worker(organization=yamada, name=f"WORKER {n}", site=yamada.sites.get(), by=BY)
        for n in range(2)
    ]

    outcomes = draft_plans(workers=[others[0], lan, others[1]], by=BY)

    assert [outcome.plan is not None for outcome in outcomes] == [True, False, True]
    assert outcomes[1].error
    assert SupportPlan.objects.count() == 3


def test_a_template_of_another_employer_is_refused(lan, mori):
    template = save_template(organization=mori, name="標準", by=BY)

    with pytest.raises(ValidationError) as refused:
        draft_plan(worker=lan, by=BY, template=template)
    assert "template" in refused.value.message_dict


def test_signing_settles_that_the_worker_got_a_copy(lan):
    plan = agreed_plan(lan)

    sign_plan(plan=plan, by=BY, worker_signed_on=date(2026, 11, 23), copy_given_on=date(2026, 11, 23))

    plan.refresh_from_db()
    assert plan.worker_signed_on == date(2026, 11, 23)
    assert plan.tasks.get(kind="plan_copy_to_worker").state == "done"


def test_a_plan_is_withdrawn_with_a_reason_and_kept(lan):
    plan = draft_plan(worker=lan, by=BY)

    with pytest.raises(ValidationError):
        withdraw_plan(plan=plan, by=BY, reason=" ")
    withdraw_plan(plan=plan, by=BY, reason="採用取りやめ")

    plan.refresh_from_db()
    assert (plan.state, plan.withdrawn_reason) == ("withdrawn", "採用取りやめ")
    assert draft_plan(worker=lan, by=BY).version == 2
