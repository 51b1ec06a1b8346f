"""One case: its three lines of papers, what is missing, checks, steps, people, and its timeline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import answers, checklist, words
from cases.checks import run_checks
from cases.contract_difference import difference
from cases.models import CaseFile
from cases.models.choices import BEFORE_FILING, Line, PaperState
from cases.screens.case_forms import CaseForms, copies_of
from cases.screens.rows import meaning_of, row_of
from cases.screens.verbs import act_title
from cases.transitions import offered
from compliance.desk import meaning, wording
from compliance.employment.models import EmploymentContract

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cases.checks import CaseFinding
    from cases.models import Case, CaseDocument, CaseStep
    from compliance.desk.meaning import Meaning

_PAPER_TAGS: Final = {
    PaperState.NEEDED: meaning.SOON,
    PaperState.REQUESTED: meaning.WAITING,
    PaperState.RECEIVED: meaning.SOON,
    PaperState.REVIEWED: meaning.DONE,
    PaperState.OMITTED: meaning.OFF,
    PaperState.NOT_NEEDED: meaning.OFF,
}
_SEVERITY: Final = {
    "block": meaning.NOW,
    "warn": meaning.SOON,
    "ok": meaning.DONE,
    "overridden": meaning.WAITING,
}


def context_of(case: Case, user: Any, *, on: date) -> dict[str, Any]:
    """Everything the page shows, in a number of queries that does not grow with the case."""
    files = Prefetch("files", CaseFile.objects.standing(), to_attr="standing_files")
    papers = list(case.documents.select_related("reviewed_by").prefetch_related(files))
    for paper in papers:
        paper.case = case
    steps = list(case.steps.select_related("done_by"))
    day = case.submitted_on or case.planned_filing_on or on
    may_write = case.is_open and user.can("cases.write", organization_id=case.organization_id)
    forms = CaseForms(case, user, on=day)
    missing = checklist.missing_of(papers, on=day) if case.state in BEFORE_FILING else []
    checked = run_checks(case, on=on) if case.state in BEFORE_FILING else []
    return {
        "title": words.case_title(case),
        "case": case,
        "row": row_of(case, on=on),
        "tag": meaning_of(case, on=on).tag(),
        "acts": _acts(case, user),
        "may_write": may_write,
        "may_attach": user.can("cases.write", organization_id=case.organization_id),
        "may_override": user.can("cases.override", organization_id=case.organization_id),
        "lines": _lines(papers, forms.of_papers(papers), on=day, before=case.state in BEFORE_FILING),
        "missing": [words.paper_title(paper) for paper in missing],
        "blocking": sum(found.stands_in_the_way for found in checked),
        "findings": _findings(checked),
        "in_order": sum(found.severity == "ok" for found in checked),
        "steps": [_step(step, case, on=on) for step in steps],
        "timeline": _timeline(case),
        "requests": case.requests.all(),
        "agency_requests": case.agency_requests.all(),
        "people": _people(case),
        "answered": _answered(case),
        "changed": _changed(case),
        "forms": forms.own(),
        "copies": copies_of(case, user),
        "because": _because(case),
        "facts": _facts(case),
    }


def _acts(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        {
            "title": move.title,
            "link": reverse("cases:act", args=[case.pk, move.act]),
            "is_main": move.is_main,
        }
        for move in offered(case, user)
    ]


def _facts(case: Case) -> list[tuple[str, Any]]:
    """What is known, empty ones left out."""
    facts = [
        (_("worker"), case.worker.name if case.worker else ""),
        (_("organization"), case.organization.name),
        (_("field"), wording.field_title(case.field)),
        (_("official form"), words.form_title(case.official_form)),
        (_("due on"), case.due_on),
        (_("filing planned for"), case.planned_filing_on),
        (_("submitted on"), case.submitted_on),
        (_("channel"), case.get_channel_display() if case.channel else ""),
        (_("submitted as"), case.get_submitted_as_display() if case.submitted_as else ""),
        (_("receipt number"), case.receipt_number),
        (_("decided on"), case.decided_on),
        (_("status granted"), wording.status_title(case.granted_status) if case.granted_status else ""),
        (_("granted until"), case.granted_expires_on),
        (_("certificate issued on"), case.certificate_issued_on),
        (_("fee (yen)"), f"{case.fee_yen:,}" if case.fee_yen is not None else ""),
        (_("fee paid by"), case.get_fee_payer_display() if case.fee_payer else ""),
        (_("cohort"), case.cohort.name if case.cohort else ""),
        (_("note on the outcome"), case.outcome_note),
    ]
    return [(name, value) for name, value in facts if value]


def _lines(
    papers: Sequence[CaseDocument], forms: Mapping[str, Any], *, on: date, before: bool
) -> list[dict[str, Any]]:
    """From the worker, from the employer, we make; papers of the agency only where there are some."""
    found = []
    for line in Line:
        own = [paper for paper in papers if paper.line == line]
        if not own and line == Line.FROM_AGENCY:
            continue
        shown = [_paper(paper, on=on) | {"forms": forms.get(paper.slug, [])} for paper in own]
        counted = Counter(paper["wanted"] for paper in shown)
        found.append(
            {
                "code": str(line),
                "title": line.label,
                "wanted": [paper for paper in shown if paper["wanted"]],
                "unwanted": [paper for paper in shown if not paper["wanted"]],
                "ready": sum(paper["ready"] for paper in shown),
                "count": counted[True],
                "may_ask": before and str(line) in {"from_worker", "from_employer"},
            }
        )
    return found


def _paper(paper: CaseDocument, *, on: date) -> dict[str, Any]:
    too_old = checklist.is_too_old(paper, on=on)
    tag = meaning.NOW if too_old else _PAPER_TAGS[PaperState(paper.state)]
    return {
        "id": paper.pk,
        "title": words.paper_title(paper),
        "number": paper.number,
        "state": paper.state,
        "tag": _tag(tag, _("too old") if too_old else str(paper.get_state_display())),
        "why": words.why(paper),
        "unknown": [_fact(name) for name in paper.unknown],
        "freshness": words.freshness(paper, on),
        "issued_on": paper.issued_on,
        "received_on": paper.received_on,
        "requested_on": paper.requested_on,
        "reviewed": paper.reviewed_by,
        "wanted": paper.state in checklist.WANTED,
        "ready": paper.state in checklist.READY and not too_old,
        "is_here": paper.state in checklist.READY,
        "is_reviewed": paper.state == PaperState.REVIEWED,
        "files": getattr(paper, "standing_files", []),
    }


def _fact(name: str) -> str:
    from cases.checks.words import fact_words  # noqa: PLC0415 - the names of facts live with the checks

    return fact_words(name)


def _tag(shown: Meaning, word: str) -> str:
    """The colour and icon of a meaning, with a word of our own."""
    return type(shown)(shown.css, word, shown.icon).tag()


def _findings(found: Sequence[CaseFinding]) -> list[dict[str, Any]]:
    """What needs somebody's eye first; what is in order last."""
    order = {"block": 0, "warn": 1, "overridden": 2, "ok": 3}
    rows = [
        {
            "title": each.title,
            "words": each.words,
            "severity": each.severity,
            "tag": _tag(_SEVERITY[each.severity], _SEVERITY_WORDS[each.severity]()),
            "code": each.code,
            "override": each.override,
            "blocks": each.stands_in_the_way,
            "because": wording.because([used.as_because() for used in each.finding.because]),
        }
        for each in found
    ]
    return sorted(rows, key=lambda row: order[str(row["severity"])])


_SEVERITY_WORDS: Final = {
    "block": lambda: _("stands in the way"),
    "warn": lambda: _("look at it"),
    "ok": lambda: _("in order"),
    "overridden": lambda: _("overridden"),
}


def _step(step: CaseStep, case: Case, *, on: date) -> dict[str, Any]:
    late = step.state == "open" and step.due_on is not None and step.due_on < on
    return {
        "id": step.pk,
        "title": words.step_title(step, case),
        "who": step.get_who_display(),
        "state": step.state,
        "state_words": step.get_state_display(),
        "due_on": step.due_on,
        "late": late,
        "done_on": step.done_on,
        "done_by": step.done_by,
        "note": step.note,
    }


def _timeline(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "on": act.happened_on,
            "title": act_title(act.act),
            "who": act.made_by_name,
            "capacity": act.get_capacity_display() if act.capacity else "",
            "note": act.note,
        }
        for act in case.acts.all()
    ]


def _people(case: Case) -> list[dict[str, Any]]:
    """Who prepared, checked and approved, and submitted, and in which capacity: the last of each."""
    last = {act.act: act for act in case.acts.all() if act.act in {"prepare", "approve", "submit"}}
    parts = (
        ("prepare", _("prepared by")),
        ("approve", _("checked and approved by")),
        ("submit", _("submitted by")),
    )
    return [
        {
            "part": title,
            "who": last[act].made_by_name if act in last else "",
            "capacity": last[act].get_capacity_display() if act in last else "",
            "on": last[act].happened_on if act in last else None,
        }
        for act, title in parts
    ]


def _answered(case: Case) -> list[tuple[str, Any]]:
    known = answers.asked(case.answers)
    return [(str(answers.question(fact).words), _value(fact, value)) for fact, value in known.items()]


def _value(fact: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(answers.question(fact).options.get(value, value)) if isinstance(value, str) else str(value)


def _changed(case: Case) -> dict[str, Any] | None:
    """For the notification of a changed contract: the headings, and what stood there before."""
    subject = case.deadline.subject if case.deadline else ""
    pk = case.event.contract_id if case.event else int(subject.partition(":")[2] or 0)
    is_change = case.deadline is not None and case.deadline.kind == "notify_contract_change"
    if not is_change or not pk:
        return None
    contract = EmploymentContract.objects.filter(pk=pk).select_related("site").first()
    changed = difference(contract) if contract else None
    if changed is None:
        return None
    return {
        "headings": [f"{one.number} {one.in_language(words.language())}" for one in changed.headings],
        "terms": [{"term": one.term, "before": one.before, "after": one.after} for one in changed.terms],
        "warnings": [wording.warning(code) for code in changed.warnings],
    }


def _because(case: Case) -> list[dict[str, Any]]:
    return wording.because(case.deadline.basis) if case.deadline else []
