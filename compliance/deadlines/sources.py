"""What follows from workers, passports, support contracts and employers.

These facts live in rooms below the ledger, so their sources live here; cards and contracts, which live above,
are reached by related name.  Each source yields the complete set of a subject's deadlines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from compliance.common.clock import civil_day
from compliance.common.dates import fiscal_year
from compliance.deadlines.posting import PostingSet
from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.reckoning import deadlines as reckon
from compliance.reckoning.exclusions import Exclusion
from compliance.reckoning.periodic_report import annual_report
from compliance.reckoning.six_year_route import TestResult
from compliance.reckoning.stay_account import ExclusionClaim, SixthYear
from compliance.reckoning.stays import Stay as CountedStay
from compliance.rulebook import history
from compliance.workers.models import Passport, SixYearRoute, Stay, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from django.db import models

    from compliance.reckoning.due import Due
    from compliance.reckoning.stay_account import ClaimState

LEFT: Final = "left"
SUPERSEDED: Final = "superseded"
CONTRACT_ENDED: Final = "support_contract_ended"

CHUNK: Final = 1_000
_SUPPORTED: Final = "ssw1"
_CLAIMED: Final[dict[str, ClaimState]] = {
    "noted": "planned",
    "requested": "requested",
    "granted": "granted",
    "refused": "refused",
}
_BEGIN_WORK: Final = frozenset({"landing", "change"})


def chosen(rows: models.QuerySet[Any], ids: Iterable[int] | None) -> Iterator[Any]:
    """The rows with these ids, or all of them, in steady chunks."""
    if ids is None:
        yield from rows.order_by("pk").iterator(chunk_size=CHUNK)
        return
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        yield from rows.filter(pk__in=wanted[start : start + CHUNK])


def has_left(worker: Worker, on: date) -> bool:
    """Whether the worker is no longer with the employer."""
    return worker.left_on is not None and worker.left_on <= on


def of_workers(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Interviews, the cap on the total stay, work not begun, no activity, a move, transition preparation."""
    rows = Worker.objects.select_related("support_contract", "six_year_route").prefetch_related(
        "cards", "contracts", "stays", "stay_exclusions"
    )
    for worker in chosen(rows, ids):
        yield _of_worker(worker, on)


def _of_worker(worker: Worker, on: date) -> PostingSet:
    gone = has_left(worker, on)
    card = next((card for card in _cards(worker) if card.is_current), None)
    contract = _contract_in_force(worker, on)
    dues: list[Due] = []
    if not gone:
        dues += _interviews(worker, card, contract)
        dues += _cap(worker, on)
        dues += _not_started(worker, card)
        dues += _without_activity(worker, contract)
        dues += _moved(worker)
        dues += _transition_preparation(worker, on)
    is_supported = worker.support_contract is not None and _runs(worker.support_contract, on)
    return PostingSet(
        subject=f"worker:{worker.pk}",
        organization_id=worker.organization_id,
        worker_id=worker.pk,
        dues=tuple(dues),
        settled_note=LEFT if gone else "",
        responsible={}
        if is_supported
        else {"interview_worker": "organization", "interview_supervisor": "organization"},
    )


def _cards(worker: Worker) -> list[Any]:
    return [card for card in worker.cards.all() if card.voided_at is None]


def _contracts(worker: Worker) -> list[Any]:
    return [contract for contract in worker.contracts.all() if contract.superseded_at is None]


def _contract_in_force(worker: Worker, on: date) -> Any:
    running = [c for c in _contracts(worker) if c.ended_on is None or c.ended_on > on]
    return min(running, key=lambda contract: contract.starts_on, default=None)


def _interviews(worker: Worker, card: Any, contract: Any) -> list[Due]:
    """Owed to SSW (i) alone, from the start of work on."""
    if contract is None or (card is not None and card.status != _SUPPORTED):
        return []
    last = worker.last_interview_on
    return reckon.interview_deadlines(
        started_on=contract.starts_on,
        last_on=last,
        last_supervisor_on=worker.last_supervisor_interview_on or last,
    )


def _cap(worker: Worker, on: date) -> list[Due]:
    """Only once the history is declared complete: a card alone never tells the whole stay."""
    if worker.stay_history_complete_on is None:
        return []
    exclusions = [
        Exclusion(
            kind=claim.kind,
            from_on=claim.from_on,
            to_on=claim.to_on,
            approved=claim.state == "granted",
            applied_on=claim.applied_on,
        )
        for claim in stay_claims(worker)
        if claim.state != "refused"
    ]
    return reckon.total_stay_deadlines(
        stays=counted_stays(worker), on=on, exclusions=exclusions, sixth_year=sixth_year(worker, on)
    )


def stay_claims(worker: Worker) -> list[ExclusionClaim]:
    """Leave noted to be taken out, and how far each claim got."""
    return [
        ExclusionClaim(
            kind=claim.kind,
            from_on=claim.from_on,
            to_on=claim.to_on,
            state=_CLAIMED[claim.decision],
            applied_on=claim.requested_on,
        )
        for claim in worker.stay_exclusions.all()
    ]


def sixth_year(worker: Worker, on: date) -> SixthYear | None:
    """The route to a sixth year as noted; nothing until there are results to judge."""
    route: SixYearRoute | None = getattr(worker, "six_year_route", None)
    if route is None or not route.results:
        return None
    return SixthYear(
        results=[TestResult(pass_mark=one["pass_mark"], score=one["score"]) for one in route.results],
        pledged=bool(route.has_pledged),
        employer_continues=bool(route.employer_continues),
        accepted_on=route.requested_on or on,
        granted=route.decision == SixYearRoute.Decision.GRANTED,
    )


def counted_stays(worker: Worker) -> list[CountedStay]:
    """The stays entered, and those that the worker's card versions prove."""
    entered = [
        CountedStay(status=stay.status, from_on=stay.from_on, to_on=stay.to_on, kind=stay.kind or None)
        for stay in worker.stays.all()
    ]
    proven = [
        CountedStay(
            status=card.status,
            from_on=card.permitted_on,
            to_on=None if card.is_current else card.expires_on,
        )
        for card in _cards(worker)
        if card.permitted_on and card.status
    ]
    return entered + proven


def _not_started(worker: Worker, card: Any) -> list[Due]:
    """A permission to begin, and nobody at work a month later."""
    if card is None or card.permission_kind not in _BEGIN_WORK or card.permitted_on is None:
        return []
    dues = reckon.not_started_deadlines(permitted_on=card.permitted_on)
    started = [contract.starts_on for contract in _contracts(worker)]
    return [due for due in dues if not any(day < due.last_day for day in started)]


def _without_activity(worker: Worker, contract: Any) -> list[Due]:
    ended = [c.ended_on for c in _contracts(worker) if c.ended_on is not None and c.end_reason != "death"]
    if contract is not None or not ended:
        return []
    return reckon.without_activity_deadlines(last_active_on=max(ended))


def _moved(worker: Worker) -> list[Due]:
    """A move that was entered while the notification could still be in time."""
    if worker.address_since_on is None:
        return []
    known_on = civil_day(worker.created_at)
    return [
        due for due in reckon.address_deadlines(moved_on=worker.address_since_on) if due.due_on >= known_on
    ]


def _transition_preparation(worker: Worker, on: date) -> list[Due]:
    for stay in worker.stays.all():
        if stay.kind == Stay.Kind.TRANSITION_PREPARATION and (stay.to_on is None or stay.to_on >= on):
            return reckon.transition_preparation_deadlines(permitted_on=stay.from_on, expires_on=stay.to_on)
    return []


def of_passports(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The end of the passport in use."""
    for passport in chosen(Passport.objects.select_related("worker"), ids):
        gone = has_left(passport.worker, on)
        counts = passport.superseded_at is None and not gone and passport.expires_on is not None
        yield PostingSet(
            subject=f"passport:{passport.pk}",
            organization_id=passport.worker.organization_id,
            worker_id=passport.worker_id,
            dues=tuple(reckon.passport_deadlines(expires_on=passport.expires_on)) if counts else (),
            settled_note=LEFT if gone else SUPERSEDED if passport.superseded_at else "",
        )


def _runs(contract: SupportContract, on: date) -> bool:
    return contract.ends_on is None or contract.ends_on >= on


def of_support_contracts(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The body's registration while the contract runs; the notifications of its beginning and its end."""
    for contract in chosen(SupportContract.objects.select_related("support_organization"), ids):
        runs = _runs(contract, on)
        known_on = civil_day(contract.registered_at)
        dues = reckon.support_contract_deadlines(event="concluded", happened_on=contract.starts_on)
        if contract.ends_on is not None and not runs:
            dues = reckon.support_contract_deadlines(event="ended", happened_on=contract.ends_on)
        dues = [due for due in dues if due.due_on >= known_on]
        expires_on = contract.support_organization.expires_on or contract.noted_registration_expires_on
        if runs and expires_on is not None:
            dues += reckon.support_body_deadlines(expires_on=expires_on)
        yield PostingSet(
            subject=f"support_contract:{contract.pk}",
            organization_id=contract.organization_id,
            worker_id=None,
            dues=tuple(dues),
            settled_note="" if runs else CONTRACT_ENDED,
        )


def of_organizations(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The annual report on everybody who was employed for a day of the fiscal year."""
    yearly = history("notifications/annual_report").versions[-1]
    current = fiscal_year(on, first_month=yearly.value["fiscal_year_first_month"])
    for organization in chosen(AcceptingOrganization.objects.all(), ids):
        for year in (current - 1, current):
            yield from _annual_report(organization, year, on)


def _annual_report(organization: AcceptingOrganization, year: int, on: date) -> Iterator[PostingSet]:
    dues = reckon.annual_report_deadlines(fiscal_year=year)
    # A year that was over before anybody used this program was reported, or not, elsewhere.
    dues = [due for due in dues if due.due_on >= max(on, civil_day(organization.created_at))]
    if not dues:
        return
    if not _employed_in(organization, year):
        dues = []
    yield PostingSet(
        subject=f"organization:{organization.pk}",
        period=f"FY{year}",
        organization_id=organization.pk,
        worker_id=None,
        dues=tuple(dues),
    )


def _employed_in(organization: AcceptingOrganization, year: int) -> bool:
    report = annual_report(year)
    workers = Worker.objects.filter(
        organization=organization,
        contracts__superseded_at__isnull=True,
        contracts__starts_on__lte=report.period_to,
    )
    return workers.exclude(contracts__ended_on__lt=report.period_from).exists()
