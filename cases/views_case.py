"""One case: its page, its moves, its papers, steps and letters."""

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

from cases import act_forms, services, words
from cases.acts import ACTS, act_for
from cases.models import Case, CaseDocument, CaseRequest, CaseStep, CheckOverride
from cases.screens.case_page import context_of
from cases.transitions import transition_of
from compliance.common import clock
from compliance.desk.access import member_page, require, theirs
from compliance.desk.refusals import add_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

_RELATED = ("worker", "organization", "cohort", "deadline", "event")
VIEW, WRITE, OVERRIDE = "cases.view", "cases.write", "cases.override"


def case_of(request: HttpRequest, pk: int, capability: str = VIEW) -> Case:
    """The case: 404 to outsiders, 403 to insiders whose role does not allow it."""
    found = theirs(Case.objects.all(), request.user, pk, *_RELATED)
    require(request.user, capability, found.organization_id)
    return found


@member_page
@never_cache
@require_GET
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Three lines of papers, what is missing, checks, steps, people, timeline."""
    case = case_of(request, pk)
    return render(request, "cases/case.html", context_of(case, request.user, on=clock.today()))


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One move of the case."""
    case = case_of(request, pk)
    if act not in ACTS:
        raise Http404
    try:
        move = transition_of(case, act)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return HttpResponseRedirect(reverse("cases:case", args=[pk]))
    require(request.user, move.capability, case.organization_id)
    chosen = act_for(case, act)
    return _act_page(
        request,
        case,
        title=str(move.title),
        form=chosen.form(request.POST if request.method == "POST" else None, initial=chosen.initial(case)),
        run=lambda facts: chosen.run(case, request.user, facts),
        done=str(move.done),
        hint=str(chosen.hint),
    )


def _act_page(
    request: HttpRequest,
    case: Case,
    *,
    title: str,
    form: Form,
    run: Callable[[dict[str, Any]], Any],
    done: str,
    hint: str = "",
    back: str = "",
) -> HttpResponse:
    """A form and its service: done, or what was refused beside its field, with nothing lost."""
    back = back or reverse("cases:case", args=[case.pk])
    if request.method == "POST" and form.is_valid():
        try:
            run(form.cleaned_data)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, done)
            return HttpResponseRedirect(back)
    about = " · ".join(filter(None, (words.case_title(case), case.worker.name if case.worker else "")))
    context = {"title": title, "form": form, "about": about, "hint": hint, "back": back}
    return render(request, "desk/act.html", context, status=422 if form.errors else 200)


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """When it is to be filed, in which field, who pays."""
    case = case_of(request, pk, WRITE)
    names = ("planned_filing_on", "field", "fee_yen", "fee_payer", "fee_paid_on")
    known = {name: getattr(case, name) for name in names}
    return _act_page(
        request,
        case,
        title=_("Plan the case"),
        form=act_forms.PlanForm(request.POST if request.method == "POST" else None, initial=known),
        run=lambda facts: services.plan_case(case=case, by=request.user, **facts),
        done=_("Saved."),
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """What decides which papers are asked for, and what the checks look at, for this case alone."""
    case = case_of(request, pk, WRITE)
    given = request.POST if request.method == "POST" else None
    form = act_forms.case_form(case.answers, given, procedure=case.application_type)
    return _act_page(
        request,
        case,
        title=_("Answers for this case"),
        form=form,
        run=lambda _facts: services.answer_for_case(case=case, answers=form.answers(), by=request.user),
        done=_("Saved. Papers and checks follow."),
        hint=_("What is not answered is taken as not known: its papers are then asked for."),
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the worker or the employer for what is missing."""
    case = case_of(request, pk, WRITE)
    language = case.worker.preferred_language if case.worker else "ja"
    to = request.GET.get("to", "worker")
    initial = {"to": to, "language": language if to == "worker" and language in {"ja", "vi"} else "ja"}
    form = act_forms.LetterForm(request.POST if request.method == "POST" else None, initial=initial)
    return _act_page(
        request,
        case,
        title=_("Ask for the papers that are missing"),
        form=form,
        run=lambda facts: services.ask_for_papers(case=case, by=request.user, **facts),
        done=_("The letter is ready: copy its text into a mail."),
        back=reverse("cases:case", args=[pk]) + "#letters",
    )


@member_page
@never_cache
@require_GET
def letter_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of a letter, to copy."""
    found = theirs(CaseRequest.objects.all(), request.user, pk, "case__worker", "case__organization")
    require(request.user, VIEW, found.case.organization_id)
    return render(
        request,
        "cases/letter.html",
        {"title": found.subject, "letter": found, "back": reverse("cases:case", args=[found.case_id])},
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def new_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper that no procedure names."""
    case = case_of(request, pk, WRITE)
    form = act_forms.PaperForm(request.POST if request.method == "POST" else None)
    return _act_page(
        request,
        case,
        title=_("Add a paper"),
        form=form,
        run=lambda facts: services.add_paper(case=case, by=request.user, **facts),
        done=_("The paper is added."),
    )


@member_page
@require_POST
def paper(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Received, reviewed, left out, or wanted again."""
    found = theirs(CaseDocument.objects.all(), request.user, pk, "case__worker", "case__organization")
    require(request.user, WRITE, found.case.organization_id)
    by = request.user
    given = act_forms.IssuedForm(request.POST)
    facts = given.cleaned_data if given.is_valid() else {}
    deeds: dict[str, Callable[[], Any]] = {
        "receive": lambda: services.receive_paper(paper=found, by=by, **facts),
        "review": lambda: services.review_paper(paper=found, by=by, issued_on=facts.get("issued_on")),
        "leave-out": lambda: services.leave_out_paper(
            paper=found, by=by, reason=request.POST.get("reason", "")
        ),
        "want": lambda: services.want_paper(paper=found, by=by),
    }
    if not given.is_valid():
        messages.error(request, " ".join(str(error) for errors in given.errors.values() for error in errors))
        return _to_case(found.case_id, f"paper-{pk}")
    return _do(request, deeds, what, found.case_id, f"paper-{pk}")


@member_page
@require_POST
def step(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Taken, not needed, or open again."""
    found = theirs(CaseStep.objects.all(), request.user, pk, "case__worker", "case__organization")
    require(request.user, WRITE, found.case.organization_id)
    by, remark = request.user, request.POST.get("reason", "")
    deeds: dict[str, Callable[[], Any]] = {
        "take": lambda: services.take_step(step=found, by=by, remark=remark),
        "skip": lambda: services.skip_step(step=found, by=by, reason=remark),
        "undo": lambda: services.undo_step(step=found, by=by),
    }
    return _do(request, deeds, what, found.case_id, "steps")


@member_page
@require_POST
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """A manager answers for filing although a check stands in the way."""
    case = case_of(request, pk, OVERRIDE)
    code, reason = request.POST.get("code", ""), request.POST.get("reason", "")
    deeds = {"it": lambda: services.override_check(case=case, code=code, reason=reason, by=request.user)}
    return _do(request, deeds, "it", pk, "checks")


@member_page
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The finding stands in the way again."""
    found = theirs(CheckOverride.objects.all(), request.user, pk, "case__worker", "case__organization")
    require(request.user, OVERRIDE, found.case.organization_id)
    case_id = found.case_id
    deeds = {"it": lambda: services.take_back_override(override=found, by=request.user)}
    return _do(request, deeds, "it", case_id, "checks")


def _do(
    request: HttpRequest, deeds: dict[str, Callable[[], Any]], what: str, case_id: int, place: str
) -> HttpResponse:
    if what not in deeds:
        raise Http404
    try:
        deeds[what]()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Saved."))
    return _to_case(case_id, place)


def _to_case(case_id: int, place: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('cases:case', args=[case_id])}#{place}")
