"""Acts on cases: an official form is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cases.desired_period import PeriodLimit
from cases.official_forms.collect import current_card, extension_facts, total_stay_cap
from cases.official_forms.extension_of_stay import fill
from cases.official_forms.render import Rendered, render
from compliance.audit.services import record
from compliance.common import clock
from compliance.common.text import mask_number

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.residence.models import ResidenceCard
    from compliance.workers.models import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionSheet:
    """The application for extension of one worker, as data, and how long a period it may ask for."""

    filled: FilledForm
    card: ResidenceCard | None
    limit: PeriodLimit
    filed_on: date


def prepare_extension(
    *, worker: Worker, filed_on: date, desired_period: str = "", reason: str = ""
) -> ExtensionSheet:
    """Read the registry and fill the sheet; nothing is written."""
    card = current_card(worker)
    limit = PeriodLimit(
        status=card.status if card else "",
        filed_on=filed_on,
        expires_on=card.expires_on if card else None,
        cap_on=total_stay_cap(worker, card=card, on=filed_on),
    )
    facts = extension_facts(worker, card=card, desired_period=desired_period, reason=reason)
    filled = fill(facts, filed_on=filed_on)
    if worker.stay_history_complete_on is None:
        filled = replace(filled, warnings=(*filled.warnings, "total_stay_uncertain"))
    return ExtensionSheet(filled=filled, card=card, limit=limit, filed_on=filed_on)


def print_official_form(*, worker: Worker, filled: FilledForm, by: Any) -> Rendered:
    """The form as a PDF with its numbers in full: a reveal, so it is recorded.

    It is drawn before the record's transaction begins, so that nobody waits for the drawing to write.
    """
    rendered = render(filled, made_at=clock.now())
    record(
        by=by,
        verb="official_form.rendered",
        target=worker,
        organization_id=worker.organization_id,
        label=worker.name,
        details={
            "official_form": filled.edition.slug,
            "edition": filled.edition.name,
            "complete": filled.is_complete,
            "pages": rendered.page_count,
            "numbers": [
                mask_number(box.value) for box in filled.all_fields() if box.is_identifying and box.value
            ],
        },
    )
    return rendered


def with_masked_numbers(filled: FilledForm) -> FilledForm:
    """The same form for a first look: card and passport numbers masked, so that looking reveals nothing."""
    return replace(
        filled,
        fields=tuple(_masked(box) for box in filled.fields),
        rows=tuple(replace(row, cells=tuple(_masked(cell) for cell in row.cells)) for row in filled.rows),
    )


def _masked(box: Any) -> Any:
    return replace(box, value=box.shown) if box.is_identifying else box
