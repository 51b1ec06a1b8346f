"""How cells and paragraphs of official forms look, read from the layout.

A style is a word (`title`), several words (`head small`), or stands in the cell itself (`pt: 8`). An edition
may name styles of its own under `layout.styles`; these here are known everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.layout import SIDES, Style
from cases.official_forms.layout_problem import LayoutError, flag, mapping, number, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIGNMENTS: Final = ("left", "center", "right", "justify")
VERTICAL_ALIGNMENTS: Final = ("top", "middle", "bottom")
FONTS: Final = ("mincho", "gothic", "latin", "narrow")
BORDERS: Final = ("none", "thin", "thick", "dotted", "dashed", "double")
STYLE_KEYS: Final = (
    "style", "pt", "align", "valign", "font", "border", "padding", "indent", "hang", "before", "line_height",
    "shade", "vertical", "nowrap", "struck", "spacing",
)  # fmt: skip

_NAMED: Final[Mapping[str, Mapping[str, Any]]] = {
    "plain": {},
    "number": {"font": "gothic", "pt": 9},
    "title": {"align": "center", "pt": 16, "spacing": 0.1, "before": 2},
    "subtitle": {"align": "center", "pt": 12},
    "heading": {"pt": 11, "before": 3},
    "note": {"pt": 8},
    "small": {"pt": 8},
    "tiny": {"pt": 6.5},
    "center": {"align": "center"},
    "right": {"align": "right"},
    "bold": {"font": "gothic"},
    "head": {"align": "center", "valign": "middle"},
    "side": {"align": "center", "valign": "middle", "vertical": True},
    "open": {"border": "none"},
    "shade": {"shade": True},
}


def named_styles(raw: Any, where: str) -> dict[str, Mapping[str, Any]]:
    """The styles an edition may use: those known everywhere, and its own."""
    styles = dict(_NAMED)
    for name, facts in mapping(raw, where).items():
        styles[name] = mapping(facts, f"{where}.{name}", allowed=STYLE_KEYS)
    return styles


def read_style(
    raw: Mapping[str, Any], where: str, *, named: Mapping[str, Mapping[str, Any]], base: Style | None = None
) -> Style:
    """The style of a cell: the named ones first, then what the cell says itself."""
    style = base or Style()
    for name in str(raw.get("style", "")).split():
        if name not in named:
            raise LayoutError(
                f"{where}: the style {name!r} is unknown; name it under layout.styles or use one of: "
                f"{', '.join(sorted(named))}"
            )
        style = read_style(named[name], f"style {name}", named=named, base=style)
    return _own(raw, where, style)


def _own(raw: Mapping[str, Any], where: str, style: Style) -> Style:
    changes: dict[str, Any] = {}
    numbers = {
        "pt": "pt", "padding": "padding_mm", "indent": "indent_mm", "hang": "hang_mm", "before": "before_mm",
        "line_height": "line_height", "spacing": "spacing_em",
    }  # fmt: skip
    flags = {"shade": "is_shaded", "vertical": "is_vertical", "nowrap": "is_nowrap", "struck": "is_struck"}
    words = {"align": ALIGNMENTS, "valign": VERTICAL_ALIGNMENTS, "font": FONTS}
    for key, value in raw.items():
        if key in numbers:
            changes[numbers[key]] = number(value, f"{where}.{key}")
        elif key in flags:
            changes[flags[key]] = flag(value, f"{where}.{key}")
        elif key in words:
            changes[key] = one_of(value, f"{where}.{key}", known=words[key])
        elif key == "border":
            changes["borders"] = _borders(value, f"{where}.border", style.borders)
    return replace(style, **changes)


def _borders(raw: Any, where: str, before: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """One word for all four sides, or a mapping by side; sides not named stay as they were."""
    if isinstance(raw, str):
        return (one_of(raw, where, known=BORDERS),) * len(SIDES)
    sides = mapping(raw, where, allowed=SIDES)
    return tuple(
        one_of(sides[side], f"{where}.{side}", known=BORDERS) if side in sides else was
        for side, was in zip(SIDES, before, strict=True)
    )
