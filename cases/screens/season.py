"""更新の時期: whose period of stay ends soon, and whether a case is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.models import Case
from compliance.desk import meaning
from compliance.residence.models import ResidenceCard

if TYPE_CHECKING:
    from datetime import date

    from compliance.workers.models import Worker

MOST = 500
"""More than that on one page helps nobody; a nearer day shows fewer."""


@dataclass(frozen=True, slots=True)
class Person:
    """One worker of the season."""

    worker: Worker
    expires_on: date
    days: str
    tag: str
    applied_on: date | None
    case_id: int | None
    case_state: str

    @property
    def can_be_opened(self) -> bool:
        return self.case_id is None and self.applied_on is None


def people(user: Any, *, on: date, until_on: date, organization: Any, procedure: str) -> list[Person]:
    """Two questions to the database, however many people there are."""
    cards = (
        ResidenceCard.objects.visible_to(user)
        .current()
        .filter(expires_on__lte=until_on, worker__left_on__isnull=True)
        .select_related("worker__organization", "worker__site")
        .order_by("expires_on", "id")
    )
    if organization is not None:
        cards = cards.filter(organization=organization)
    shown = list(cards[:MOST])
    cases = (
        Case.objects.visible_to(user)
        .open()
        .filter(worker__in=[card.worker_id for card in shown], procedure=procedure)
    )
    by_worker = {case.worker_id: case for case in cases}
    return [_person(card, by_worker.get(card.worker_id), on) for card in shown]


def _person(card: ResidenceCard, case: Case | None, on: date) -> Person:
    shown = meaning.meaning_of_day(card.expires_on, on=on, soon_days=120)
    return Person(
        worker=card.worker,
        expires_on=card.expires_on,
        days=meaning.days_left(card.expires_on, on=on),
        tag=shown.tag() if shown else "",
        applied_on=card.extension_applied_on,
        case_id=case.pk if case else None,
        case_state=str(case.get_state_display()) if case else "",
    )
