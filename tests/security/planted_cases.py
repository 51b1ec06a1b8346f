"""A planted row of every model of the cases room, for one side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cases import services
from cases.models import CaseAct, CheckOverride, EmployerAnswer
from compliance.accounts.roles import Role
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from tests.security.world import Side


def plant_cases(side: Side, organization: Any) -> None:
    """A renewal with everything that hangs on it, and an event; for the supported worker and the other."""
    staff = side.people[Role.HR_STAFF]
    answers = {"council_member": False}
    services.answer_for_employer(organization=organization, field="food_svc", answers=answers, by=staff)
    side.plant(EmployerAnswer.objects.get(organization=organization))
    for solo in (False, True):
        pk = (side.solo if solo else side.rows)["workers.Worker"]
        _renewal(side, organization, Worker.objects.get(pk=pk), solo=solo)


def _renewal(side: Side, organization: Any, worker: Worker, *, solo: bool) -> None:
    mark, staff = side.marks.private, side.people[Role.HR_STAFF]
    opened = services.open_cases(
        organization=organization, workers=[worker], procedure="extension", name=f"{mark} {solo}", by=staff
    )
    side.plant(opened.cohort, solo=solo)
    case = side.plant(opened.cases[0], solo=solo)
    services.plan_case(case=case, outcome_note=mark, by=staff)
    side.plant(services.ask_for_papers(case=case, to="worker", language="vi", by=staff), solo=solo)
    own = services.add_paper(case=case, title=f"書類 {mark}", line="from_employer", by=staff)
    side.plant(services.leave_out_paper(paper=own, reason=mark, by=staff), solo=solo)
    scan = SimpleUploadedFile(f"{mark}.png", b"\x89PNG\r\n\x1a\n" + mark.encode())
    side.plant(services.attach_file(paper=own, upload=scan, by=staff), solo=solo)
    side.plant(services.take_step(step=case.steps.first(), remark=mark, by=staff), solo=solo)
    side.plant(
        services.override_check(
            case=case, code="council_not_member", reason=mark, by=side.people[Role.HR_MANAGER]
        ),
        solo=solo,
    )
    side.plant(
        services.record_event(
            organization=organization,
            kind="acceptance_difficult",
            worker=worker,
            happened_on=date(2026, 11, 18),
            reason="illness",
            note=mark,
            by=staff,
        ).event,
        solo=solo,
    )
    side.plant(CaseAct.objects.filter(case=case).first(), solo=solo)
    assert CheckOverride.objects.filter(case=case).exists()
    _asked_by_the_agency(side, worker, organization, solo=solo)


def _asked_by_the_agency(side: Side, worker: Worker, organization: Any, *, solo: bool) -> None:
    """A case that is at the agency, which asks for more."""
    mark, staff = side.marks.private, side.people[Role.HR_STAFF]
    case = services.open_case(
        organization=organization, worker=worker, procedure="other_activities", by=staff
    )
    services.receive_papers(papers=list(case.documents.filter(state="needed")), by=staff)
    services.prepare(case=case, by=staff)
    services.approve(case=case, by=side.people[Role.HR_MANAGER], remark=mark)
    services.submit(
        case=case,
        by=staff,
        submitted_on=date(2026, 11, 20),
        channel="counter",
        capacity="employer_staff",
        receipt_number=f"{mark} {solo}",
    )
    request = services.record_agency_request(
        case=case, received_on=date(2026, 11, 21), due_on=date(2026, 12, 4), wants=mark, by=staff
    )
    side.plant(request, solo=solo)
