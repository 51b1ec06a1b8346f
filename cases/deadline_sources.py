"""What follows from cases and events: days to answer the agency, to file as planned, to notify."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cases.models import Case, Event
from cases.models.choices import BEFORE_FILING, ApplicationType, State
from cases.notices import dues_of, is_posted_elsewhere
from compliance.deadlines.posting import PostingSet
from compliance.deadlines.sources import chosen
from compliance.reckoning import deadlines as reckon
from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.deadlines.catalogue import all_in_force, due

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.due import Due

FILED: Final = "case_filed"
CLOSED: Final = "case_closed"


def of_cases(ids: Iterable[int] | None, _on: date) -> Iterator[PostingSet]:
    """The day filing is planned for, the day to answer the agency, a certificate's last day to land."""
    rows = Case.objects.select_related("worker").prefetch_related("agency_requests")
    if ids is None:
        rows = rows.filter(state__in=[*BEFORE_FILING, State.WAITING, State.ASKED, State.GRANTED])
    for case in chosen(rows, ids):
        yield PostingSet(
            subject=f"case:{case.pk}",
            organization_id=case.organization_id,
            worker_id=case.worker_id,
            dues=tuple(_of_case(case)),
            settled_note="" if case.state in BEFORE_FILING else FILED if case.is_open else CLOSED,
        )


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
