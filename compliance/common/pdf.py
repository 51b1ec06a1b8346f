"""HTML to PDF, the only place that knows how.

Only the fonts of `fonts/` are used and nothing is fetched, from the network or from disk: a PDF looks the
same on every machine, and a template cannot read a file. The text is checked first: `UndrawableText` is
raised when a character has no glyph.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from compliance.common.glyphs import FONT_DIRECTORY, described, undrawable

if TYPE_CHECKING:
    from collections.abc import Mapping

# Tagged, with a language and a title, so that a screen reader can read it.
PDF_VARIANT: Final = "pdf/ua-1"


class UndrawableText(ValueError):  # noqa: N818 - says what is the matter with the text
    """Some characters have no glyph in the project's fonts; `characters` lists them."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__("no glyph in the fonts for " + ", ".join(described(c) for c in characters))


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Where an element lies on its page, in CSS pixels from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: Rectangle, *, tolerance: float = 0.5) -> bool:
        return self.page == other.page and (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


class LaidOut:
    """A document after layout: where its elements lie, and how to draw it."""

    def __init__(self, document: Any, variant: str | None = PDF_VARIANT) -> None:
        self._document = document
        self._variant = variant

    @property
    def page_count(self) -> int:
        return len(self._document.pages)

    @property
    def page_heights(self) -> tuple[float, ...]:
        """The height of each page, in CSS pixels."""
        return tuple(page.height for page in self._document.pages)

    def rectangles(self) -> Mapping[str, Rectangle]:
        """The place of every element that has an id."""
        return {
            name: Rectangle(number, *corners)
            for number, page in enumerate(self._document.pages)
            for name, corners in page.anchors.items()
        }

    def draw(self) -> bytes:
        pdf: bytes = self._document.write_pdf(pdf_variant=self._variant)
        return pdf


def lay_out(html: str, *, variant: str | None = PDF_VARIANT) -> LaidOut:
    """Lay the document out without drawing it. Without a variant it is not tagged: to be drawn upon."""
    missing = undrawable(unescape(html))
    if missing:
        raise UndrawableText(missing)
    # Read by fontconfig when the first font map of the process is made.
    os.environ["FONTCONFIG_FILE"] = str(FONT_DIRECTORY / "fonts.conf")
    import weasyprint  # slow to import, and needs libraries that only printing needs
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())
    return LaidOut(weasyprint.HTML(string=html, url_fetcher=nothing).render(pdf_variant=variant), variant)


def render_pdf(html: str) -> bytes:
    """The document as a PDF file, its fonts embedded."""
    return lay_out(html).draw()
