"""今やること: the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from compliance.common import clock
from compliance.desk import queue
from compliance.desk.counts import counts_for
from compliance.desk.paging import page_of
from compliance.desk.panels import rendered
from compliance.desk.row_forms import blank_forms

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 25
"""Each row explains itself and takes some space."""


@require_GET
def today(request: HttpRequest, context: dict[str, Any]) -> TemplateResponse:
    """One queue, ordered by legal harm, then date; beside it the gaps and the panels of other rooms."""
    on = clock.today()
    within = _window(request)
    later = request.GET.get("put_off") == "1"
    user: Any = request.user
    found = queue.put_off(user, on=on) if later else queue.queue(user, on=on, within=within)
    counts = counts_for(request)
    known = counts.today if within == queue.WINDOW_DAYS and not later else None
    page = page_of(request, queue.with_names(found.by_harm()), per_page=PER_PAGE, count=known)
    return TemplateResponse(
        request,
        "desk/today.html",
        {
            **context,
            "title": _("To do now"),
            "on": on,
            "page": page,
            "rows": queue.rows(page.object_list, user, on=on),
            "windows": _windows(within, later=later),
            "later": later,
            "within": within,
            "gaps": [gap for gap in counts.gap_list if gap.count],
            "may_see_registry": user.can("registry.view"),
            "panels": rendered(settings.TODAY_PANELS, request, on),
            **blank_forms(),
            "query": "put_off=1&" if later else f"within={within}&",
        },
    )


def _window(request: HttpRequest) -> int:
    asked = request.GET.get("within", "")
    return int(asked) if asked.isdigit() and int(asked) in queue.WINDOWS else queue.WINDOW_DAYS


def _windows(within: int, *, later: bool) -> list[dict[str, Any]]:
    words = {
        0: _("overdue"),
        7: _("within 7 days"),
        30: _("within 30 days"),
        90: _("within 90 days"),
    }
    chips = [
        {"link": f"?within={days}", "word": word, "on": not later and days == within}
        for days, word in words.items()
    ]
    return [*chips, {"link": "?put_off=1", "word": _("put off"), "on": later}]
