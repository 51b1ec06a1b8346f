"""Acts on single forms: one is printed, and every printing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.form_making.access import may_reveal
from cases.form_making.printing import draw, numbers_in
from compliance.audit.services import record
from compliance.common.text import mask_number

if TYPE_CHECKING:
    from cases.form_making.order import Order
    from cases.official_forms.model import FilledForm
    from cases.official_forms.render import Rendered


def print_form(*, order: Order, filled: FilledForm, by: Any) -> Rendered:
    """The form as a PDF for use: numbers in full for those who may reveal them, masked for the others."""
    in_full = may_reveal(by, order)
    # Drawn before the record's transaction begins: drawing takes its time, and nothing is locked meanwhile.
    rendered = draw(filled, in_full=in_full)
    note_printing(order=order, filled=filled, by=by, in_full=in_full, pages=rendered.page_count)
    return rendered


def note_printing(*, order: Order, filled: FilledForm, by: Any, in_full: bool, pages: int) -> None:
    """The entry of the audit record: which form, which edition, and whose numbers were revealed."""
    record(
        by=by,
        verb="official_form.rendered",
        target=order.row,
        organization_id=order.organization_id,
        label=order.label,
        details={
            "official_form": filled.edition.slug,
            "edition": filled.edition.name,
            "language": order.language,
            "complete": filled.is_complete,
            "pages": pages,
            "numbers": [mask_number(number) for number in numbers_in(filled)] if in_full else [],
        },
    )
