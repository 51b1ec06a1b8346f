"""Many filled forms quickly: the blank sheets are drawn once by the reference, the values drawn upon them.

Forms of the same edition, language and structure share their blank sheets. A form whose cells grow has blank
sheets with cells as high, shared with the next that grows alike. One that needs what blank sheets cannot hold
(values or records on a separate sheet, another script) is drawn by the reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.utils.translation import override

from cases.official_forms.composition import VERTICAL_PADDING_MM
from cases.official_forms.fast_layout import MM, SetContent, set_content
from cases.official_forms.fast_pdf import Overlay
from cases.official_forms.glyph_runs import NotDrawnFast
from cases.official_forms.model import Lack
from cases.official_forms.pieces import Fit, resized
from cases.official_forms.reference import Reference, sizes_to_try
from cases.official_forms.render import Rendered, render
from cases.official_forms.structure import left_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from cases.official_forms.model import FilledForm
    from cases.official_forms.pieces import Content, Placed
    from compliance.common.pdf import Rectangle

logger = structlog.stdlib.get_logger(__name__)

_PX: Final = 0.75
_TOLERANCE_PT: Final = 0.75
# Blank sheets kept by one press; a page of them takes some 50 kB.
BLANKS_KEPT: Final = 60


@dataclass(frozen=True, slots=True)
class Unrendered:
    """A form that could not be drawn, and why; the others were."""

    filled: FilledForm
    error: Exception


@dataclass(frozen=True, slots=True)
class _Blank:
    """Blank sheets: the PDF, and what of them is live and where."""

    pdf: bytes
    heights: tuple[float, ...]
    placed: Mapping[str, Placed]
    live: tuple[_Room, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a live content stands on the blank sheet, and the room it may take."""

    id: str
    place: Rectangle
    # The cell around it; None for a paragraph, which may not grow at all.
    cell: Rectangle | None
    valign: str


def render_many(
    filled_forms: Iterable[FilledForm], *, made_at: datetime, progress: Callable[[int], Any] | None = None
) -> Iterator[Rendered | Unrendered]:
    """Each form in turn, drawn or with its error; `progress` is told how many are done."""
    press = Press(made_at)
    for number, filled in enumerate(filled_forms, start=1):
        yield press.draw(filled)
        if progress is not None:
            progress(number)


class Press:
    """Draws forms one after the other, keeping the blank sheets it has."""

    def __init__(self, made_at: datetime) -> None:
        self.made_at = made_at
        self.blanks: dict[tuple[object, ...], _Blank | None] = {}
        # How many were drawn fast, and how many by the reference, for who measures it.
        self.fast_count = self.reference_count = 0

    def draw(self, filled: FilledForm) -> Rendered | Unrendered:
        try:
            return self._drawn(filled)
        except Exception as error:  # one form's failure, whatever it is, stops none of the others
            logger.warning("official form not drawn", form=filled.edition.slug, error=repr(error))
            return Unrendered(filled, error)

    def _drawn(self, filled: FilledForm) -> Rendered:
        try:
            drawn = self.fast(filled)
        except NotDrawnFast as reason:
            logger.debug("official form drawn by the reference", form=filled.edition.slug, reason=str(reason))
            self.reference_count += 1
            return render(filled, made_at=self.made_at)
        self.fast_count += 1
        return drawn

    def fast(self, filled: FilledForm) -> Rendered:
        """The form drawn upon its blank sheets; NotDrawnFast when they cannot hold it."""
        if not filled.edition.is_declarative:
            raise NotDrawnFast("a form with a template of its own")
        if any(lack.lack is Lack.UNDRAWABLE for lack in filled.missing):
            raise NotDrawnFast("a letter no font has")
        with override("ja"):
            reference = Reference(filled, self.made_at)
            if left_over(reference.layout, filled):
                raise NotDrawnFast("records on a separate sheet")
            blank = self._blank(filled, reference, {})
            setter = reference.setter(Fit())
            setter.placed.update(blank.placed)
            written = {
                room.id: _fitting(setter.set(room.id), room.place.width * _PX, reference)
                for room in blank.live
            }
            grown = {room.id: written[room.id].height for room in blank.live if not _holds(room, written)}
            if grown:
                blank = self._blank(filled, reference, grown)
            return _overlaid(blank, written)

    def _blank(self, filled: FilledForm, reference: Reference, grown: Mapping[str, float]) -> _Blank:
        """The blank sheets of forms like this one, with cells as high as its values need."""
        heights = tuple(sorted((id_, round(height, 1)) for id_, height in grown.items()))
        key = (filled.edition, filled.language, filled.is_complete, reference.structure.signature, heights)
        found = self.blanks.pop(key) if key in self.blanks else _make_blank(filled, self.made_at, grown)
        # The one used last stands last; the one not used for longest goes.
        self.blanks[key] = found
        if len(self.blanks) > BLANKS_KEPT:
            del self.blanks[next(iter(self.blanks))]
        if found is None:
            raise NotDrawnFast("its blank sheets are set otherwise than by the reference")
        return found


def _make_blank(filled: FilledForm, made_at: datetime, grown: Mapping[str, float]) -> _Blank | None:
    """The blank sheets; None when their live contents are not set as the reference sets them."""
    drawing = Reference(filled, made_at, is_blank=True, kept=grown).lay_out(Fit())
    places = drawing.laid.rectangles()
    rooms = []
    for id_, content in drawing.contents.items():
        if not content.is_live:
            continue
        place, cell = places[id_], places.get(f"td-{id_}")
        try:
            height = set_content(content, place.width * _PX).height
        except NotDrawnFast:
            return None
        if id_ not in grown and abs(height - place.height * _PX) > _TOLERANCE_PT:
            logger.info(
                "official form not set fast", form=filled.edition.slug, content=id_,
                words=[piece.text for line in content.lines for piece in line.pieces],
                height=height, reference=place.height * _PX,
            )  # fmt: skip
            return None
        rooms.append(_Room(id_, place, cell, content.style.valign or "top"))
    return _Blank(
        pdf=drawing.laid.draw(),
        heights=tuple(height * _PX for height in drawing.laid.page_heights),
        placed=drawing.placed,
        live=tuple(rooms),
    )


def _overlaid(blank: _Blank, written: Mapping[str, SetContent]) -> Rendered:
    """What was written, drawn upon the blank sheets."""
    overlay = Overlay(blank.heights)
    for room in blank.live:
        if not _holds(room, written):
            raise NotDrawnFast(f"a value that needs more height than there is on page {room.place.page + 1}")
        done = written[room.id]
        top, left, page = _top(room, done.height), room.place.left * _PX, room.place.page
        for stroke in done.strokes:
            overlay.stroke(page, left, top, stroke)
        for ink in done.inks:
            overlay.ink(page, left, top, ink)
    return Rendered(pdf=overlay.over(blank.pdf), page_count=len(blank.heights), continued=())


def _fitting(content: Content, width: float, reference: Reference) -> SetContent:
    """The content at the largest size its held height has room for."""
    done = set_content(content, width)
    if content.held_mm is None or done.height <= content.held_mm * MM + _TOLERANCE_PT / 2:
        return done
    for size in sizes_to_try(content, reference.layout.paper):
        done = set_content(resized(content, size), width)
        if done.height <= content.held_mm * MM + _TOLERANCE_PT / 2:
            return done
    raise NotDrawnFast("a value on the separate sheet")


def _holds(room: _Room, written: Mapping[str, SetContent]) -> bool:
    """Whether the room on the blank sheet holds what is written, and nothing below would stand elsewhere."""
    height, before = written[room.id].height, room.place.height * _PX
    if room.cell is None:
        return abs(height - before) <= _TOLERANCE_PT
    top, padding = _top(room, height), VERTICAL_PADDING_MM * MM
    return (
        top >= room.cell.top * _PX + padding - _TOLERANCE_PT
        and top + height <= room.cell.bottom * _PX - padding + _TOLERANCE_PT
    )


def _top(room: _Room, height: float) -> float:
    """Where the content begins, in points from the top of its page."""
    top, before = room.place.top * _PX, room.place.height * _PX
    if room.cell is None:
        return top
    if room.valign == "middle":
        return top + (before - height) / 2
    return top + before - height if room.valign == "bottom" else top
