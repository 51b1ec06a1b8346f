"""What is known for a case: read once from the registry, the answers and earlier filings."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max, Prefetch

from cases.answers import asked
from cases.employer_facts import records_of
from cases.models import Case, CaseDocument, EmployerAnswer
from cases.models.choices import ApplicationType, PaperState
from cases.openings import procedure_or_none
from compliance.common.dates import fiscal_year
from compliance.reckoning.documents import DocumentFacts
from compliance.residence.models import ResidenceCard
from compliance.rulebook import history
from compliance.workers.models import Qualification, Stay, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from compliance.employment.models import EmploymentContract
    from compliance.reckoning.procedures import Procedure

FIRST_STATUS: Final = "ssw1"
_TECHNICAL_INTERN: Final = "technical_intern"
_OF_ONE_FISCAL_YEAR: Final = frozenset({"ssw_accepted_in_fiscal_year"})
_ASKED_FOR_PAPERS: Final = frozenset(each.name for each in dataclasses.fields(DocumentFacts))
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything a list of papers and a check may ask for. `day` is the day the filing is judged by."""

    case: Case
    day: date
    procedure: Procedure | None
    worker: Worker | None
    cards: tuple[ResidenceCard, ...] = ()
    contracts: tuple[EmploymentContract, ...] = ()
    stays: tuple[Stay, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    filed_before: Mapping[str, date] = field(default_factory=dict)
    filed_for_anyone: Mapping[str, date] = field(default_factory=dict)

    @property
    def card(self) -> ResidenceCard | None:
        """The card in use."""
        return next((card for card in self.cards if card.is_current), None)

    @property
    def contract(self) -> EmploymentContract | None:
        """The contract the case rests on: the latest version that has not ended."""
        running = [one for one in self.contracts if one.superseded_at is None and one.ended_on is None]
        return max(running, key=lambda one: one.starts_on, default=None)

    @property
    def status_to(self) -> str | None:
        """What is applied for; an extension asks for the status there is."""
        if self.case.application_type == ApplicationType.EXTENSION and self.card is not None:
            return self.card.status or None
        return self.procedure.status_to if self.procedure else None

    @property
    def was_technical_intern(self) -> bool | None:
        found = any(stay.status.startswith(_TECHNICAL_INTERN) for stay in self.stays)
        found = found or any(one.kind == Qualification.Kind.TECHNICAL_INTERN for one in self.qualifications)
        return True if found else None


def day_of(case: Case, *, on: date) -> date:
    """The day a filing is judged by: filed, planned, or today."""
    if case.submitted_on is not None:
        return case.submitted_on
    planned = case.planned_filing_on
    return planned if planned is not None and planned > on else on


def facts_of(case: Case, *, on: date) -> CaseFacts:
    """The facts of one case."""
    return next(facts_of_many([case], on=on))


def facts_of_many(cases: Iterable[Case], *, on: date) -> Iterator[CaseFacts]:
    """The facts of many cases, in a number of queries that does not grow with them (per five hundred)."""
    rows = list(cases)
    for start in range(0, len(rows), _CHUNK):
        yield from _chunk(rows[start : start + _CHUNK], on)


def _chunk(cases: list[Case], on: date) -> Iterator[CaseFacts]:
    workers = _workers({case.worker_id for case in cases if case.worker_id})
    records = records_of(case.organization_id for case in cases)
    employers = _employer_answers(set(records), on)
    own, anyone = _filed(cases, workers)
    for case in cases:
        worker = workers.get(case.worker_id or 0)
        day = day_of(case, on=on)
        yield CaseFacts(
            case=case,
            day=day,
            procedure=procedure_or_none(case.procedure, on=day),
            worker=worker,
            cards=tuple(c for c in worker.cards.all() if c.voided_at is None) if worker else (),
            contracts=tuple(worker.contracts.all()) if worker else (),
            stays=tuple(worker.stays.all()) if worker else (),
            qualifications=tuple(worker.qualifications.all()) if worker else (),
            answers=_answers(case, records[case.organization_id].facts(on=day), employers),
            filed_before=own.get(case.worker_id or 0, {}),
            filed_for_anyone=anyone.get(case.organization_id, {}),
        )


def _workers(ids: set[int]) -> dict[int, Worker]:
    rows = Worker.objects.filter(pk__in=ids).select_related("support_contract__support_organization")
    prefetched = rows.prefetch_related(
        Prefetch("cards", ResidenceCard.objects.order_by("-expires_on", "-id")),
        "contracts",
        "stays",
        "qualifications",
    )
    return {worker.pk: worker for worker in prefetched}


def _employer_answers(organizations: set[int], on: date) -> dict[tuple[int, str], dict[str, Any]]:
    """By employer and field; the field "" holds what is about the employer as a whole."""
    month = history("notifications/annual_report").versions[-1].value["fiscal_year_first_month"]
    this_year = fiscal_year(on, first_month=month)
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for row in EmployerAnswer.objects.filter(organization__in=organizations):
        outdated = fiscal_year(row.answered_on, first_month=month) != this_year
        if row.fact in _OF_ONE_FISCAL_YEAR and outdated:
            continue
        found.setdefault((row.organization_id, row.field), {}).update(asked({row.fact: row.value}))
    return found


def _answers(
    case: Case, recorded: Mapping[str, Any], employers: Mapping[tuple[int, str], Mapping[str, Any]]
) -> dict[str, Any]:
    """The record of the employer, what was answered about it, and above both what holds for this case."""
    known = {
        **recorded,
        **employers.get((case.organization_id, ""), {}),
        **(employers.get((case.organization_id, case.field), {}) if case.field else {}),
        **asked(case.answers),
    }
    # A day that was asked with "was there one?" counts only when there was.
    for had, day in (("had_separation", "separation_on"), ("had_missing", "missing_on")):
        if known.get(had) is False:
            known.pop(day, None)
    return known


def _filed(
    cases: list[Case], workers: Mapping[int, Worker]
) -> tuple[dict[int, dict[str, date]], dict[int, dict[str, date]]]:
    """Per worker and per employer: each paper with the last day it was filed."""
    filed = CaseDocument.objects.filter(
        case__submitted_on__isnull=False, state__in=(PaperState.RECEIVED, PaperState.REVIEWED)
    ).exclude(case__in=[case.pk for case in cases if case.pk])
    own: dict[int, dict[str, date]] = {}
    of_workers = filed.filter(case__worker__in=workers).order_by()
    for worker_id, slug, day in of_workers.values_list("case__worker", "slug").annotate(
        day=Max("case__submitted_on")
    ):
        own.setdefault(worker_id, {})[slug] = day
    anyone: dict[int, dict[str, date]] = {}
    of_employers = filed.filter(case__organization__in={case.organization_id for case in cases}).order_by()
    for organization_id, slug, day in of_employers.values_list("case__organization", "slug").annotate(
        day=Max("case__submitted_on")
    ):
        anyone.setdefault(organization_id, {})[slug] = day
    return own, anyone


def document_facts(facts: CaseFacts) -> DocumentFacts:
    """What decides which papers are asked for."""
    case, worker = facts.case, facts.worker
    known: dict[str, Any] = {
        name: value for name, value in facts.answers.items() if name in _ASKED_FOR_PAPERS
    }
    known |= {
        "status_to": facts.status_to,
        "field": case.field or None,
        "lives_in_japan": _lives_in_japan(facts),
        "channel": case.channel or None,
        "several_applicants": case.cohort_id is not None,
        "filed_before": facts.filed_before,
        "filed_for_anyone": facts.filed_for_anyone,
    }
    if worker is not None:
        known["nationality"] = worker.nationality or None
        known["all_support_entrusted"] = (
            worker.support_contract is not None and worker.support_contract.scope == "all"
        )
        known.setdefault("was_technical_intern", facts.was_technical_intern)
        if facts.contract is None:
            known.setdefault("end_reason", _end_reason(facts))
    return DocumentFacts(**known)


def _lives_in_japan(facts: CaseFacts) -> bool | None:
    if facts.case.application_type == ApplicationType.COE:
        return False
    return True if facts.card is not None else None


def _end_reason(facts: CaseFacts) -> str | None:
    ended = [one for one in facts.contracts if one.ended_on is not None and one.superseded_at is None]
    return max(ended, key=lambda one: one.ended_on).end_reason if ended else None  # type: ignore[arg-type,return-value]
