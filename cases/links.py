"""Where a fact of an official form is entered: the address of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from cases.official_forms.model import Place

if TYPE_CHECKING:
    from compliance.residence.models import ResidenceCard
    from compliance.workers.models import Worker


def entry_links(worker: Worker, *, card: ResidenceCard | None) -> dict[Place, str]:
    """The address for each place. A card in use is corrected as a new version, never overwritten."""
    card_page = (
        reverse("desk:act-on", args=[worker.pk, "correct-card", card.pk])
        if card
        else reverse("desk:act", args=[worker.pk, "card"])
    )
    return {
        Place.WORKER: reverse("admin:workers_worker_change", args=[worker.pk]),
        Place.PASSPORT: reverse("desk:act", args=[worker.pk, "passport"]),
        # From the worker's page relatives are added, and those who are entered are corrected.
        Place.FAMILY: reverse("desk:worker", args=[worker.pk]),
        Place.CARD: card_page,
        Place.REQUEST: reverse("cases:extension_of_stay", args=[worker.pk]) + "#request",
    }
