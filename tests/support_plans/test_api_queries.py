"""A list of support costs the same number of statements for two rows and for twelve."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.employment.services import conclude_contract
from compliance.workers.services import register_worker
from support_plans.models import InterviewAnswer, InterviewFollowUp, RegularInterview
from support_plans.services.consultations import add_step, receive_consultation
from support_plans.services.files import attach_file
from support_plans.services.interviews import open_interview
from support_plans.services.logs import record_support
from support_plans.services.plans import draft_plan, save_template
from support_plans.services.staff import appoint_staff, open_office

LISTS = [
    "support-plans",
    "plan-templates",
    "support-tasks",
    "support-logs",
    "interviews",
    "interview-follow-ups",
    "consultations",
    "support-files",
    "support-staff",
    "support-offices",
]


def _grow(yamada, kita, aoki, numbers):
    """One more row of everything for each number."""
    for number in numbers:
        worker = register_worker(organization=yamada, name=f"WORKER {number}", languages=["vi"], by="tests")
        conclude_contract(worker=worker, starts_on=date(2025, 4, 1), field="food_svc", by="tests")
        plan = draft_plan(worker=worker, by=aoki)
        save_template(organization=yamada, name=f"template {number}", plan=plan, by=aoki)
        log = record_support(
            worker=worker,
            by=aoki,
            obligation="life_orientation",
            performed_on=date(2026, 11, 1) + timedelta(days=number),
            mode="in_person",
            language="vi",
            started_at=time(9, 0),
            ended_at=time(12, 0),
        )
        attach_file(record=log, by=aoki, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.7"))
        interview = open_interview(worker=worker, by=aoki, interview_with="worker")
        RegularInterview.objects.filter(pk=interview.pk).update(held_on=date(2026, 11, 1))
        InterviewAnswer.objects.create(interview=interview, question="pay", has_problem=True, detail="x")
        InterviewFollowUp.objects.create(
            interview=interview, kind="problem", question="pay", what="x", due_on=date(2026, 12, 1)
        )
        consultation = receive_consultation(
            worker=worker,
            by=aoki,
            received_on=date(2026, 11, 1),
            channel="phone",
            topic="x",
            content="x",
            language="vi",
        )
        add_step(consultation=consultation, by=aoki, happened_on=date(2026, 11, 2), what="x")
        appoint_staff(organization=yamada, name=f"staff {number}", post="officer", by=aoki)
        open_office(support_organization=kita, name=f"office {number}", by="tests")


def _cost(client, path):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, {"page_size": 200})
    assert answer.status_code == 200, (path, answer.content)
    return len(queries), answer.json()["count"]


@pytest.mark.django_db
def test_lists_cost_the_same_for_two_rows_and_for_twelve(
    api_as, aoki, yamada, kita, kita_contract, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client = api_as(aoki)
    _grow(yamada, kita, aoki, range(2))
    few = {name: _cost(client, f"/api/v1/{name}/") for name in LISTS}
    _grow(yamada, kita, aoki, range(2, 12))
    many = {name: _cost(client, f"/api/v1/{name}/") for name in LISTS}
    assert {name: cost for name, (cost, _rows) in few.items()} == {
        name: cost for name, (cost, _rows) in many.items()
    }
    assert all(rows >= 12 for _cost_of, rows in many.values()), many
    assert max(cost for cost, _rows in many.values()) <= 9
