"""Lists: one page of many rows, and the address that asks for the same list again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from compliance.desk.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 30


def listed(
    request: HttpRequest, rows: Any, *, per_page: int = PER_PAGE, count: int | None = None
) -> dict[str, Any]:
    """The page that is asked for, and the rest of the question for links to other pages."""
    return {
        "page": page_of(request, rows, per_page=per_page, count=count),
        "query": query_without(request, "page"),
    }


def query_without(request: HttpRequest, *names: str) -> str:
    """The question of this address without some of its parts, ready to be added to."""
    kept = [
        (key, value) for key, values in request.GET.lists() if key not in names for value in values if value
    ]
    return f"{urlencode(kept)}&" if kept else ""


def number_in(request: HttpRequest, name: str) -> int | None:
    """An id in the address, if it is one."""
    text = request.GET.get(name, "")
    return int(text) if text.isdigit() and len(text) < 19 else None


def ordered(
    request: HttpRequest, orders: dict[str, tuple[str, ...]], default: str
) -> tuple[tuple[str, ...], str]:
    """The order that is asked for, and its name; a leading ``-`` turns it round."""
    asked = request.GET.get("sort", default)
    name = asked.removeprefix("-")
    if name not in orders:
        asked = name = default.removeprefix("-")
    fields = orders[name]
    if asked.startswith("-"):
        fields = tuple(field.removeprefix("-") if field.startswith("-") else f"-{field}" for field in fields)
    return fields, asked
