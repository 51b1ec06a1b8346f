"""Cases keep in step with the facts they rest on: a new contract, card or support changes papers and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from cases.models import Case
from cases.services.keeping import sync_cases

if TYPE_CHECKING:
    from datetime import date

_WORKERS_OF: Final = {
    "worker": "worker__in",
    "residence_card": "worker__cards__in",
    "contract": "worker__contracts__in",
    "support_contract": "worker__support_contract__in",
}


def follow(fact: str, ids: list[int] | None, on: date) -> None:
    """Bring the open cases of these facts in line (``ids=None``: all that are not filed yet)."""
    cases = Case.objects.before_filing().exclude(worker=None)
    if ids is not None:
        if not ids or fact not in _WORKERS_OF:
            return
        found = Case.objects.before_filing().filter(Q(**{_WORKERS_OF[fact]: ids})).values("pk")
        cases = cases.filter(pk__in=found)
    chosen = list(cases)
    if chosen:
        sync_cases(cases=chosen, on=on)
