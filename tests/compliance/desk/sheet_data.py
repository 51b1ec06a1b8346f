"""What a browser would send back from a sheet."""

from __future__ import annotations

from typing import Any


def typed(answer: Any) -> dict[str, Any]:
    """The fields of a sheet as they stand on the page."""
    form = answer.context["form"]
    data: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value is None:
            continue
        prepared = bound.field.prepare_value(value)
        shown = bound.field.widget.format_value(prepared)
        data[bound.html_name] = shown if shown is not None else ""
    return data


def rows_of(name: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    """Rows as typed, with one blank row after them."""
    data: dict[str, Any] = {f"{name}-TOTAL_FORMS": len(rows) + 1, f"{name}-INITIAL_FORMS": 0}
    for index, row in enumerate(rows):
        data |= {f"{name}-{index}-{key}": value for key, value in row.items()}
    return data
