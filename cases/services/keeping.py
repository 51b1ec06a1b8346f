"""Keeping steps and papers of cases in line with their procedures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cases import checklist
from cases.facts import facts_of_many
from cases.models import Case, CaseDocument, CaseStep
from cases.models.choices import BEFORE_FILING
from compliance.audit.services import audited
from compliance.common import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

BATCH = 500
_COUNTED = ["papers_wanted", "papers_ready", "steps_wanted", "steps_done"]
_PAPER = ["position", "line", "number", "state", "reason", "unknown"]
_STEP = ["position", "due_on", "state", "done_on"]


@audited
def sync_cases(*, cases: Sequence[Case], on: date | None = None) -> None:
    """Bring steps, papers and their counts in line; what was filed keeps its list of papers."""
    day = on or clock.today()
    papers, steps = _by_case(CaseDocument, cases), _by_case(CaseStep, cases)
    ledgers = checklist.ledger_of({case.worker_id for case in cases if case.worker_id})
    difference, recounted = checklist.Sync(), []
    for facts in facts_of_many(cases, on=day):
        case = facts.case
        own = papers[case.pk]
        if case.state in BEFORE_FILING:
            own = checklist.add_papers(facts, own, difference)
        taken = checklist.add_steps(
            facts, steps[case.pk], own, ledgers.get(case.worker_id or 0, {}), difference
        )
        if checklist.count(case, own, taken):
            recounted.append(case)
    _write(difference, recounted)


def sync_case(case: Case, *, on: date | None = None) -> None:
    """The same for one case."""
    sync_cases(cases=[case], on=on)


def _by_case(model: Any, cases: Iterable[Case]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(case__in=[case.pk for case in cases]):
        found[row.case_id].append(row)
    return found


def _write(difference: checklist.Sync, recounted: list[Case]) -> None:
    CaseDocument.objects.bulk_create(difference.new_papers, batch_size=BATCH)
    CaseStep.objects.bulk_create(difference.new_steps, batch_size=BATCH)
    if difference.changed_papers:
        CaseDocument.objects.bulk_update(difference.changed_papers, _PAPER, batch_size=BATCH)
    if difference.changed_steps:
        CaseStep.objects.bulk_update(difference.changed_steps, _STEP, batch_size=BATCH)
    if recounted:
        Case.objects.bulk_update(recounted, _COUNTED, batch_size=BATCH)
