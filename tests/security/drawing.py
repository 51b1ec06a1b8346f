"""A sheet that says the same is drawn once, however many people ask for it.

Drawing is a function of the sheet's text alone, apart from the moment it is made, which is noted on it. So
what somebody reads on theirs can be searched just as well on the drawing of another sheet with the same text.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from compliance.common.pdf import PDF_VARIANT, LaidOut, lay_out

_MOMENT = re.compile(r'(<meta name="dcterms\.created" content=")[^"]*')


class DrawnOnce(LaidOut):
    """A laid-out sheet that keeps its drawing."""

    def __init__(self, laid: LaidOut) -> None:
        self.__dict__.update(laid.__dict__)

    @cached_property
    def drawing(self) -> bytes:
        return super().draw()

    def draw(self) -> bytes:
        return self.drawing


@lru_cache(maxsize=48)
def _lay_out(html: str, variant: str | None) -> DrawnOnce:
    return DrawnOnce(lay_out(html, variant=variant))


def lay_out_once(html: str, *, variant: str | None = PDF_VARIANT) -> LaidOut:
    """``lay_out``, remembering what the last sheets said."""
    return _lay_out(_MOMENT.sub(r"\g<1>2026-11-23T10:00:00+09:00", html), variant)
