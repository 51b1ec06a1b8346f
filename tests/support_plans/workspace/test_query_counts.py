"""However many rows a page shows or leaves out, it asks the database the same few questions."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from compliance.common import clock
from compliance.workers.models import Worker
from compliance.workers.services import register_workers
from support_plans.models import Consultation, RegularInterview, SupportLog, SupportStaff, SupportTask
from tests.support_plans.workspace.addresses import ABOUT_ONESELF, ARCHIVE, WRITES_ONLY, filled

pytestmark = pytest.mark.django_db

MOST = 20
FILES = {"workers_csv", "workers_xlsx", "clients_csv", "clients_xlsx", "file"}


def more_of_everything(lan, kita, kimura, how_many):
    """Further workers with a task, a log, an interview and a consultation each, and staff."""
    workers = register_workers(
        workers=[
            Worker(
                organization=lan.organization,
                site=lan.site,
                support_contract=lan.support_contract,
                name=f"WORKER {n:03}",
                languages=["vi"],
            )
            for n in range(how_many)
        ],
        by="tests",
    )
    on, at = date(2026, 11, 20), clock.now()
    by = {"support_organization": kita, "recorded_by": kimura, "recorded_at": at}
    for worker in (*workers, *[lan] * how_many):
        key = uuid.uuid4().hex[:12]
        SupportTask.objects.create(
            worker=worker,
            obligation="life_orientation",
            kind="orientation",
            key=f"x:{key}",
            due_on=on + timedelta(days=len(key) % 5),
            safe_on=on,
            assignee=kimura,
        )
        SupportLog.objects.create(
            worker=worker,
            obligation="housing",
            performed_on=on,
            mode="in_person",
            staff_name="K",
            judgement="acceptable",
            **by,
        )
        RegularInterview.objects.create(
            worker=worker, interview_with="worker", state="held", held_on=on, interviewer=kimura, **by
        )
        Consultation.objects.create(
            worker=worker, received_on=on, channel="phone", topic="t", content="c", handler_name="K", **by
        )
        SupportStaff.objects.create(support_organization=kita, post="manager", name=f"S {key}")


@pytest.fixture
def pages(planted, lan, kita_office, kita_staff):
    addresses = filled(planted, lan, kita_office, kita_staff["kimura"])
    shown = {
        name: address
        for name, address in addresses.items()
        if name not in WRITES_ONLY | ARCHIVE | ABOUT_ONESELF
    }
    shown["today_all"] = reverse("support:today") + "?person=all"
    shown["search"] = reverse("support:log_new") + "?q=WORKER"
    shown["sheet"] = reverse("support:interview", args=[planted.draft.pk])
    return shown


def test_a_page_asks_as_little_for_many_rows_as_for_few(pages, lan, kita, kimura, kondo, client_as, asked):
    client = client_as(kimura)
    more_of_everything(lan, kita, kimura, 2)
    few = {name: asked(client, address) for name, address in pages.items()}
    more_of_everything(lan, kita, kimura, 12)
    many = {name: asked(client, address) for name, address in pages.items()}

    grown = {name: (len(few[name]), len(many[name])) for name in pages if len(many[name]) > len(few[name])}
    assert grown == {}
    heavy = {
        name: len(queries) for name, queries in many.items() if len(queries) > MOST and name not in FILES
    }
    assert heavy == {}
