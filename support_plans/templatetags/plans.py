"""Cells of the duty matrix and of the grid of interviews: hundreds a page, so drawn by functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from support_plans.desk.matrix import Cell
    from support_plans.desk.quarters import Shown

register = template.Library()


@register.simple_tag
def duty_cell(cell: Cell) -> SafeString:
    """What is planned, what was done, what proves it."""
    lines: list[tuple[str, Any]] = []
    if cell.due_on:
        lines.append(("desk-num", _("by %(day)s") % {"day": cell.due_on.isoformat()}))
    if cell.done or cell.records:
        lines.append(("desk-num", _counts(cell)))
    if cell.unproven:
        lines.append(("desk-error", _lack_of_proof(cell)))
    if cell.doubtful:
        lines.append(("desk-error", _("doubtful %(count)s") % {"count": cell.doubtful}))
    return format_html("{}{}", _tag(cell.tag.css, cell.word), _small(lines))


def _counts(cell: Cell) -> str:
    """Tasks done and records; a sum of nothing is left out, it would read like a contradiction."""
    parts = [_("done %(count)s") % {"count": cell.done}] if cell.done else []
    parts += [_("records %(count)s") % {"count": cell.records}] if cell.records else []
    return " · ".join(parts)


def _lack_of_proof(cell: Cell) -> str:
    if cell.is_entrusted:
        return _("entrusted, without proof %(count)s") % {"count": cell.unproven}
    return _("without proof %(count)s") % {"count": cell.unproven}


@register.simple_tag
def quarter_cell(worker: Shown, supervisor: Shown) -> SafeString:
    """Both interviews of one quarter, a line each: with whom, how it stands, on or by which day."""
    return format_html(
        '<div class="quarter-cell">{}{}</div>',
        _interview(_("themself"), worker),
        _interview(_("supervisor"), supervisor),
    )


def _interview(whom: str, shown: Shown) -> SafeString:
    return format_html(
        '<small>{}</small>{}<small class="desk-num">{}</small>',
        whom,
        _tag(shown.tag.css, shown.word),
        _days(shown),
    )


def _days(shown: Shown) -> str:
    """The year stands in the heading. What nobody could record here is owed by no day."""
    cell = shown.cell
    if cell.held_on:
        return "・".join(f"{day:%m-%d}" for day in cell.held_on)
    if cell.due_on is None or not shown.is_owed:
        return ""
    return _("by %(day)s") % {"day": f"{cell.due_on:%m-%d}"}


def _tag(css: str, word: Any) -> SafeString:
    return format_html('<span class="desk-tag desk-{}">{}</span>', css, word)


def _small(lines: list[tuple[str, Any]]) -> SafeString:
    return format_html_join("", '<small class="{}">{}</small>', lines)
