"""The catalogue of deadlines as a table for docs/deadlines.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .loader import all_rules

if TYPE_CHECKING:
    from .model import Rule

BEGIN: Final = "<!-- deadline table: written by manage.py deadline_table --write -->"
END: Final = "<!-- end of deadline table -->"

_STATES: Final = {"posted": "posted now", "check": "a check only", "waiting": "waiting for {}"}
_HEADING: Final = (
    "| Code | Kind | 名称 | State | Responsible | Severity | Reminders (days before) | Source | Grade |",
    "|---|---|---|---|---|---|---|---|---|",
)


def deadline_table() -> str:
    """A Markdown table of every kind, by code, as the catalogue has it last."""
    latest = [history.versions[-1] for history in all_rules("deadlines/")]
    rows = [_row(kind) for kind in sorted(latest, key=lambda kind: kind.value["code"])]
    return "\n".join((BEGIN, *_HEADING, *rows, END))


def with_table(page: str) -> str:
    """The page with the table between its marks as it should be."""
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"The page lacks the marks {BEGIN} and {END}.")
    return before + deadline_table() + after


def _row(kind: Rule) -> str:
    value = kind.value
    cells = (
        value["code"],
        f"`{kind.id.partition('/')[2]}`",
        kind.title["ja"],
        _STATES[value["state"]].format(f"`{value['waits_for']}`"),
        value["responsible"].replace("_", " "),
        value["severity"],
        ", ".join(str(step) for step in value["steps"]) or "–",
        kind.source.label("ja"),
        kind.confidence,
    )
    return "| " + " | ".join(cells) + " |"
