"""Cases keep in step with the facts they rest on: a new contract, card or support changes papers and days.

So does the calendar: the law of another day may ask for other papers, and days of steps come from the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from cases.models import Case
from cases.services.keeping import sync_cases
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_WORKERS_OF: Final = {
    "residence_card": "cards__in",
    "contract": "contracts__in",
    "support_contract": "support_contract__in",
}
_BATCH: Final = 500


def follow(facts: Mapping[str, list[int] | None], on: date) -> None:
    """Bring the open cases of these facts in line (``None`` for ids: all that are not filed yet)."""
    cases = Case.objects.before_filing()
    if None not in facts.values():
        cases = cases.filter(_of({fact: ids or [] for fact, ids in facts.items()}))
    chosen = list(cases.order_by("pk"))
    for start in range(0, len(chosen), _BATCH):
        sync_cases(cases=chosen[start : start + _BATCH], on=on)


def _of(facts: Mapping[str, list[int]]) -> Q:
    """The cases that rest on these facts, by keys of their own, which are indexed."""
    workers = set(facts.get("worker", ()))
    for fact, of_worker in _WORKERS_OF.items():
        if ids := facts.get(fact):
            workers.update(Worker.objects.filter(**{of_worker: ids}).order_by().values_list("pk", flat=True))
    found = Q(worker__in=workers)
    return found | Q(organization__in=facts["employer_facts"]) if "employer_facts" in facts else found
