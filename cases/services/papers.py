"""Papers and steps of a case: asked for, received, reviewed, left out; and the letters that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.letters import letter
from cases.models import Case, CaseDocument, CaseRequest, CaseStep
from cases.models.choices import Line, PaperState
from cases.services.keeping import sync_cases
from cases.services.recording import note
from compliance.audit.services import audited
from compliance.common import clock
from compliance.deadlines.services import repost

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Actor = Any
_LINES = {"worker": (Line.FROM_WORKER,), "employer": (Line.FROM_EMPLOYER,)}


@audited
def receive_paper(
    *, paper: CaseDocument, by: Actor, received_on: date | None = None, issued_on: date | None = None
) -> CaseDocument:
    """The paper is here."""
    return receive_papers(papers=[paper], by=by, received_on=received_on, issued_on=issued_on)[0]


@audited
def receive_papers(
    *,
    papers: Sequence[CaseDocument],
    by: Actor,
    received_on: date | None = None,
    issued_on: date | None = None,
) -> Sequence[CaseDocument]:
    """Several papers came at once; their cases are brought in line once, at the end."""
    for paper in papers:
        _must_be_open(paper.case)
        paper.received_on = received_on or clock.today()
        paper.issued_on = issued_on or paper.issued_on
        paper.state, paper.is_decided = PaperState.RECEIVED, True
        paper.reviewed_on, paper.reviewed_by = None, None
        _note(paper, "paper_received", by)
    sync_cases(cases=list({paper.case_id: paper.case for paper in papers}.values()))
    return papers


@audited
def review_paper(*, paper: CaseDocument, by: Actor, issued_on: date | None = None) -> CaseDocument:
    """Somebody looked at it, and it is right."""
    _must_be_open(paper.case)
    if paper.received_on is None:
        raise ValidationError({"received_on": _("A paper that is not here cannot be reviewed.")})
    paper.issued_on = issued_on or paper.issued_on
    paper.state, paper.reviewed_on = PaperState.REVIEWED, clock.today()
    paper.reviewed_by = by if hasattr(by, "pk") else None
    return _save(paper, "paper_reviewed", by)


@audited
def leave_out_paper(*, paper: CaseDocument, reason: str, by: Actor) -> CaseDocument:
    """A person decides that the paper is not filed, and says why."""
    _must_be_open(paper.case)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the paper may be left out.")})
    paper.state, paper.is_decided = PaperState.OMITTED, True
    paper.reason_note = reason.strip()[:300]
    return _save(paper, "paper_left_out", by, {"reason": paper.reason_note})


@audited
def want_paper(*, paper: CaseDocument, by: Actor) -> CaseDocument:
    """It is wanted after all, or again: what was entered about it is taken back."""
    _must_be_open(paper.case)
    paper.state, paper.is_decided, paper.reason_note = PaperState.NEEDED, True, ""
    paper.received_on = paper.issued_on = paper.reviewed_on = paper.requested_on = None
    paper.reviewed_by = None
    return _save(paper, "paper_wanted", by)


@audited
def add_paper(*, case: Case, title: str, line: str, by: Actor) -> CaseDocument:
    """A paper that no procedure names, such as one the agency asks for."""
    _must_be_open(case)
    number = 1 + case.documents.count()
    paper = CaseDocument(
        case=case, slug=f"own_{number}", title=title.strip(), line=line, position=number, is_decided=True
    )
    paper.full_clean(exclude=["case"])
    return _save(paper, "paper_added", by)


def _save(paper: CaseDocument, verb: str, by: Actor, details: dict[str, Any] | None = None) -> CaseDocument:
    _note(paper, verb, by, details)
    sync_cases(cases=[paper.case])
    return paper


def _note(paper: CaseDocument, verb: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    paper.full_clean(exclude=["case", "reviewed_by"])
    paper.save()
    note(paper.case, verb, by, {"paper": paper.title or paper.slug, **(details or {})})


def _must_be_open(case: Case) -> None:
    if not case.is_open:
        raise ValidationError(_("The case is closed: its papers stay as they were."))


@audited
def ask_for_papers(
    *, case: Case, to: str, language: str, by: Actor, wanted_by_on: date | None = None
) -> CaseRequest:
    """Write the letter that asks the worker or the employer for what is missing; the text is kept."""
    _must_be_open(case)
    papers = _missing(case, to)
    if not papers:
        raise ValidationError({"to": _("Nothing is missing from them.")})
    subject, text = letter(case, papers, to=to, language=language, wanted_by_on=wanted_by_on)
    request = CaseRequest(
        case=case,
        to=to,
        language=language,
        subject=subject[:200],
        text=text,
        papers=[paper.slug for paper in papers],
        wanted_by_on=wanted_by_on,
        made_at=clock.now(),
        made_by=by if hasattr(by, "pk") else None,
    )
    request.full_clean(exclude=["case", "made_by"])
    request.save()
    CaseDocument.objects.filter(pk__in=[paper.pk for paper in papers]).update(
        state=PaperState.REQUESTED, requested_on=clock.today()
    )
    note(case, "papers_asked_for", by, {"to": to, "papers": request.papers})
    return request


def _missing(case: Case, to: str) -> Sequence[CaseDocument]:
    if to not in _LINES:
        raise ValidationError({"to": _("Ask the worker or the employer.")})
    if to == CaseRequest.To.WORKER and case.worker_id is None:
        raise ValidationError({"to": _("The case is about no worker.")})
    return list(
        case.documents.filter(line__in=_LINES[to], state__in=(PaperState.NEEDED, PaperState.REQUESTED))
    )


@audited
def take_step(*, step: CaseStep, by: Actor, done_on: date | None = None, remark: str = "") -> CaseStep:
    """The step is taken."""
    step.state, step.done_on = CaseStep.State.DONE, done_on or clock.today()
    return _save_step(step, "step_taken", by, remark)


@audited
def skip_step(*, step: CaseStep, reason: str, by: Actor) -> CaseStep:
    """The step is not needed here, and why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the step is not needed.")})
    step.state, step.done_on = CaseStep.State.SKIPPED, None
    return _save_step(step, "step_skipped", by, reason)


@audited
def undo_step(*, step: CaseStep, by: Actor) -> CaseStep:
    """It was not taken after all."""
    step.state, step.done_on = CaseStep.State.OPEN, None
    return _save_step(step, "step_undone", by, "")


def _save_step(step: CaseStep, verb: str, by: Actor, remark: str) -> CaseStep:
    step.note = remark.strip()[:300]
    step.done_by = by if hasattr(by, "pk") and step.state == CaseStep.State.DONE else None
    step.full_clean(exclude=["case", "done_by"])
    step.save()
    note(step.case, verb, by, {"step": step.slug, **({"note": step.note} if step.note else {})})
    repost("case", [step.case_id])
    sync_cases(cases=[step.case])
    return step
