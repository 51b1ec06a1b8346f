"""A person's own reminders: read, and acknowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from compliance.common import clock
from compliance.reminders import services, wording
from compliance.reminders.kinds import kind
from compliance.reminders.models import Reminder

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

A_PAGE = 50
LONGEST_ID = 18
ALL = "all"


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What I was told and have not acknowledged.

    ``?show=all``: everything I was ever told; ``?reminder=12``: the one a mail links to.
    """
    one = _number(request.GET.get("reminder", ""))
    everything = request.GET.get("show") == ALL or one is not None
    found = Reminder.objects.addressed_to(request.user).filter(state=Reminder.State.SENT)
    if one is not None:
        found = found.filter(pk=one)
    elif not everything:
        found = found.to_acknowledge()
    found = found.select_related("deadline__worker", "organization").order_by("due_on", "pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("My reminders"),
        "page": page,
        "rows": [_row(reminder) for reminder in page],
        "everything": everything,
        "may_acknowledge": request.user.can("reminders.acknowledge"),  # type: ignore[union-attr]
    }
    return render(request, "reminders/mine.html", context)


def _number(text: str) -> int | None:
    """An id as it came in an address or a form; nothing longer than the database could hold."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_ID else None


def _row(reminder: Reminder) -> dict[str, Any]:
    deadline, language = reminder.deadline, (get_language() or "ja")[:2]
    today = clock.today()
    told = kind(deadline.kind, deadline.due_on)
    return {
        "pk": reminder.pk,
        "deadline_pk": deadline.pk,
        "what": told.named(language),
        "to_do": told.asks(language),
        "who": deadline.worker.name if deadline.worker else "",
        "organization": reminder.organization.name,
        "due": wording.written(deadline.due_on),
        "safe": wording.written(deadline.safe_on),
        "remaining": wording.remaining(deadline.due_on, today, is_limit=told.is_limit),
        "is_overdue": told.is_limit and deadline.due_on < today,
        "is_limit": told.is_limit,
        "is_open": deadline.state == deadline.State.OPEN,
        "why": wording.why(deadline.basis, language),
        "sent_at": reminder.sent_at,
        "acknowledged_at": reminder.acknowledged_at,
    }


@require_POST
@login_required
def acknowledge(request: HttpRequest) -> HttpResponse:
    """I have read these and see to them."""
    given = {_number(pk) for pk in request.POST.getlist("reminder")}
    wanted = [pk for pk in given if pk is not None]
    found = list(
        Reminder.objects.addressed_to(request.user)
        .filter(pk__in=wanted, state=Reminder.State.SENT)
        .select_related("deadline")
    )
    if len(found) != len(given):
        raise Http404
    for organization_id in {reminder.organization_id for reminder in found}:
        if not request.user.can("reminders.acknowledge", organization_id=organization_id):  # type: ignore[union-attr]
            raise PermissionDenied
    count = services.acknowledge(reminders=found, by=request.user)
    messages.success(
        request,
        ngettext("%(count)d reminder acknowledged.", "%(count)d reminders acknowledged.", count)
        % {"count": count},
    )
    return redirect("reminders:mine")
