"""A form whose layout is data, as a PDF: the reference drawing, by which the fast one is judged.

Laid out at the largest type first. Contents whose height is held and that do not fit are set smaller, down to
the smallest size of the paper; values too long even then stand on the separate sheet. The layout is measured
again at the end: a form on which anything would be cut is never handed out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.template.loader import render_to_string

from cases.official_forms.composition import Composer, page_name
from cases.official_forms.fieldspec import asked
from cases.official_forms.layout_reader import layout
from cases.official_forms.model import Kind
from cases.official_forms.pieces import Fit, resized
from cases.official_forms.registry import common_wording
from cases.official_forms.structure import left_over, structure_of
from cases.official_forms.typeset import Typesetter, shown
from compliance.common.pdf import LaidOut, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from cases.official_forms.layout import Paper
    from cases.official_forms.model import Field, FilledForm
    from cases.official_forms.pieces import Content, Placed

_MILLIMETRE: Final = 96 / 25.4
_TOLERANCE_PX: Final = 0.6


@dataclass(frozen=True, slots=True)
class Drawing:
    """One composition of a form, laid out: where everything lies."""

    laid: LaidOut
    contents: Mapping[str, Content]
    placed: Mapping[str, Placed]


class Reference:
    """Draws one filled form; or what is printed on it, with nothing filled in; or all its sheets."""

    def __init__(
        self,
        filled: FilledForm,
        made_at: datetime,
        *,
        is_blank: bool = False,
        is_whole: bool = False,
        kept: Mapping[str, float] | None = None,
    ) -> None:
        self.filled = filled
        self.made_at = made_at
        self.form = filled.edition
        self.layout = layout(self.form)
        self.structure = structure_of(filled, self.layout, is_whole=is_whole)
        self.common = common_wording(filed_on=self.form.effective_from)
        self.is_blank = is_blank
        self.kept = kept or {}

    def draw(self) -> tuple[LaidOut, Fit, list[str]]:
        """The finished layout, how it was made to fit, and what still does not."""
        fit = Fit()
        drawing = self.lay_out(fit)
        too_long = overflowing(drawing)
        if too_long:
            fit = self.fitted(drawing, too_long)
            drawing = self.lay_out(fit)
            too_long = overflowing(drawing)
        return drawing.laid, fit, too_long

    def lay_out(self, fit: Fit) -> Drawing:
        composer = Composer(self.setter(fit), self.structure)
        sheets = composer.sheets()
        context = self.context() | {
            "sheets": sheets,
            "continued": self.continued(fit),
            "left_over": tuple(self.records_left_over()),
        }
        html = render_to_string(self.form.template, context)
        laid = lay_out(html, variant=None) if self.is_blank else lay_out(html)
        return Drawing(laid, composer.contents, composer.setter.placed)

    def setter(self, fit: Fit) -> Typesetter:
        return Typesetter(self.filled, self.layout, self.common, fit, self.is_blank, self.kept)

    def context(self) -> dict[str, Any]:
        return {
            "form": self.form,
            "filled": self.filled,
            "common": self.common,
            "unverified": self.form.wording.get("unverified", self.common["unverified"]),
            "pages": [self._page(place) for place in range(len(self.layout.sheets))],
            "made_at": self.made_at,
            "is_blank": self.is_blank,
        }

    def _page(self, place: int) -> dict[str, Any]:
        sheet = self.layout.sheets[place]
        return {
            "name": page_name(place),
            "is_landscape": sheet.paper.is_landscape,
            "margins": " ".join(f"{margin}mm" for margin in sheet.paper.margins_mm),
            "footer": _counted(sheet.footer),
        }

    def continued(self, fit: Fit) -> tuple[Field, ...]:
        """The fields that stand on the separate sheet, each once."""
        boxes = {box.key: box for box in self.filled.all_fields()}
        return tuple(boxes[key] for key in dict.fromkeys(key for _id, key in sorted(fit.continued)))

    def records_left_over(self) -> Iterator[dict[str, Any]]:
        for of, rows in left_over(self.layout, self.filled).items():
            spec = asked(self.form).lists[of]
            yield {
                "label": spec.label,
                "headings": [field.label for field in spec.fields.values()],
                "rows": [
                    {"number": row.number, "texts": [_told(cell) for cell in row.cells]} for row in rows
                ],
            }

    def fitted(self, drawing: Drawing, too_long: list[str]) -> Fit:
        """The largest size at which each fits; what fits at none is moved."""
        heights = self._trials(drawing, too_long)
        sizes: dict[str, float] = {}
        continued: set[tuple[str, str]] = set()
        for id_ in too_long:
            content = drawing.contents[id_]
            fitting = [size for size, height in heights[id_].items() if height <= room_px(content)]
            sizes[id_] = max(fitting) if fitting else floor_of(content, self.layout.paper)
            if not fitting:
                continued |= {(id_, piece.key) for piece in self._movable(content)}
        return Fit(sizes, frozenset(continued))

    def _trials(self, drawing: Drawing, too_long: list[str]) -> dict[str, dict[float, float]]:
        """How high each content would be at each size."""
        places = drawing.laid.rectangles()
        trials = []
        for id_ in too_long:
            content = drawing.contents[id_]
            for number, size in enumerate(sizes_to_try(content, self.layout.paper)):
                trials.append(
                    {
                        "id": f"trial-{id_}-{number}",
                        "width": places[id_].width,
                        "content": resized(content, size),
                    }
                )
        context = self.context() | {"trials": trials}
        measured = lay_out(
            render_to_string("cases/official_forms/declared_measure.html", context)
        ).rectangles()
        return {
            id_: {
                size: measured[f"trial-{id_}-{number}"].height
                for number, size in enumerate(sizes_to_try(drawing.contents[id_], self.layout.paper))
            }
            for id_ in too_long
        }

    def _movable(self, content: Content) -> list[Any]:
        """The values worth moving: longer than the words that stand in for them."""
        instead = len(self.common["see_separate_sheet"]["ja"])
        pieces = [piece for line in content.lines for piece in line.pieces if piece.key]
        return [piece for piece in pieces if len(piece.text) > instead] or pieces


def overflowing(drawing: Drawing) -> list[str]:
    """The contents that are higher than the height that holds them."""
    places = drawing.laid.rectangles()
    return [
        id_
        for id_, content in drawing.contents.items()
        if content.held_mm is not None and places[id_].height > room_px(content)
    ]


def room_px(content: Content) -> float:
    return (content.held_mm or 0) * _MILLIMETRE + _TOLERANCE_PX


def floor_of(content: Content, paper: Paper) -> float:
    return min(content.pt, paper.floor_pt)


def sizes_to_try(content: Content, paper: Paper) -> tuple[float, ...]:
    """The sizes at which a content may be set, largest first."""
    step, size = Decimal(str(paper.step_pt)), Decimal(str(content.pt))
    floor = Decimal(str(floor_of(content, paper)))
    count = int((size - floor) / step) + 1
    return tuple(dict.fromkeys([*(float(size - step * number) for number in range(count)), float(floor)]))


def _told(cell: Field) -> str:
    """A cell on the separate sheet."""
    if cell.kind is Kind.DATE and cell.day:
        return f"{cell.day.year}/{cell.day.month}/{cell.day.day}"
    return shown(cell)


def _counted(footer: str) -> str:
    """`{page} / {pages}` as CSS content; a quotation mark in it is written as CSS wants it."""
    if not footer:
        return ""
    quoted = footer.replace("\\", "\\\\").replace('"', '\\"')
    parts = quoted.replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    return f'"{parts}"'
