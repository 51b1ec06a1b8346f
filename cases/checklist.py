"""Which steps and papers a case has: brought in line with the procedure, level-triggered.

What a person decided or entered is never taken back; what the procedure says is taken anew each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cases.facts import document_facts
from cases.models import CaseDocument, CaseStep
from cases.models.choices import AT_THE_AGENCY, BEFORE_FILING, Kind, Line, PaperState, State
from compliance.common.dates import subtract_months
from compliance.deadlines.models import Deadline
from compliance.reckoning.documents import documents_needed
from compliance.reckoning.procedures import step_day, steps_for
from compliance.rulebook import RuleNotInForce, UnknownRule, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cases.facts import CaseFacts
    from cases.models import Case
    from compliance.reckoning.procedures import Step

FORM_PAPER: Final = "notification_form"
ATTACHED: Final = "form:"
FILE: Final = "file"
# A notification has the same few steps whatever it is about; its own words are in cases.words.
NOTIFICATION_STEPS: Final = (
    ("write_notification", "we"),
    ("check_notification", "employer"),
    (FILE, "employer"),
    ("keep_copy", "employer"),
)
REMINDER_STEPS: Final = (("remind_worker", "we"), ("worker_files", "worker"))
_BY_ITSELF: Final = {
    PaperState.NEEDED: "required",
    PaperState.OMITTED: "omittable",
    PaperState.NOT_NEEDED: "not_needed",
}
_OF_STATUS: Final = {status: state for state, status in _BY_ITSELF.items()}
READY: Final = (PaperState.RECEIVED, PaperState.REVIEWED)
WANTED: Final = (PaperState.NEEDED, PaperState.REQUESTED, *READY)
# Steps that are done when all papers of a line are there.
_WHEN_ALL_IN: Final = {
    "collect_from_worker": Line.FROM_WORKER,
    "collect_from_employer": Line.FROM_EMPLOYER,
    "prepare_forms": Line.WE_MAKE,
    "write_notification": Line.WE_MAKE,
}
# Steps that an act on the case does.
DONE_BY_ACT: Final = {
    "prepare": ("check_before_filing", "check_notification"),
    "submit": (FILE,),
    "answer_agency": ("answer_agency",),
    "grant": ("await_decision", "receive_card", "record_card"),
    "refuse": ("await_decision",),
}


@dataclass(slots=True)
class Sync:
    """What differs, gathered over many cases and written in a few statements."""

    new_papers: list[CaseDocument] = field(default_factory=list)
    changed_papers: list[CaseDocument] = field(default_factory=list)
    new_steps: list[CaseStep] = field(default_factory=list)
    changed_steps: list[CaseStep] = field(default_factory=list)


def add_papers(facts: CaseFacts, existing: Iterable[CaseDocument], into: Sync) -> list[CaseDocument]:
    """The papers of the case as they should be."""
    known = {paper.slug: paper for paper in existing}
    if facts.procedure is None:
        for position, slug in enumerate(_papers_of_notification(facts.case), 1):
            if slug not in known:
                known[slug] = CaseDocument(
                    case=facts.case, slug=slug, position=position, line=Line.WE_MAKE, reason="always"
                )
                into.new_papers.append(known[slug])
        return list(known.values())
    listed = set()
    for position, needed in enumerate(documents_needed(facts.procedure, document_facts(facts), facts.day), 1):
        listed.add(needed.slug)
        says = {
            "position": position,
            "line": needed.line,
            "number": needed.number or "",
            "state": _OF_STATUS[needed.status],
            "reason": needed.reason,
            "unknown": list(needed.unknown),
        }
        paper = known.get(needed.slug)
        if paper is None:
            known[needed.slug] = CaseDocument(case=facts.case, slug=needed.slug, **says)
            into.new_papers.append(known[needed.slug])
        elif _take_over(paper, says):
            into.changed_papers.append(paper)
    for slug, paper in known.items():
        gone = slug not in listed and not paper.title and paper.state == PaperState.NEEDED
        if gone and _take_over(paper, {"state": PaperState.NOT_NEEDED, "reason": "does_not_apply"}):
            into.changed_papers.append(paper)
    return sorted(known.values(), key=lambda paper: paper.position)


def _papers_of_notification(case: Case) -> list[str]:
    if case.kind != Kind.NOTIFICATION:
        return []
    return [FORM_PAPER, *(f"{ATTACHED}{number}" for number in case.attachments)]


def _take_over(paper: CaseDocument, says: Mapping[str, object]) -> bool:
    """Set what differs. A paper that is on its way keeps its state, as does one a person decided about."""
    kept = paper.is_decided or paper.state not in _BY_ITSELF
    differing = {
        name: value
        for name, value in says.items()
        if getattr(paper, name) != value and not (kept and name in {"state", "reason", "unknown"})
    }
    for name, value in differing.items():
        setattr(paper, name, value)
    return bool(differing)


def add_steps(
    facts: CaseFacts,
    existing: Iterable[CaseStep],
    papers: Sequence[CaseDocument],
    ledger: Mapping[str, date],
    into: Sync,
) -> list[CaseStep]:
    """The steps of the case as they should be; those that papers or acts do are done by themselves."""
    known = {step.slug: step for step in existing}
    for slug, position, who, due_on in _steps_of(facts, ledger):
        step = known.get(slug)
        if step is None:
            known[slug] = CaseStep(case=facts.case, slug=slug, position=position, who=who, due_on=due_on)
            into.new_steps.append(known[slug])
        elif (step.position, step.due_on) != (position, due_on):
            step.position, step.due_on = position, due_on
            into.changed_steps.append(step)
    for slug, line in _WHEN_ALL_IN.items():
        step = known.get(slug)
        if step is not None and step.state == CaseStep.State.OPEN and _all_in(papers, line):
            step.state, step.done_on = CaseStep.State.DONE, facts.day
            if step.pk and step not in into.changed_steps:
                into.changed_steps.append(step)
    return sorted(known.values(), key=lambda step: step.position)


def _all_in(papers: Sequence[CaseDocument], line: str) -> bool:
    wanted = [paper for paper in papers if paper.line == line and paper.state in WANTED]
    return bool(wanted) and all(paper.state in READY for paper in wanted)


def _steps_of(facts: CaseFacts, ledger: Mapping[str, date]) -> Iterable[tuple[str, int, str, date | None]]:
    case = facts.case
    if facts.procedure is None:
        fixed = REMINDER_STEPS if case.kind == Kind.WORKER_NOTICE else NOTIFICATION_STEPS
        for position, (slug, who) in enumerate(fixed, 1):
            yield slug, position, who, case.due_on if slug in {FILE, "worker_files"} else None
        return
    known = document_facts(facts).as_mapping(status_to=facts.status_to)
    for step in steps_for(facts.procedure, known, facts.day):
        yield step.slug, step.order, step.who, _due_on(step, facts, ledger)


def _due_on(step: Step, facts: CaseFacts, ledger: Mapping[str, date]) -> date | None:
    """The ledger's day, the period counted from its event, or the day the filing is planned for."""
    if step.due is None:
        return None
    if step.due.deadline and step.due.deadline in ledger:
        return ledger[step.due.deadline]
    if step.due.before_step:
        return facts.case.planned_filing_on
    event_on = _events(facts).get(step.due.from_event or "")
    if event_on is None:
        return None
    try:
        counted = step_day(step, event_on=event_on, accepted_on=facts.day)
    except (UnknownRule, RuleNotInForce):
        return None
    return counted.safe_on if counted else None


def _events(facts: CaseFacts) -> dict[str, date | None]:
    """Days that steps are counted from."""
    case, contract = facts.case, facts.contract
    ended = [one.ended_on for one in facts.contracts if one.ended_on is not None]
    return {
        "contract_concluded_on": contract.concluded_on or contract.starts_on if contract else None,
        "contract_ended_on": max(ended, default=None),
        "permitted_on": case.decided_on if case.state == State.GRANTED else None,
        "coe_issued_on": case.certificate_issued_on,
        "started_on": contract.starts_on if contract else None,
        "settled_on": facts.worker.address_since_on if facts.worker else None,
    }


def ledger_of(worker_ids: Iterable[int]) -> dict[int, dict[str, date]]:
    """Per worker: the day to plan for of each kind of open deadline, the nearest where there are several."""
    found: dict[int, dict[str, date]] = {}
    rows = Deadline.objects.open().filter(worker__in=list(worker_ids)).order_by("-safe_on")
    for worker_id, kind, safe_on in rows.values_list("worker_id", "kind", "safe_on"):
        if worker_id is not None:
            found.setdefault(worker_id, {})[kind] = safe_on
    return found


def count(case: Case, papers: Sequence[CaseDocument], steps: Sequence[CaseStep]) -> bool:
    """Set how many papers and steps are wanted and ready; whether that changed.

    Until the filing, only what comes before it counts; afterwards, all of it.
    """
    filing = next((step.position for step in steps if step.slug == FILE), None)
    before = case.state in BEFORE_FILING or case.state in AT_THE_AGENCY
    taken = [
        step
        for step in steps
        if step.state != CaseStep.State.SKIPPED and (not before or filing is None or step.position < filing)
    ]
    counted = (
        sum(paper.state in WANTED for paper in papers),
        sum(paper.state in READY for paper in papers),
        len(taken),
        sum(step.state == CaseStep.State.DONE for step in taken),
    )
    if counted == (case.papers_wanted, case.papers_ready, case.steps_wanted, case.steps_done):
        return False
    case.papers_wanted, case.papers_ready, case.steps_wanted, case.steps_done = counted
    return True


def months_of_age(paper: CaseDocument, *, on: date) -> int | None:
    """How old the paper may be at filing, in months; None where nothing is known of it."""
    try:
        value = rule(f"documents/{paper.slug}", accepted_on=on).value
    except (UnknownRule, RuleNotInForce):
        return None
    months = value.get("max_age_months")
    return int(months) if months else None


def is_too_old(paper: CaseDocument, *, on: date) -> bool:
    """Whether a paper that is here was issued too long before that day."""
    if paper.issued_on is None or paper.state not in READY:
        return False
    months = months_of_age(paper, on=on)
    return months is not None and paper.issued_on < subtract_months(on, months)


def missing_of(papers: Iterable[CaseDocument], *, on: date) -> list[CaseDocument]:
    """What is wanted and not here, or here and too old on that day."""
    return [
        paper
        for paper in papers
        if paper.state in {PaperState.NEEDED, PaperState.REQUESTED} or is_too_old(paper, on=on)
    ]
