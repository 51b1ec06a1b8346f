"""My tasks today: mine, and those I stand in for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.views.decorators.http import require_safe

from compliance.common import clock
from compliance.organizations.models import AcceptingOrganization
from support_plans.models import Consultation, InterviewFollowUp, RegularInterview
from support_plans.workspace import agenda
from support_plans.workspace.access import person_of, workspace_page
from support_plans.workspace.frame import page
from support_plans.workspace.lines import task_line
from support_plans.workspace.paging import listed, number_in, query_without
from support_plans.workspace.wording import obligation_choices

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from compliance.accounts.models import User


@workspace_page
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What presses, group by group. What the heading counts is what the list holds."""
    user, on = person_of(request), clock.today()
    whose = request.GET.get("person", agenda.MINE)
    rows = agenda.tasks_of(user, on=on, whose=whose)
    client, obligation = number_in(request, "client"), request.GET.get("obligation", "")
    if client:
        rows = rows.filter(worker__organization=client)
    if obligation:
        rows = rows.filter(obligation=obligation)
    counts = agenda.counts(rows)
    asked = request.GET.get("group", "")
    shown = [asked] if asked in agenda.GROUP else list(agenda.PRESSING)
    count = sum(counts[slug] for slug in shown)
    wanted = agenda.with_names(rows.filter(group__in=shown))
    context = listed(request, wanted, count=count)
    return page(
        request,
        "support/today.html",
        context
        | {
            "groups": _groups(context["page"], counts, on),
            "count": count,
            "chips": [(group, counts[group.slug], group.slug == asked) for group in agenda.GROUPS],
            "chip_query": query_without(request, "page", "group"),
            "asked": asked,
            "later_count": counts["later"],
            "filters": _filters(user, on, whose, client, obligation),
            "is_filtered": bool(client or obligation),
            "whose": whose,
            "unassigned": agenda.unassigned_count(user, on=on) if not count else 0,
            "loose_ends": _loose_ends(user, on),
        },
    )


def _groups(rows: Any, counts: dict[str, int], on: date) -> list[dict[str, Any]]:
    """The rows of the page under their headings; each heading counts its whole group."""
    found: list[dict[str, Any]] = []
    for task in rows:
        if not found or found[-1]["group"].slug != task.group:
            found.append({"group": agenda.GROUP[task.group], "count": counts[task.group], "lines": []})
        found[-1]["lines"].append(task_line(task, on=on))
    return found


def _filters(user: User, on: date, whose: str, client: int | None, obligation: str) -> list[dict[str, Any]]:
    people = [(str(person.pk), person.name) for person in agenda.colleagues_of(user, on=on) if person != user]
    clients = AcceptingOrganization.objects.visible_to(user).order_by("name").values_list("pk", "name")
    return [
        {"name": "person", "value": whose, "kind": "person", "choices": people},
        {
            "name": "client",
            "value": str(client or ""),
            "kind": "client",
            "choices": [(str(pk), name) for pk, name in clients],
        },
        {"name": "obligation", "value": obligation, "kind": "obligation", "choices": obligation_choices(on)},
    ]


def _loose_ends(user: User, on: date) -> dict[str, int]:
    """What waits beside the tasks: follow-ups, consultations to look at again, sheets begun and not held."""
    follow_ups = InterviewFollowUp.objects.visible_to(user).filter(
        done_on__isnull=True, due_on__lte=on + agenda.WEEK, interview__superseded_at__isnull=True
    )
    consultations = Consultation.objects.visible_to(user).exclude(state=Consultation.State.CLOSED)
    drafts = RegularInterview.objects.visible_to(user).current().filter(state=RegularInterview.State.DRAFT)
    return {
        "follow_ups": follow_ups.filter(Q(responsible=user) | Q(responsible__isnull=True)).count(),
        "consultations": consultations.filter(
            Q(follow_up_on__lte=on) | Q(follow_up_on__isnull=True),
            Q(handled_by=user) | Q(handled_by__isnull=True),
        ).count(),
        "drafts": drafts.filter(recorded_by=user).count(),
    }
