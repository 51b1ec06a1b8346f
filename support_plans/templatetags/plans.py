"""Cells of the duty matrix and of the grid of interviews: hundreds a page, so drawn by functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

    from support_plans.desk.matrix import Cell
    from support_plans.desk.quarters import Shown

register = template.Library()


@register.simple_tag
def duty_cell(cell: Cell) -> SafeString:
    """What is planned, what was done, what proves it."""
    lines: list[tuple[str, Any]] = []
    if cell.due_on:
        lines.append(("desk-num", _day(cell.due_on)))
    if cell.done or cell.proofs:
        said = _("done %(done)s · proof %(proofs)s") % {"done": cell.done, "proofs": cell.proofs}
        lines.append(("", said))
    if cell.doubtful:
        lines.append(("desk-error", _("doubtful %(count)s") % {"count": cell.doubtful}))
    if cell.lacks_proof and cell.is_entrusted:
        lines.append(("desk-error", _("entrusted, no proof here")))
    return format_html("{}{}", _tag(cell.tag.css, cell.word), _small(lines))


@register.simple_tag
def quarter_cell(worker: Shown, supervisor: Shown) -> SafeString:
    """Both interviews of one quarter."""
    return format_html("{}{}", _interview(_("worker"), worker), _interview(_("supervisor"), supervisor))


def _interview(whom: str, shown: Shown) -> SafeString:
    cell = shown.cell
    days = " ".join(f"{day:%m-%d}" for day in cell.held_on) or (_day(cell.due_on) if cell.due_on else "")
    return format_html(
        "<small>{}</small>{}{}",
        whom,
        _tag(shown.tag.css, shown.word),
        _small([("desk-num", days)] if days else []),
    )


def _tag(css: str, word: Any) -> SafeString:
    return format_html('<span class="desk-tag desk-{}">{}</span>', css, word)


def _small(lines: list[tuple[str, Any]]) -> SafeString:
    return format_html_join("", '<small class="{}">{}</small>', lines)


def _day(day: date) -> str:
    return day.isoformat()
