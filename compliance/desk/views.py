"""The desk's own pages: a deadline, a worker's acts, gaps, reveals, one's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from compliance.accounts.models import ApiToken
from compliance.accounts.services import change_person, revoke_token
from compliance.common import clock
from compliance.deadlines import services as deadlines
from compliance.deadlines.models import Deadline
from compliance.desk import gaps, queue
from compliance.desk.access import member_page, require, theirs
from compliance.desk.acts import act_named
from compliance.desk.counts import counts_for
from compliance.desk.delivery import delivery_tag
from compliance.desk.forms import LanguageForm, ReasonForm, SettleForm, SnoozeForm
from compliance.desk.paging import page_of
from compliance.desk.refusals import add_errors
from compliance.desk.row_forms import filled_forms
from compliance.organizations.models import Site
from compliance.reminders.models import Reminder
from compliance.residence.models import ResidenceCard
from compliance.residence.services import reveal_card_number
from compliance.workers.models import Passport, Worker
from compliance.workers.services import reveal_passport_number

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse


# --- deadlines


@member_page
@require_GET
def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """One deadline: why this day, who was told, and what can be done about it."""
    return _deadline_page(request, theirs(Deadline.objects.all(), request.user, pk, "worker", "organization"))


def _deadline_page(
    request: HttpRequest, found: Deadline, *, settle: Form | None = None, snooze: Form | None = None
) -> HttpResponse:
    user: Any = request.user
    on = clock.today()
    may_settle = user.can("deadlines.settle", organization_id=found.organization_id)
    told = (
        Reminder.objects.visible_to(user)
        .filter(deadline=found)
        .select_related("to_user", "to_worker", "digest")[:100]
    )
    refused = settle is not None or snooze is not None
    return render(
        request,
        "desk/deadline.html",
        {
            "title": _("Deadline"),
            "row": queue.rows([found], user, on=on)[0],
            "may_reopen": may_settle and found.state == Deadline.State.SETTLED,
            "may_open_case": found.state == Deadline.State.OPEN
            and user.can("cases.write", organization_id=found.organization_id),
            **filled_forms(settle or SettleForm(), snooze or SnoozeForm()),
            "reopen_form": ReasonForm(),
            "opened": "settle" if settle is not None else "snooze" if snooze is not None else "",
            "told": [
                {
                    "who": str(reminder.to_user or reminder.to_worker),
                    "audience": reminder.get_audience_display(),
                    "on": reminder.planned_on,
                    "tag": delivery_tag(reminder),
                }
                for reminder in told
            ],
        },
        status=422 if refused else 200,
    )


def _deadline_to_change(request: HttpRequest, pk: int, state: str) -> Deadline:
    found = theirs(Deadline.objects.all(), request.user, pk, "worker", "organization")
    require(request.user, "deadlines.settle", found.organization_id)
    if found.state != state:
        raise Http404
    return found


@member_page
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done."""
    found = _deadline_to_change(request, pk, Deadline.State.OPEN)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _deadline_page(request, found, settle=form)
    by: Any = request.user
    deadlines.settle(deadline=found, by=by, note=form.cleaned_data["note"])
    messages.success(request, _("Settled."))
    return _back(request, reverse("desk:deadline", args=[pk]))


@member_page
@require_POST
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    """Not today, for a reason; the due day and its reminders stay as they are."""
    found = _deadline_to_change(request, pk, Deadline.State.OPEN)
    form = SnoozeForm(request.POST)
    if form.is_valid() and form.cleaned_data["until_on"] > found.due_on:
        form.add_error("until_on", _("It cannot be put off past the day it is due."))
    if not form.is_valid():
        return _deadline_page(request, found, snooze=form)
    by: Any = request.user
    deadlines.snooze(deadline=found, by=by, **form.cleaned_data)
    messages.success(request, _("Put off. The due day and its reminders stay as they are."))
    return _back(request, reverse("desk:deadline", args=[pk]))


@member_page
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not done after all."""
    found = _deadline_to_change(request, pk, Deadline.State.SETTLED)
    form = ReasonForm(request.POST)
    if form.is_valid():
        by: Any = request.user
        deadlines.reopen(deadline=found, by=by, reason=form.cleaned_data["reason"])
        messages.success(request, _("Open again."))
    else:
        messages.error(request, _("Say why it is open again."))
    return HttpResponseRedirect(reverse("desk:deadline", args=[pk]))


def _back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """To the page the form stood on, if it is ours."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(target if target and ours else otherwise)


# --- acts on a worker


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def worker_act(request: HttpRequest, pk: int, slug: str, target_pk: int | None = None) -> HttpResponse:
    """One act: its form, and the service it is handed to. What was typed stays when it is refused."""
    worker = theirs(Worker.objects.all(), request.user, pk, "organization")
    require(request.user, "registry.write", worker.organization_id)
    act = act_named(slug)
    if (act.target is None) != (target_pk is None):
        raise Http404
    target = None
    if act.target is not None and target_pk is not None:
        target = theirs(act.target.objects.filter(worker=worker), request.user, target_pk, "worker")
    form = act.form(request.POST if request.method == "POST" else None, initial=act.initial(worker, target))
    if "site" in form.fields:
        form.fields["site"].queryset = Site.objects.visible_to(request.user).filter(  # type: ignore[attr-defined]
            organization=worker.organization_id
        )
    if request.method == "POST" and form.is_valid():
        try:
            act.run(worker, target, request.user, dict(form.cleaned_data))
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, act.done)
            return HttpResponseRedirect(reverse("desk:worker", args=[pk]))
    return render(
        request,
        "desk/act.html",
        {
            "title": act.title,
            "hint": act.hint,
            "form": form,
            "back": reverse("desk:worker", args=[pk]),
            "about": worker.name,
        },
        status=422 if form.is_bound else 200,
    )


@member_page
@never_cache
@require_POST
def reveal_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole number of a card, once, and on the record."""
    card = theirs(ResidenceCard.objects.all(), request.user, pk, "worker")
    require(request.user, "numbers.reveal", card.organization_id)
    number = reveal_card_number(card=card, by=request.user)
    return _revealed(request, _("Residence card number"), number, card.worker)


@member_page
@never_cache
@require_POST
def reveal_passport(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole number of a passport, once, and on the record."""
    passport = theirs(Passport.objects.all(), request.user, pk, "worker")
    require(request.user, "numbers.reveal", passport.worker.organization_id)
    number = reveal_passport_number(passport=passport, by=request.user)
    return _revealed(request, _("Passport number"), number, passport.worker)


def _revealed(request: HttpRequest, title: str, number: str, worker: Worker) -> HttpResponse:
    return render(
        request,
        "desk/revealed.html",
        {
            "title": title,
            "number": number,
            "worker": worker.name,
            "back": reverse("desk:worker", args=[worker.pk]),
        },
    )


# --- gaps


@member_page
@require_GET
def gap_list(request: HttpRequest) -> HttpResponse:
    """Every kind of gap with its count."""
    require(request.user, "registry.view", None)
    return render(request, "desk/gaps.html", {"title": _("Gaps"), "gaps": counts_for(request).gap_list})


@member_page
@require_GET
def gap(request: HttpRequest, slug: str) -> HttpResponse:
    """What one gap consists of."""
    require(request.user, "registry.view", None)
    found = next((one for one in counts_for(request).gap_list if one.slug == slug), None)
    if found is None:
        raise Http404
    page = page_of(request, gaps.rows(slug, request.user, clock.today()))
    lines = [gaps.line(slug, row, request.user) for row in page]
    return render(
        request,
        "desk/gap.html",
        {"title": found.title, "gap": found, "page": page, "rows": lines},
    )


# --- oneself


@member_page
@require_http_methods(["GET", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """The language of one's screens and mails."""
    user: Any = request.user
    form = LanguageForm(
        request.POST if request.method == "POST" else None, initial={"language": user.language}
    )
    if request.method == "POST" and form.is_valid():
        change_person(user=user, by=user, language=form.cleaned_data["language"])
        return HttpResponseRedirect(reverse("admin:index"))
    return render(
        request,
        "desk/act.html",
        {"title": _("Language"), "form": form, "back": reverse("admin:index"), "about": ""},
    )


@member_page
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens at once."""
    require(request.user, "tokens.manage", None)
    token = ApiToken.objects.visible_to(request.user).filter(pk=pk, revoked_at__isnull=True).first()
    if token is None:
        raise Http404
    back = reverse("admin:accounts_apitoken_changelist")
    if request.method == "POST":
        revoke_token(token=token, by=request.user)
        messages.success(request, _("The token is revoked."))
        return HttpResponseRedirect(back)
    return render(
        request, "desk/confirm.html", {"title": _("Revoke an API token"), "what": token.name, "back": back}
    )
