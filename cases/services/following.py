"""Cases keep in step with the facts they rest on: a new contract, card or support changes papers and days.

So does the calendar: the law of another day may ask for other papers, and days of steps come from the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.models import Case
from cases.services.keeping import sync_cases

if TYPE_CHECKING:
    from datetime import date

_CASES_OF: Final = {
    "worker": "worker__in",
    "residence_card": "worker__cards__in",
    "contract": "worker__contracts__in",
    "support_contract": "worker__support_contract__in",
    "employer_facts": "organization__in",
}
_BATCH: Final = 500


def follow(fact: str, ids: list[int] | None, on: date) -> None:
    """Bring the open cases of these facts in line (``ids=None``: all that are not filed yet)."""
    cases = Case.objects.before_filing()
    if ids is not None:
        cases = cases.filter(pk__in=Case.objects.filter(**{_CASES_OF[fact]: ids}).values("pk"))
    chosen = list(cases.order_by("pk"))
    for start in range(0, len(chosen), _BATCH):
        sync_cases(cases=chosen[start : start + _BATCH], on=on)
