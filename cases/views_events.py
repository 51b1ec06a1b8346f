"""Events: what happened, and the notifications it calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases import services, words
from cases.event_forms import EventForm
from cases.events import KINDS, event_kind
from cases.models import Case, Event
from cases.screens.events import event_facts, event_rows
from cases.screens.rows import rows
from compliance.common import clock
from compliance.desk.access import member_page, require, theirs
from compliance.desk.paging import page_of
from compliance.desk.refusals import add_errors

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

WRITE = "cases.write"


@member_page
@require_GET
def event_list(request: HttpRequest) -> HttpResponse:
    """What was recorded, the latest first; and what can be."""
    user: Any = request.user
    require(user, "cases.view", None)
    found = Event.objects.visible_to(user).select_related("worker", "organization", "recorded_by")
    page = page_of(request, found.prefetch_related("cases"))
    return render(
        request,
        "cases/events.html",
        {
            "title": _("Events at work"),
            "page": page,
            "rows": event_rows(page.object_list),
            "kinds": [_kind(kind) for kind in KINDS] if user.can(WRITE) else [],
            "query": "",
        },
    )


def _kind(kind: Any) -> dict[str, Any]:
    return {"slug": kind.slug, "title": kind.title_in(words.language()), "hint": kind.hint}


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def new_event(request: HttpRequest, kind: str) -> HttpResponse:
    """Record one event; the cases it calls for are opened with it."""
    user: Any = request.user
    require(user, WRITE, None)
    try:
        known = event_kind(kind)
    except ValidationError as unknown:
        raise Http404 from unknown
    initial = {"worker": request.GET.get("worker")}
    form = EventForm(
        request.POST if request.method == "POST" else None, kind=known, user=user, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        require(user, WRITE, facts["organization"].pk)
        try:
            recorded = services.record_event(kind=kind, by=user, **facts)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            count = len(recorded.opened)
            messages.success(request, _("Recorded; %(count)d cases were opened for it.") % {"count": count})
            return HttpResponseRedirect(reverse("cases:event", args=[recorded.event.pk]))
    return render(
        request,
        "desk/act.html",
        {
            "title": known.title_in(words.language()),
            "form": form,
            "about": "",
            "hint": known.hint,
            "back": reverse("cases:events"),
        },
        status=422 if form.errors else 200,
    )


@member_page
@require_GET
def event_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One event, and the cases that follow from it."""
    user: Any = request.user
    event = theirs(
        Event.objects.all(), user, pk, "worker", "organization", "contract", "support_contract", "recorded_by"
    )
    require(user, "cases.view", event.organization_id)
    on = clock.today()
    cases = Case.objects.visible_to(user).filter(event=event).with_names().select_related("deadline").by_day()
    return render(
        request,
        "cases/event.html",
        {
            "title": event_kind(event.kind).title_in(words.language()),
            "event": event,
            "facts": event_facts(event),
            "rows": rows(cases, on=on),
            "may_write": user.can(WRITE, organization_id=event.organization_id) and event.voided_at is None,
        },
    )


@member_page
@require_POST
def void_event(request: HttpRequest, pk: int) -> HttpResponse:
    """The entry was wrong."""
    event = theirs(Event.objects.all(), request.user, pk, "worker", "organization")
    require(request.user, WRITE, event.organization_id)
    try:
        services.void_event(event=event, reason=request.POST.get("reason", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("The entry is voided; what it posted is withdrawn."))
    return HttpResponseRedirect(reverse("cases:event", args=[pk]))
