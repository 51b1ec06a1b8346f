"""What follows from cases and events: days to answer the agency, to file as planned, to notify."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cases.answers import asked
from cases.models import Case, CaseStep, Event
from cases.models.choices import BEFORE_FILING, ApplicationType, State
from cases.notices import dues_of, is_posted_elsewhere
from cases.openings import procedure_or_none
from compliance.deadlines.posting import PostingSet
from compliance.deadlines.sources import chosen
from compliance.reckoning import deadlines as reckon
from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.deadlines.catalogue import all_in_force, due
from compliance.reckoning.deadlines.second_status import MANUFACTURING_WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.due import Due

FILED: Final = "case_filed"
CLOSED: Final = "case_closed"
STEP_TAKEN: Final = "case_step_taken"


def of_cases(ids: Iterable[int] | None, _on: date) -> Iterator[PostingSet]:
    """The day filing is planned for, the day to answer the agency, a certificate's last day to land."""
    rows = Case.objects.select_related("worker").prefetch_related("agency_requests", "steps")
    if ids is None:
        rows = rows.filter(state__in=[*BEFORE_FILING, State.WAITING, State.ASKED, State.GRANTED])
    for case in chosen(rows, ids):
        window, note = _certificate_window(case)
        yield PostingSet(
            subject=f"case:{case.pk}",
            organization_id=case.organization_id,
            worker_id=case.worker_id,
            dues=(*_of_case(case), *window),
            settled_note=note or _settled_note(case),
        )


def _settled_note(case: Case) -> str:
    """Why what is open is settled; nothing: it is withdrawn, as for a case that is given up."""
    if case.state in {*BEFORE_FILING, State.ABANDONED}:
        return ""
    return FILED if case.is_open else CLOSED


def _certificate_window(case: Case) -> tuple[list[Due], str]:
    """Where the procedure has a step within the window of the manufacturing test: until the step is taken."""
    found = procedure_or_none(case.procedure, on=case.opened_on) if case.is_open else None
    steps = found.steps if found is not None else ()
    within = {step.slug for step in steps if step.due and step.due.deadline == MANUFACTURING_WINDOW}
    if not within:
        return [], ""
    taken = {step.state for step in case.steps.all() if step.slug in within} - {CaseStep.State.OPEN}
    if taken:
        return [], STEP_TAKEN if CaseStep.State.DONE in taken else ""
    entered = asked(case.answers)
    dues = reckon.manufacturing_window_deadlines(
        on=case.opened_on,
        opens_on=entered.get("certificate_window_opens_on"),
        closes_on=entered.get("certificate_window_closes_on"),
    )
    return dues, ""


def _of_case(case: Case) -> list[Due]:
    if case.state in BEFORE_FILING and case.planned_filing_on is not None:
        day: date = case.planned_filing_on
        return all_in_force(lambda: [due("planned_filing", last_day=day, safe_on=open_day_on_or_before(day))])
    if case.state == State.ASKED:
        return all_in_force(lambda: _agency_requests(case))
    issued_on = case.certificate_issued_on
    landed = case.application_type == ApplicationType.COE and case.state == State.GRANTED
    if landed and issued_on is not None and not _has_arrived(case):
        return all_in_force(lambda: reckon.coe_deadlines(issued_on=issued_on))
    return []


def _agency_requests(case: Case) -> list[Due]:
    open_requests = [one.due_on for one in case.agency_requests.all() if one.answered_on is None]
    if not open_requests:
        return []
    day = min(open_requests)
    return [due("agency_request", last_day=day, safe_on=open_day_on_or_before(day))]


def _has_arrived(case: Case) -> bool:
    worker: Any = case.worker
    return worker is not None and worker.cards.filter(permission_kind="landing").exists()


def of_events(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The notifications that an event calls for, where no other fact posts them already."""
    rows = Event.objects.select_related("worker", "contract", "support_contract")
    for event in chosen(rows, ids):
        stands = event.voided_at is None and not is_posted_elsewhere(event)
        yield PostingSet(
            subject=f"event:{event.pk}",
            organization_id=event.organization_id,
            worker_id=event.worker_id,
            dues=tuple(dues_of(event, on=on)) if stands else (),
        )
