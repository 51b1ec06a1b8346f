"""Applications filed in cases, as the question whether somebody may work takes them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from cases.models import Case
from cases.models.choices import ApplicationType, State
from compliance.reckoning.legality import ApplicationFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RESULTS: Final = {
    State.GRANTED: "granted",
    State.REFUSED: "refused",
    State.WITHDRAWN: "withdrawn",
}


def of_workers(worker_ids: Iterable[int]) -> Mapping[int, list[ApplicationFact]]:
    """Applications that carry a stay on while they wait: extension and change."""
    found: dict[int, list[ApplicationFact]] = defaultdict(list)
    filed = Case.objects.filter(
        worker__in=list(worker_ids),
        submitted_on__isnull=False,
        application_type__in=(ApplicationType.EXTENSION, ApplicationType.CHANGE),
    )
    for case in filed.order_by("submitted_on", "pk"):
        if case.worker_id is not None and case.submitted_on is not None:
            found[case.worker_id].append(
                ApplicationFact(
                    kind=case.application_type,
                    applied_on=case.submitted_on,
                    receipt=case.receipt_number,
                    decided_on=case.decided_on,
                    result=_RESULTS.get(State(case.state), ""),
                    ref=case.pk,
                )
            )
    return found
