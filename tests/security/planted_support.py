"""Plans, tasks and proof of support for the planted world: what the body did, and what the employer."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.accounts.roles import Role
from compliance.common import clock
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.organizations.services import conclude_support_contract
from compliance.reckoning.interview_questions import interview_questions
from compliance.workers.models import Worker
from compliance.workers.services import register_worker
from support_plans.models import Consultation, RegularInterview, SupportLog, SupportTask
from support_plans.services.consultations import add_step, receive_consultation
from support_plans.services.files import attach_file
from support_plans.services.interviews import hold_interview, open_interview, save_interview
from support_plans.services.logs import record_support
from support_plans.services.plans import change_draft, draft_plan, save_template
from support_plans.services.staff import appoint_staff, open_office

if TYPE_CHECKING:
    from tests.security.world import Side

BY = "tests"
HELD_ON = date(2026, 11, 16)


def plant_support(side: Side, organization: Any) -> None:
    """Of the supported worker by the body's staff, of the other by the employer's."""
    marks = side.marks
    body = RegisteredSupportOrganization.objects.get(
        pk=side.rows["organizations.RegisteredSupportOrganization"]
    )
    office = side.plant(
        open_office(support_organization=body, name=f"事務所 {marks.body}", address=marks.body, by=BY)
    )
    side.plant(
        appoint_staff(
            support_organization=body, office=office, name=f"担当 {marks.body}", post="officer", by=BY
        )
    )
    side.employers_staff = appoint_staff(
        organization=organization, name=f"担当 {marks.organization}", post="officer", by=BY
    ).pk
    person = Worker.objects.get(pk=side.rows["workers.Worker"])
    solo = Worker.objects.get(pk=side.solo["workers.Worker"])
    _of_worker(side, person, marks.person, by=side.people[Role.SUPPORT_STAFF])
    _of_worker(side, solo, marks.solo, by=side.people[Role.HR_STAFF], solo=True)
    _past(side, organization, body)
    # What templates hold is the employer's, and its support body drafts from it.
    side.plant(save_template(organization=organization, name=f"標準 {marks.organization}", by=BY))


def _past(side: Side, organization: Any, body: Any) -> None:
    """What the body recorded of a worker it no longer supports: its own archive, and nobody's list."""
    over = conclude_support_contract(
        organization=organization,
        support_organization=body,
        starts_on=date(2024, 4, 1),
        ends_on=date(2025, 3, 31),
        by=BY,
    )
    mark = side.marks.person
    worker = register_worker(organization=organization, support_contract=over, name=f"FORMER {mark}", by=BY)
    common = {"worker": worker, "support_organization": body, "recorded_at": clock.now()}
    common["recorded_by"] = side.people[Role.SUPPORT_STAFF]
    day = date(2025, 3, 10)
    side.past["log"] = SupportLog.objects.create(
        obligation="accompaniment",
        performed_on=day,
        mode="in_person",
        staff_name=mark,
        content=mark,
        judgement="acceptable",
        **common,
    ).pk
    side.past["interview"] = RegularInterview.objects.create(
        interview_with="worker", state="held", held_on=day, place=mark, judgement="acceptable", **common
    ).pk
    side.past["consultation"] = Consultation.objects.create(
        received_on=day, channel="phone", topic=mark, content=mark, handler_name=mark, **common
    ).pk


def _of_worker(side: Side, worker: Worker, mark: str, *, by: Any, solo: bool = False) -> None:
    rows = [
        *_plan(worker, mark, by),
        *_log(worker, mark, by),
        *_interview(worker, mark, by),
        *_consultation(worker, mark, by),
        _task(worker, mark),
    ]
    for row in rows:
        side.plant(row, solo=solo)


def _plan(worker: Worker, mark: str, by: Any) -> list[Any]:
    plan = draft_plan(worker=worker, by=by)
    plan = change_draft(
        plan=plan,
        by=by,
        facts={"author_name": mark},
        rows={"interaction": {"will_do": True, "timing": mark}},
        languages={"life_orientation": {"language": "vi", "interpreter_name": mark}},
        housing={"rent_reason": mark},
        municipalities={"workplace": {"municipality": mark}},
    )
    return [
        plan,
        plan.rows.get(key="interaction"),
        plan.languages.get(obligation="life_orientation"),
        plan.housing,
        plan.municipalities.get(place="workplace"),
    ]


def _task(worker: Worker, mark: str) -> SupportTask:
    return SupportTask.objects.create(
        worker=worker,
        obligation="interaction",
        kind="interaction",
        key="tests",
        due_on=date(2026, 12, 10),
        safe_on=date(2026, 12, 3),
        reason=mark,
    )


def _log(worker: Worker, mark: str, by: Any) -> list[Any]:
    log = record_support(
        worker=worker,
        by=by,
        obligation="accompaniment",
        performed_on=HELD_ON,
        mode="in_person",
        language="vi",
        started_at=time(9, 0),
        ended_at=time(10, 0),
        place=mark,
        content=mark,
        proof_location=mark,
    )
    content = b"\x89PNG\r\n\x1a\n" + mark.encode()
    return [log, attach_file(record=log, by=by, upload=SimpleUploadedFile(f"{mark}.png", content))]


def _interview(worker: Worker, mark: str, by: Any) -> list[Any]:
    interview = open_interview(worker=worker, by=by, interview_with="worker")
    answers: dict[str, tuple[bool | None, str]] = {
        question.slug: (False, "") for question in interview_questions("worker", on=HELD_ON)
    }
    answers["pay"] = (True, mark)
    save_interview(
        interview=interview,
        by=by,
        revision=interview.revision,
        facts={
            "held_on": HELD_ON,
            "started_at": time(13, 0),
            "ended_at": time(13, 30),
            "place": mark,
            "language": "vi",
            "remarks": mark,
            "has_nonconformity": False,
        },
        answers=answers,
    )
    held = hold_interview(interview=interview, by=by)
    return [held, held.answers.get(question="pay"), held.follow_ups.get()]


def _consultation(worker: Worker, mark: str, by: Any) -> list[Any]:
    consultation = receive_consultation(
        worker=worker,
        by=by,
        received_on=HELD_ON,
        channel="phone",
        topic=mark,
        content=mark,
        language="vi",
    )
    return [consultation, add_step(consultation=consultation, by=by, happened_on=HELD_ON, what=mark)]
