"""Opening cases: from a deadline in one step, singly, or for many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases import services
from cases.opening_forms import DeadlineProcedureForm, OpenForm, SeasonForm
from cases.openings import opening_for
from cases.screens import season
from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.desk import wording
from compliance.desk.access import member_page, require, theirs
from compliance.desk.refusals import add_errors

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

WRITE = "cases.write"


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def from_deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """The case a deadline calls for, with everything known filled in; where it does not say which, choose."""
    deadline = theirs(Deadline.objects.all(), request.user, pk, "worker", "organization")
    require(request.user, WRITE, deadline.organization_id)
    chosen = "procedure" in request.POST
    form = DeadlineProcedureForm(request.POST if chosen else None)
    procedure = form.cleaned_data["procedure"] if chosen and form.is_valid() else ""
    says_itself = opening_for(deadline.kind) is not None
    if request.method == "POST" and (says_itself or procedure) and not form.errors:
        try:
            case = services.open_from_deadline(deadline=deadline, by=request.user, procedure=procedure)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            return HttpResponseRedirect(reverse("cases:case", args=[case.pk]))
    title = wording.kind_title(deadline.kind)
    return render(
        request,
        "desk/act.html",
        {
            "title": _("Open a case"),
            "about": f"{title} {deadline.worker.name if deadline.worker else deadline.organization.name}",
            "form": form,
            "hint": ""
            if says_itself
            else _("This deadline does not say which procedure it is about: choose one."),
            "back": reverse("desk:deadline", args=[pk]),
        },
        status=422 if form.errors else 200,
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A case of any procedure."""
    user: Any = request.user
    require(user, WRITE, None)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        user=user,
        initial={"worker": request.GET.get("worker"), "procedure": request.GET.get("procedure")},
    )
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        require(user, WRITE, facts["organization"].pk)
        try:
            case = services.open_case(by=user, **facts)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("The case is open, with its steps and papers."))
            return HttpResponseRedirect(reverse("cases:case", args=[case.pk]))
    return render(
        request,
        "desk/act.html",
        {"title": _("Open a case"), "form": form, "about": "", "back": reverse("cases:list")},
        status=422 if form.errors else 200,
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def renewal_season(request: HttpRequest) -> HttpResponse:
    """Whose period of stay ends within a span: with a case or without, to be opened together after a look."""
    user: Any = request.user
    require(user, "cases.view", None)
    on = clock.today()
    form = SeasonForm(request.POST or request.GET or None, user=user, on=on)
    asked = form.cleaned_data if form.is_valid() else form.standard()
    people = season.people(
        user, on=on, **{name: asked[name] for name in ("until_on", "organization", "procedure")}
    )
    outcome = None
    if request.method == "POST" and form.is_valid() and request.POST.get("open") == "1":
        outcome = _open(request, form, people)
    return render(
        request,
        "cases/season.html",
        {
            "title": _("Renewal season"),
            "form": form,
            "people": people
            if outcome is None
            else season.people(
                user, on=on, **{name: asked[name] for name in ("until_on", "organization", "procedure")}
            ),
            "without": sum(person.case_id is None for person in people),
            "outcome": outcome,
            "may_write": user.can(WRITE),
            "asked": asked,
        },
        status=422 if form.is_bound and form.errors else 200,
    )


def _open(request: HttpRequest, form: SeasonForm, people: list[season.Person]) -> Any:
    """Those who were ticked, employer by employer; who cannot be taken in is told so."""
    ticked = {int(pk) for pk in request.POST.getlist("workers") if pk.isdecimal()}
    chosen = [person.worker for person in people if person.worker.pk in ticked]
    if not chosen:
        form.add_error(None, _("Tick at least one worker."))
        return None
    outcomes: list[Any] = []
    for organization in {worker.organization for worker in chosen}:
        require(request.user, WRITE, organization.pk)
        opened = services.open_cases(
            organization=organization,
            workers=[worker for worker in chosen if worker.organization_id == organization.pk],
            procedure=form.cleaned_data["procedure"],
            name=form.cleaned_data["name"] or form.cleaned_data["until_on"].strftime("%Y-%m"),
            planned_filing_on=form.cleaned_data["planned_filing_on"],
            by=request.user,
        )
        outcomes += opened.outcomes
    return outcomes
