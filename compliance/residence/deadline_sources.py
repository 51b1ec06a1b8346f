"""What follows from a residence card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.deadlines.posting import PostingSet
from compliance.deadlines.sources import LEFT, SUPERSEDED, chosen, has_left
from compliance.reckoning.deadlines import card_deadlines
from compliance.residence.models import ResidenceCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.due import Due

APPLIED: Final = "extension_applied"
_FILING: Final = frozenset({"extension_opens", "extension_last_day"})
_EXPIRY: Final = "card_expiry"
_SPECIAL_PERIOD: Final = "special_period_end"


def of_residence_cards(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The card's end, the window for its extension, the special period while an application is pending."""
    for card in chosen(ResidenceCard.objects.select_related("worker"), ids):
        gone = has_left(card.worker, on)
        yield PostingSet(
            subject=f"residence_card:{card.pk}",
            organization_id=card.organization_id,
            worker_id=card.worker_id,
            dues=() if gone or not card.is_current else tuple(_of_card(card)),
            settled_note=_settled_note(card, gone=gone),
        )


def _of_card(card: ResidenceCard) -> list[Due]:
    dues = card_deadlines(
        expires_on=card.expires_on,
        status=card.status or None,
        period_months=card.period_months,
        applied_on=card.extension_applied_on,
    )
    if card.extension_applied_on is None:
        return dues
    done = set(_FILING)
    if any(due.kind == _SPECIAL_PERIOD for due in dues):
        # Applied for in time, the stay goes on past the printed day: what counts is the special period's end.
        done.add(_EXPIRY)
    return [due for due in dues if due.kind not in done]


def _settled_note(card: ResidenceCard, *, gone: bool) -> str:
    if card.voided_at is not None:
        return ""  # a wrong entry: its deadlines never were
    if gone:
        return LEFT
    if card.superseded_at is not None:
        return SUPERSEDED
    return APPLIED if card.extension_applied_on else ""
