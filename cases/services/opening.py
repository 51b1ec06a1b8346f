"""Opening cases: from a deadline or an event in one step, singly, or for a cohort."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases import openings
from cases.models import Case, CaseAct, Cohort
from cases.models.choices import BEFORE_FILING, OPEN, ApplicationType, Kind
from cases.notices import notice_for
from cases.services.keeping import sync_cases
from cases.services.recording import line_of, note
from compliance.audit.services import audited
from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import repost
from compliance.rulebook import UnknownRule, history

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cases.models import Event
    from cases.openings import Opening
    from compliance.organizations.models import AcceptingOrganization
    from compliance.workers.models import Worker

Actor = Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one worker of a cohort: a case, or the reason why there is none."""

    worker: Worker
    case: Case | None = None
    refused: tuple[str, ...] = ()


@dataclass(slots=True)
class Opened:
    """A cohort and what became of everybody in it."""

    cohort: Cohort
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def cases(self) -> list[Case]:
        return [outcome.case for outcome in self.outcomes if outcome.case is not None]


@audited
def open_case(
    *,
    organization: AcceptingOrganization,
    by: Actor,
    procedure: str = "",
    worker: Worker | None = None,
    **facts: Any,
) -> Case:
    """Open a case of a procedure, with its steps and papers."""
    return _open([drafted(organization=organization, procedure=procedure, worker=worker, **facts)], by=by)[0]


@audited
def open_from_deadline(
    *, deadline: Deadline, by: Actor, procedure: str = "", event: Event | None = None
) -> Case:
    """Open the case a deadline calls for, everything known filled in; or the one that is there already."""
    existing = case_for(deadline)
    if existing is not None:
        return existing
    return _open([drafted_from(deadline, procedure=procedure, event=event)], by=by)[0]


@audited
def open_cases(
    *,
    organization: AcceptingOrganization,
    workers: Sequence[Worker],
    procedure: str,
    name: str,
    by: Actor,
    planned_filing_on: date | None = None,
) -> Opened:
    """Open the same case for each of a cohort. Who cannot be taken in is told so, and stops nobody."""
    cohort = Cohort(organization=organization, name=name.strip(), opened_by=by if hasattr(by, "pk") else None)
    cohort.full_clean(exclude=["organization"])
    cohort.save()
    opened = Opened(cohort)
    drafts: list[tuple[int, Case]] = []
    taken = set(_with_open_case(workers, procedure))
    ledger = _filing_days(workers, procedure)
    for worker in workers:
        if worker.pk in taken:
            already = _("An open case of this procedure is there already.")
            opened.outcomes.append(Outcome(worker, refused=(already,)))
            continue
        try:
            case = drafted(
                organization=organization,
                procedure=procedure,
                worker=worker,
                cohort=cohort,
                planned_filing_on=planned_filing_on,
                deadline=ledger.get(worker.pk),
            )
        except ValidationError as refused:
            opened.outcomes.append(Outcome(worker, refused=tuple(refused.messages)))
            continue
        drafts.append((len(opened.outcomes), case))
        opened.outcomes.append(Outcome(worker, case=case))
    if drafts:
        _open([case for _index, case in drafts], by=by)
    return opened


def case_for(deadline: Deadline) -> Case | None:
    """The open case that answers this deadline, or another of the same matter."""
    kinds = openings.same_matter(deadline.kind)
    return (
        Case.objects.open()
        .filter(
            deadline__subject=deadline.subject, deadline__kind__in=kinds, deadline__period=deadline.period
        )
        .first()
    )


def drafted(
    *,
    organization: AcceptingOrganization,
    procedure: str = "",
    worker: Worker | None = None,
    opening: Opening | None = None,
    deadline: Deadline | None = None,
    **facts: Any,
) -> Case:
    """A case that is not saved yet, everything known filled in."""
    today = clock.today()
    if worker is not None and worker.organization_id != organization.pk:
        raise ValidationError({"worker": _("This belongs to another organization.")})
    case = Case(organization=organization, worker=worker, deadline=deadline, opened_on=today, **facts)
    found = openings.procedure_or_none(procedure, on=today)
    if found is not None:
        case.procedure, case.kind = procedure, openings.kind_of(found)
        case.application_type = openings.application_type_of(found)
    elif opening is not None:
        case.kind, case.application_type = opening.kind, ApplicationType.NONE
        _fill_in_notice(case, opening, deadline, today)
    elif not case.kind:
        raise ValidationError({"procedure": _("Choose a procedure.")})
    if deadline is not None:
        case.due_on = case.due_on or deadline.due_on
        case.planned_filing_on = case.planned_filing_on or _plan(deadline, today)
    case.title = case.title or _title(case, deadline)
    case.field = case.field or (_field_of(worker) if worker else "")
    return case


def _fill_in_notice(case: Case, opening: Opening, deadline: Deadline | None, today: date) -> None:
    """Which form, and what goes with it: told from the fact the deadline rests on, else by the law alone."""
    notice = notice_for(deadline, case.event) if deadline is not None else None
    if notice is None:
        case.official_form = case.official_form or opening.official_form(on=today)
        return
    case.official_form, case.attachments = notice.official_form[:20], list(notice.attachments)


def drafted_from(deadline: Deadline, *, procedure: str = "", event: Event | None = None) -> Case:
    """What the deadline says of a case."""
    opening = openings.opening_for(deadline.kind)
    if not procedure and opening is None:
        raise ValidationError(
            {"procedure": _("This deadline does not say which procedure it is about: choose one.")}
        )
    return drafted(
        organization=deadline.organization,
        procedure=procedure or (opening.procedure if opening else ""),
        worker=deadline.worker,
        opening=None if procedure else opening,
        deadline=deadline,
        event=event,
    )


def _plan(deadline: Deadline, today: date) -> date | None:
    """The first day it can be done while that is to come; otherwise the day to plan for."""
    if deadline.opens_on is not None and deadline.opens_on > today:
        return deadline.opens_on
    return deadline.safe_on if deadline.safe_on >= today else None


def _title(case: Case, deadline: Deadline | None) -> str:
    """In Japanese, as files are named; screens show the reader's language."""
    rule_id = (
        f"procedures/{case.procedure}" if case.procedure else f"deadlines/{deadline.kind}" if deadline else ""
    )
    try:
        return str(history(rule_id).title.get("ja", "")) if rule_id else ""
    except UnknownRule:
        return ""


def _field_of(worker: Worker) -> str:
    running: Iterable[Any] = worker.contracts.filter(superseded_at__isnull=True, ended_on__isnull=True)
    latest = max(running, key=lambda contract: contract.starts_on, default=None)
    return latest.field if latest else ""


def _open(cases: list[Case], *, by: Actor) -> list[Case]:
    for case in cases:
        case.full_clean(exclude=["organization", "worker", "cohort", "event", "deadline"])
    created = Case.objects.bulk_create(cases, batch_size=500)
    CaseAct.objects.bulk_create(
        [CaseAct(**line_of(case, "open", by=by, on=case.opened_on)) for case in created], batch_size=500
    )
    for case in created:
        note(case, "opened", by, {"procedure": case.procedure or case.official_form})
    repost("case", [case.pk for case in created])
    # After the ledger, which has the days of some steps.
    sync_cases(cases=created)
    return created


def _with_open_case(workers: Sequence[Worker], procedure: str) -> Iterable[int | None]:
    return Case.objects.filter(worker__in=workers, procedure=procedure, state__in=OPEN).values_list(
        "worker_id", flat=True
    )


def _filing_days(workers: Sequence[Worker], procedure: str) -> dict[int, Deadline]:
    """Of each worker, the open deadline that the procedure answers, the nearest where there are several."""
    kinds = [kind for kind, opening in openings.BY_DEADLINE.items() if opening.procedure == procedure]
    best = "extension_last_day" if "extension_last_day" in kinds else ""
    rows = (
        Deadline.objects.open()
        .filter(worker__in=workers, kind__in=[best] if best else kinds)
        .exclude(cases__state__in=[*BEFORE_FILING, "waiting", "asked"])
        .order_by("-due_on")
    )
    return {row.worker_id: row for row in rows if row.worker_id is not None}


@audited
def plan_case(*, case: Case, by: Actor, **facts: Any) -> Case:
    """Change what is planned: the day of filing, the field, who pays the fee."""
    allowed = ("planned_filing_on", "field", "fee_payer", "fee_yen", "fee_paid_on", "title", "outcome_note")
    changed = {
        name: value for name, value in facts.items() if name in allowed and getattr(case, name) != value
    }
    if not changed:
        return case
    for name, value in changed.items():
        setattr(case, name, value)
    if case.kind == Kind.APPLICATION and not case.title:
        raise ValidationError({"title": _("A case has a title.")})
    case.full_clean(exclude=["organization", "worker", "cohort", "event", "deadline", "granted_card"])
    case.save()
    note(case, "planned", by, {"changed": {name: str(value) for name, value in changed.items()}})
    sync_cases(cases=[case])
    repost("case", [case.pk])
    return case
