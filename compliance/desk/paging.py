"""A page of a long list, with its whole count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 50


def page_of(
    request: HttpRequest, rows: Any, *, per_page: int = PER_PAGE, count: int | None = None
) -> Page[Any]:
    """The page the address asks for, or the nearest.  A count that is known is not asked again."""
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))
