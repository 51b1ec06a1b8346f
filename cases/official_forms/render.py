"""A filled official form as a PDF.

Boxes have a fixed size, as on paper. A text that does not fit is set smaller; one too long even at the
smallest size is replaced by 「別紙のとおり」 and written in full on a continuation sheet. The layout is
measured again at the end: a form on which anything would be cut is never handed out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import override

from cases.official_forms.model import Field, FilledForm, Kind, Lack, Row
from cases.official_forms.reference import Reference
from compliance.common.pdf import LaidOut, UndrawableText, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from cases.official_forms.registry import Edition

_MILLIMETRE = 96 / 25.4
# What a box's rules take of its width, and its lower rule and the gap above it of its height, in pixels.
_RULES = 0.4 * _MILLIMETRE
_CLEARANCE = 0.8 * _MILLIMETRE


class TextOverflows(RuntimeError):  # noqa: N818
    """A text would be cut although it was set smaller and moved: the template is at fault."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One box as it is drawn."""

    field: Field
    text: str
    size_pt: float
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """The PDF, and what of the form stands on a continuation sheet."""

    pdf: bytes
    page_count: int
    continued: tuple[str, ...]


def render(filled: FilledForm, *, made_at: datetime) -> Rendered:
    """Draw the form; UndrawableText if a character of it has no glyph."""
    lost = tuple(
        character
        for lack in filled.missing
        if lack.lack is Lack.UNDRAWABLE
        for character in lack.detail.split()
    )
    if lost:
        raise UndrawableText(lost)
    # Official forms are Japanese whatever the language of the person at the screen.
    with override("ja"):
        if filled.edition.is_declarative:
            return _declared(filled, made_at)
        page = _Page(filled, made_at)
        drawn = page.at_largest()
        laid = page.lay_out(drawn)
        too_long = _overflowing(laid, drawn)
        if too_long:
            drawn = page.fitted(laid, drawn, too_long)
            laid = page.lay_out(drawn)
            too_long = _overflowing(laid, drawn)
        if too_long:
            raise TextOverflows(f"{filled.edition.slug} {filled.edition.name}: {', '.join(too_long)}")
        return Rendered(
            pdf=laid.draw(),
            page_count=laid.page_count,
            continued=tuple(key for key, box in drawn.items() if box.is_continued),
        )


def _declared(filled: FilledForm, made_at: datetime) -> Rendered:
    """A form whose layout is data."""
    laid, fit, too_long = Reference(filled, made_at).draw()
    if too_long:
        raise TextOverflows(f"{filled.edition.slug} {filled.edition.name}: {', '.join(too_long)}")
    return Rendered(
        pdf=laid.draw(),
        page_count=laid.page_count,
        continued=tuple(dict.fromkeys(key for _content, key in sorted(fit.continued))),
    )


class _Page:
    """The form's template, with the boxes drawn one way or another."""

    def __init__(self, filled: FilledForm, made_at: datetime) -> None:
        self.filled = filled
        self.made_at = made_at
        self.form: Edition = filled.edition
        self.sizes = _sizes(self.form.facts["type_pt"])
        self.printed_rows: int = self.form.facts["relatives_printed"]

    def at_largest(self) -> dict[str, Drawn]:
        largest = self.sizes[0]
        cells = (cell for row in self.filled.rows[: self.printed_rows] for cell in row.cells)
        return {box.key: Drawn(box, _text(box), largest) for box in (*self.filled.fields, *cells)}

    def lay_out(self, drawn: Mapping[str, Drawn]) -> LaidOut:
        return lay_out(render_to_string(self.form.template, self.context(drawn)))

    def context(self, drawn: Mapping[str, Drawn]) -> dict[str, Any]:
        return {
            "form": self.form,
            "wording": self.form.wording,
            "filled": self.filled,
            "drawn": drawn,
            "printed_lines": range(1, self.printed_rows + 1),
            "further_rows": _named(self.filled.rows[self.printed_rows :]),
            "relatives_label": self.form.label("relatives"),
            "continued": [box.field for box in drawn.values() if box.is_continued],
            "made_at": self.made_at,
        }

    def fitted(self, laid: LaidOut, drawn: Mapping[str, Drawn], too_long: Iterable[str]) -> dict[str, Drawn]:
        """The same boxes, the named ones as large as fits, or moved to the continuation sheet."""
        boxes = laid.rectangles()
        keys = list(too_long)
        trials = [
            {
                "id": f"{key}-{number}",
                "width": boxes[f"box-{key}"].width - _RULES,
                "size": size,
                "text": drawn[key].text,
            }
            for key in keys
            for number, size in enumerate(self.sizes)
        ]
        measured = lay_out(
            render_to_string("cases/official_forms/measure.html", {"trials": trials, "form": self.form})
        ).rectangles()
        fitted = dict(drawn)
        for key in keys:
            room = boxes[f"box-{key}"].height - _CLEARANCE
            heights = [measured[f"{key}-{number}"].height for number in range(len(self.sizes))]
            fitting = [size for size, height in zip(self.sizes, heights, strict=True) if height <= room]
            box = drawn[key].field
            if fitting:
                fitted[key] = Drawn(box, drawn[key].text, fitting[0])
            else:
                fitted[key] = Drawn(
                    box, self.form.wording["see_continuation"], self.sizes[-1], is_continued=True
                )
        return fitted


def _sizes(type_pt: Mapping[str, float]) -> tuple[float, ...]:
    """The type sizes to try, largest first."""
    largest, smallest, step = (Decimal(str(type_pt[name])) for name in ("largest", "smallest", "step"))
    count = int((largest - smallest) / step) + 1
    sizes = tuple(float(largest - step * number) for number in range(count))
    if any(larger <= smaller for larger, smaller in pairwise(sizes)):
        raise ValueError("type sizes must fall")
    return sizes


def _text(box: Field) -> str:
    if box.kind is Kind.DATE:
        return f"{box.day.year}年{box.day.month}月{box.day.day}日" if box.day else ""
    return box.value


def _named(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows for the template: each cell under the name of its column."""
    return [{"number": row.number, **{cell.key.split("_", 2)[2]: cell for cell in row.cells}} for row in rows]


def _overflowing(laid: LaidOut, drawn: Mapping[str, Drawn]) -> list[str]:
    places = laid.rectangles()
    return [
        key
        for key in drawn
        if f"text-{key}" in places and not places[f"box-{key}"].holds(places[f"text-{key}"])
    ]
