"""Tags that draw the parts of an official form. Positions are in millimetres from the sheet's top left."""

# ruff: noqa: PLR0917 - a tag in a template is given a row of measures, as on a drawing

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cases.official_forms.html import cell_html, content_html
from cases.official_forms.model import Kind, cell_key

if TYPE_CHECKING:
    from django.template import Context

    from cases.official_forms.composition import DrawnCell
    from cases.official_forms.pieces import Content
    from cases.official_forms.registry import Edition
    from cases.official_forms.render import Drawn

register = template.Library()

_EMPTY = mark_safe("")

# The table of relatives: where it begins, and the width of each column.
_TABLE_LEFT = 9.0
_TABLE_COLUMNS = (
    ("relation", 16.0, "td first centred"),
    ("name", 46.0, "td"),
    ("birth_date", 25.0, "td centred"),
    ("nationality", 22.0, "td centred"),
    ("lives_together", 19.0, "td centred"),
    ("workplace", 34.0, "td"),
    ("card_number", 30.0, "td centred"),
)


def _at(left: float, top: float, width: float | None = None, height: float | None = None) -> str:
    size = (f";width:{width}mm" if width is not None else "") + (
        f";height:{height}mm" if height is not None else ""
    )
    return f"left:{left}mm;top:{top}mm{size}"


@register.simple_tag(takes_context=True)
def item(context: Context, key: str, left: float, top: float) -> SafeString:
    """An item's number and its label, English under Japanese."""
    form: Edition = context["form"]
    label = form.label(key)
    main, bracket, part = label.item.partition("(")
    number = f"({part}" if bracket else f"{main}　"
    return format_html(
        '<div class="at" style="{}"><div class="ja">{}{}</div><div class="en under" lang="en">{}</div></div>',
        _at(left, top),
        number,
        label.ja,
        label.en,
    )


@register.simple_tag(takes_context=True)
def words(
    context: Context, key: str, left: float, top: float, width: float | None = None, kind: str = ""
) -> SafeString:
    """Printed words that belong to no numbered item."""
    facts = context["form"].facts
    said = facts["wording"].get(key) or facts["items"].get(key) or facts[key]
    return format_html(
        '<div class="at {}" style="{}"><div class="ja">{}</div><div class="en" lang="en">{}</div></div>',
        kind,
        _at(left, top, width),
        said["ja"],
        said["en"],
    )


@register.simple_tag(takes_context=True)
def box(
    context: Context, key: str, left: float, top: float, width: float, height: float = 8, kind: str = ""
) -> SafeString:
    """A box of fixed size with its text, standing on its lower line."""
    drawn: Drawn | None = context["drawn"].get(key)
    text = _EMPTY
    if drawn is not None and drawn.text and drawn.field.kind is not Kind.CHOICE:
        text = format_html(
            '<div class="text" id="text-{}" style="font-size:{}pt">{}</div>', key, drawn.size_pt, drawn.text
        )
    return format_html(
        '<div class="at box {}" id="box-{}" style="{}">{}</div>',
        kind,
        key,
        _at(left, top, width, height),
        text,
    )


@register.simple_tag(takes_context=True)
def day(context: Context, key: str, left: float, top: float) -> SafeString:
    """A western date in three cells, each before its word."""
    drawn: Drawn = context["drawn"][key]
    on = drawn.field.day
    wording = context["wording"]
    parts = []
    for name, offset, width in (("year", 0.0, 14.0), ("month", 20.5, 9.0), ("day", 37.5, 9.0)):
        number = getattr(on, name) if on else ""
        parts.append(
            format_html('<div class="at cell" style="{}">{}</div>', _at(left + offset, top, width, 5), number)
        )
        parts.append(
            format_html(
                '<div class="at" style="{}"><div class="ja">{}</div><div class="en" lang="en">{}</div></div>',
                _at(left + offset + width + 0.5, top),
                wording[name]["ja"],
                wording[name]["en"],
            )
        )
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped


@register.simple_tag(takes_context=True)
def pick(context: Context, key: str, left: float, top: float, first: str, second: str) -> SafeString:
    """Two words, the chosen one in a circle: `first` and `second` are `answer:wording`."""
    drawn: Drawn = context["drawn"][key]
    chosen = drawn.field.value
    wording = context["wording"]
    (one, one_said), (two, two_said) = (choice.split(":") for choice in (first, second))
    return format_html(
        '<div class="at pick" style="{}"><div class="ja">{}<span class="dot">・</span>{}</div>'
        '<div class="en" lang="en">{} / {}</div></div>',
        _at(left, top),
        ring(wording[one_said]["ja"], chosen == one),
        ring(wording[two_said]["ja"], chosen == two),
        wording[one_said]["en"],
        wording[two_said]["en"],
    )


@register.filter
def stacked(line: int, first_and_height: str) -> float:
    """The top of the nth of equal lines under each other."""
    first, height = map(float, first_and_height.split())
    return round(first + (line - 1) * height, 3)


@register.simple_tag
def ring(word: str, is_chosen: Any) -> SafeString:
    """A word, in a circle when it is the answer."""
    return format_html('<span class="{}">{}</span>', "word chosen" if is_chosen else "word", word)


@register.simple_tag(takes_context=True)
def relative_line(context: Context, number: int, top: float, height: float) -> SafeString:
    """One line of the table of relatives; empty when there is no such relative."""
    left, parts = _TABLE_LEFT, []
    for name, width, kind in _TABLE_COLUMNS:
        key = cell_key(number, name)
        if name == "lives_together":
            drawn: Drawn | None = context["drawn"].get(key)
            parts.append(_lives_together(context["wording"], drawn, left, top, width, height))
        else:
            parts.append(box(context, key, left, top, width, height, kind))
        left += width
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped


def _lives_together(
    wording: Any, drawn: Drawn | None, left: float, top: float, width: float, height: float
) -> SafeString:
    yes, no = wording["lives_yes"], wording["lives_no"]
    return format_html(
        '<div class="at td centred" style="{}"><div class="ja">{}<span class="dot">・</span>{}</div>'
        '<div class="en" lang="en">{} / {}</div></div>',
        _at(left, top, width, height),
        ring(yes["ja"], drawn is not None and drawn.field.is_yes),
        ring(no["ja"], drawn is not None and drawn.field.is_no),
        yes["en"],
        no["en"],
    )


@register.simple_tag
def content(drawn: Content | None) -> SafeString:
    """The lines of a cell or paragraph of a form whose layout is data."""
    return mark_safe(content_html(drawn)) if drawn is not None else _EMPTY  # noqa: S308 - escaped piece by piece


@register.simple_tag
def cell_of(cell: DrawnCell) -> SafeString:
    """One cell of its table."""
    return mark_safe(cell_html(cell))  # noqa: S308 - escaped piece by piece
