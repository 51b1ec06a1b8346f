"""The workspace with something on every page: tasks of Lan, a log, two interviews, a consultation, a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.organizations.services import change_support_contract
from compliance.reckoning.interview_questions import interview_questions
from support_plans.models import (
    Consultation,
    InterviewFollowUp,
    RegularInterview,
    SupportFile,
    SupportLog,
    SupportTask,
)
from support_plans.services.consultations import receive_consultation
from support_plans.services.files import attach_file
from support_plans.services.interviews import hold_interview, open_interview, save_interview
from support_plans.services.tasks import assign_task

HELD_ON = date(2026, 11, 20)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def a_photograph(name: str = "署名.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PNG, content_type="image/png")


@dataclass
class Planted:
    """One row of each kind, all of Lan, recorded by Kimura of Kita."""

    task: SupportTask
    log: SupportLog
    held: RegularInterview
    draft: RegularInterview
    follow_up: InterviewFollowUp
    consultation: Consultation
    file: SupportFile


@pytest.fixture
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def planted(media, lan, kimura, kita_staff, log_support) -> Planted:
    task = SupportTask.objects.open().filter(worker=lan).order_by("due_on", "pk").first()
    assign_task(task=task, by=kimura, assignee=kimura)
    log = log_support(lan, kimura, content="ごみの出し方を説明")
    answers = {
        each.slug: (each.slug == "pay", "残業代が違う" if each.slug == "pay" else "")
        for each in interview_questions("worker", on=HELD_ON)
    }
    held = open_interview(worker=lan, by=kimura, interview_with="worker")
    held = save_interview(
        interview=held,
        by=kimura,
        revision=held.revision,
        facts={
            "held_on": HELD_ON,
            "started_at": time(14, 0),
            "ended_at": time(14, 40),
            "language": "vi",
            "has_nonconformity": False,
        },
        answers=answers,
    )
    held = hold_interview(interview=held, by=kimura)
    draft = open_interview(worker=lan, by=kimura, interview_with="supervisor")
    consultation = receive_consultation(
        worker=lan,
        by=kimura,
        received_on=date(2026, 11, 21),
        channel="phone",
        topic="歯が痛い",
        content="病院を知りたい",
        language="vi",
    )
    file = attach_file(record=log, by=kimura, upload=a_photograph())
    follow_up = held.follow_ups.first()
    return Planted(task, log, held, draft, follow_up, consultation, file)


@pytest.fixture
def contract_ended_yesterday(kita_contract) -> None:
    change_support_contract(contract=kita_contract, by="tests", ends_on=date(2026, 11, 22))


@pytest.fixture
def asked() -> Callable[[Client, str], list[str]]:
    """The questions a page asks the database."""

    def ask(client: Client, address: str) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in captured.captured_queries]

    return ask
