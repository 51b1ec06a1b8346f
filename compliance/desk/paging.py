"""A page of a long list, with its whole count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 50


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The page the address asks for; a page that is none gives the nearest."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
