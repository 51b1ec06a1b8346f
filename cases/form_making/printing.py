"""From filled forms to PDF: with the numbers in full or masked, one at a time or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.official_forms.model import Lack
from cases.official_forms.render import Rendered, render
from cases.services import with_masked_numbers
from compliance.common import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cases.official_forms.fast import Press
    from cases.official_forms.model import FilledForm


def draw(filled: FilledForm, *, in_full: bool) -> Rendered:
    """The form as a PDF; UndrawableText when a character of it has no glyph."""
    return render(filled if in_full else with_masked_numbers(filled), made_at=clock.now())


def can_be_drawn(filled: FilledForm) -> bool:
    return all(lack.lack is not Lack.UNDRAWABLE for lack in filled.missing)


def numbers_in(filled: FilledForm) -> tuple[str, ...]:
    """The card and passport numbers that stand on the form."""
    return tuple(box.value for box in filled.all_fields() if box.is_identifying and box.value)


def draw_many(forms: Iterable[tuple[FilledForm, bool]], press: Press) -> Iterator[Rendered | Exception]:
    """Each form, with its numbers in full or not, as a PDF, or what kept it from being drawn."""
    for filled, in_full in forms:
        drawn = press.draw(filled if in_full else with_masked_numbers(filled))
        yield drawn if isinstance(drawn, Rendered) else drawn.error
