"""The calendar: a month at a glance, and one day in full."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from compliance.common import clock
from support_plans.workspace import calendar_days
from support_plans.workspace.access import person_of, workspace_page
from support_plans.workspace.frame import page
from support_plans.workspace.lines import consultation_line, interview_line, task_line

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN = 50
"""Rows of each kind a day shows; what is more is said."""


@workspace_page
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is due when, and what was held."""
    user, today = person_of(request), clock.today()
    chosen = _day(request.GET.get("day", ""))
    first = calendar_days.month_of(request.GET.get("month", ""), today=chosen or today)
    on = chosen or (today if first == today.replace(day=1) else first)
    whose = "mine" if request.GET.get("whose") == "mine" else "all"
    rows = calendar_days.rows_on(user, on, whose=whose)
    tasks = list(rows["tasks"][: SHOWN + 1])
    return page(
        request,
        "support/calendar.html",
        {
            "first": first,
            "days": calendar_days.days_of(user, first, today=today, whose=whose),
            "week": [date(2026, 11, day) for day in range(1, 8)],
            "before": calendar_days.previous_month(first),
            "after": calendar_days.next_month(first),
            "on": on,
            "whose": whose,
            "tasks": [task_line(task, on=today) for task in tasks[:SHOWN]],
            "more": len(tasks) > SHOWN,
            "follow_ups": list(rows["follow_ups"][:SHOWN]),
            "consultations": [consultation_line(one) for one in rows["consultations"][:SHOWN]],
            "interviews": [interview_line(one) for one in rows["interviews"][:SHOWN]],
            "kinds": [(word, css) for word, css in calendar_days.KINDS.values()],
        },
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
