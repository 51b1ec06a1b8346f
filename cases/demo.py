"""Cases of the synthetic office, in every state the board can show; made through the services alone."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from cases import services
from compliance.deadlines.models import Deadline
from compliance.demo.office import BY
from compliance.organizations.eligibility_services import declare

if TYPE_CHECKING:
    from cases.models import Case
    from compliance.demo.office import Office

KINDS = (
    "extension_last_day",
    "notify_contract_end_or_new",
    "worker_notify_employer",
    "hello_work_separation",
)
PER_OFFICE = 9


def make_cases(office: Office) -> None:
    """A season of renewals, the notifications of those who left, and one event."""
    for key, organization in office.organizations.items():
        _answers(office, key)
        rows = Deadline.objects.open().filter(organization=organization, kind__in=KINDS)
        soon = rows.filter(due_on__lte=office.days(120), due_on__gte=office.days(-30)).order_by(
            "due_on", "pk"
        )
        cases = [services.open_from_deadline(deadline=row, by=BY) for row in islice(soon, PER_OFFICE)]
        renewals = [case for case in dict.fromkeys(cases) if case.procedure == "extension"]
        for how_far, case in enumerate(renewals):
            _advance(office, case, how_far)
    organization = office.organizations["hoshino"]
    services.record_event(
        organization=organization,
        kind="nonconformity",
        happened_on=office.days(-4),
        note="社会保険料の納付が遅れた（見本）",
        by=BY,
    )


def _answers(office: Office, key: str) -> None:
    organization = office.organizations[key]
    for question in ("involuntary_separation", "missing_persons"):
        declare(organization=organization, key=question, answer=False, by=BY)
    fields = {
        contract.field
        for worker in office.workers[key]
        for contract in worker.contracts.all()
        if contract.field
    }
    for field in fields:
        answers = {"council_member": True, "jaim_member": True, "care_staff": 60, "full_time_staff": 60}
        services.answer_for_employer(organization=organization, field=field, answers=answers, by=BY)


def _advance(office: Office, case: Case, how_far: int) -> None:
    """Each a little further than the one before; what cannot go on stays where it is."""
    steps: tuple[Any, ...] = (
        lambda: _half(case),
        lambda: _papers(office, case),
        lambda: services.prepare(case=case, by=BY),
        lambda: services.approve(case=case, by=BY),
        lambda: services.submit(
            case=case,
            by=BY,
            submitted_on=office.days(-3),
            channel="online",
            capacity="employer_staff",
            receipt_number=f"見本{case.pk:05d}",
        ),
        lambda: services.record_agency_request(
            case=case,
            received_on=office.days(-1),
            due_on=office.days(10),
            wants="賃金台帳（直近3か月分）の提出（見本）",
            by=BY,
        ),
    )
    try:
        for step in steps[: how_far + 1]:
            step()
    except ValidationError:
        return


def _half(case: Case) -> None:
    services.answer_for_case(case=case, answers={"desired_months": 12}, by=BY)
    services.ask_for_papers(case=case, to="worker", language="vi", by=BY)


def _papers(office: Office, case: Case) -> None:
    papers = list(case.documents.filter(state__in=["needed", "requested"]))
    services.receive_papers(papers=papers, by=BY, issued_on=office.days(-12), received_on=office.days(-8))
