"""Regular interviews: begun, listed, shown once held, corrected, followed up."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from compliance.common import clock
from support_plans.models import InterviewFollowUp, RegularInterview, SupportTask
from support_plans.services.follow_ups import record_follow_up
from support_plans.services.interviews import correct_interview, open_interview
from support_plans.workspace import interview_sheet, wording
from support_plans.workspace.access import (
    files_of,
    may_record,
    must_record,
    person_of,
    theirs,
    worker_of,
    workspace_page,
)
from support_plans.workspace.acting import carried_out, put_in, refusals
from support_plans.workspace.forms.files import FilesForm
from support_plans.workspace.forms.interviews import (
    NONCONFORMITY,
    CorrectInterviewForm,
    FollowUpForm,
    SheetForm,
    begin_with,
)
from support_plans.workspace.frame import page
from support_plans.workspace.lines import interview_line
from support_plans.workspace.paging import listed, number_in
from support_plans.workspace.views.files import attach
from support_plans.workspace.views.logs import choose_worker
from support_plans.workspace.views.sheet import sheet

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from compliance.workers.models import Worker

_RELATED = ("worker__organization", "worker__support_contract", "recorded_by", "task")


@workspace_page
@require_safe
def interview_choose(request: HttpRequest) -> HttpResponse:
    """First the worker."""
    return choose_worker(
        request, "support:interview_worker", _("Begin an interview"), _("With whom, or about whom?")
    )


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def interview_worker(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a sheet, or go on with one that was begun."""
    worker = worker_of(request, pk)
    must_record(request, worker)
    refused: list[str] = []
    if request.method == "POST":
        try:
            opened = _opened(request, worker)
        except ValidationError as error:
            refused = refusals(error)
        else:
            return HttpResponseRedirect(reverse("support:interview", args=[opened.pk]))
    drafts = RegularInterview.objects.visible_to(request.user).current()
    drafts = drafts.filter(worker=worker, state=RegularInterview.State.DRAFT)
    return page(
        request,
        "support/interview_start.html",
        {
            "worker": worker,
            "asked": request.GET.get("with", ""),
            "refusals": refused,
            "drafts": [interview_line(draft) for draft in drafts[:10]],
            "client_key": request.POST.get("client_key") or uuid.uuid4(),
        },
        status=422 if refused else 200,
    )


def _opened(request: HttpRequest, worker: Worker) -> RegularInterview:
    interview_with = request.POST.get("with", "")
    if interview_with not in RegularInterview.With.values:
        raise ValidationError(_("Say with whom."))
    return open_interview(
        worker=worker,
        by=person_of(request),
        interview_with=interview_with,
        client_key=_key(request.POST.get("client_key", "")),
        task=_task(request, worker, interview_with),
        **begin_with(worker, person_of(request)),
    )


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _task(request: HttpRequest, worker: Worker, interview_with: str) -> SupportTask | None:
    pk = number_in(request, "task")
    if not pk or request.GET.get("with") != interview_with:
        return None
    return SupportTask.objects.visible_to(request.user).open().filter(worker=worker, pk=pk).first()


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet while it is being written; once held, what was found."""
    found = _interview(request, pk)
    if found.state == RegularInterview.State.DRAFT and may_record(request, found.worker):
        return sheet(request, found)
    if request.method == "POST":
        messages.warning(request, _("This interview was held already. Correct it by a new version."))
    return interview_page(request, found, is_past=False)


def _interview(request: HttpRequest, pk: int) -> RegularInterview:
    return theirs(RegularInterview.objects.all(), request, pk, *_RELATED)


def interview_page(
    request: HttpRequest, found: RegularInterview, *, is_past: bool, files_form: FilesForm | None = None
) -> HttpResponse:
    """The page of an interview, of a worker supported today or of the archive."""
    files = files_of(request, is_past=is_past).filter(interview=found, voided_at__isnull=True)
    may = not is_past and may_record(request, found.worker) and found.superseded_at is None
    return page(
        request,
        "support/interview.html",
        {
            "line": interview_line(found),
            "interview": found,
            "is_past": is_past,
            "with_worker": found.interview_with == RegularInterview.With.WORKER,
            "language_name": wording.language_name(found.language) if found.language else "",
            "because": wording.because(found.basis),
            "groups": interview_sheet.groups_of(found, interview_sheet.saved(found)[1]),
            "follow_ups": list(found.follow_ups.all()),
            "section_4": _section_4(found),
            "files": list(files),
            "may_record": may,
            "files_form": files_form or FilesForm(),
        },
        status=422 if files_form is not None else 200,
    )


def _section_4(found: RegularInterview) -> list[tuple[str, Any]]:
    if not found.has_nonconformity:
        return []
    rows = [(str(SheetForm.base_fields[name].label), getattr(found, name)) for name in NONCONFORMITY]
    words = {True: _("Yes"), False: _("No")}
    return [(label, words.get(value, value)) for label, value in rows if value not in {None, ""}]


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def interview_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version, with the reason; the old one is kept."""
    found = _interview(request, pk)
    must_record(request, found.worker)
    if found.state == RegularInterview.State.DRAFT:
        raise Http404
    facts, answers = interview_sheet.saved(found)
    form: SheetForm = CorrectInterviewForm(initial=facts, worker=found.worker)
    problems: dict[str, list[str]] = {}
    if request.method == "POST":
        typed = interview_sheet.read(request.POST, found, form_class=CorrectInterviewForm)
        form, answers, problems = typed.form, typed.answers, typed.problems
        if not problems:
            try:
                corrected = correct_interview(
                    interview=found,
                    by=person_of(request),
                    reason=form.cleaned_data["reason"],
                    facts=typed.facts,
                    answers=answers,
                )
            except ValidationError as refused:
                problems = put_in(form, refused)
            else:
                messages.success(request, _("Corrected. The version before is kept."))
                return HttpResponseRedirect(reverse("support:interview", args=[corrected.pk]))
    groups = interview_sheet.groups_of(found, answers, problems=problems)
    return page(
        request,
        "support/interview_correct.html",
        {
            "interview": found,
            "worker": found.worker,
            "with_worker": found.interview_with == RegularInterview.With.WORKER,
            "form": form,
            "groups": groups,
            "lacking": interview_sheet.lacking(groups),
        },
        status=422 if request.method == "POST" else 200,
    )


@workspace_page
@require_safe
def interview_list(request: HttpRequest) -> HttpResponse:
    """Interviews, newest first; those being written among them."""
    rows = RegularInterview.objects.visible_to(person_of(request)).current()
    if worker := number_in(request, "worker"):
        rows = rows.filter(worker=worker)
    state, interview_with = request.GET.get("state", ""), request.GET.get("with", "")
    if state in RegularInterview.State.values:
        rows = rows.filter(state=state)
    if interview_with in RegularInterview.With.values:
        rows = rows.filter(interview_with=interview_with)
    context = listed(request, rows.select_related("worker"))
    return page(
        request,
        "support/interview_list.html",
        context
        | {
            "lines": [interview_line(row) for row in context["page"]],
            "state": state,
            "states": RegularInterview.State.choices,
            "with": interview_with,
            "withs": RegularInterview.With.choices,
            "worker": request.GET.get("worker", ""),
        },
    )


@workspace_page
@require_safe
def interview_follow_ups(request: HttpRequest) -> HttpResponse:
    """What interviews brought up, and waits."""
    done = "done" in request.GET
    rows = InterviewFollowUp.objects.visible_to(person_of(request)).filter(
        done_on__isnull=not done, interview__superseded_at__isnull=True
    )
    return page(
        request,
        "support/follow_up_list.html",
        listed(request, rows.select_related("interview__worker"))
        | {"done": done, "may_record": person_of(request).can("support.record")},
    )


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of it."""
    found = theirs(
        InterviewFollowUp.objects.all(), request, pk, "interview__worker__support_contract", "responsible"
    )
    must_record(request, found.interview.worker)
    form = FollowUpForm(
        request.POST if request.method == "POST" else None, initial={"done_on": clock.today()}
    )
    by = person_of(request)
    if request.method == "POST" and carried_out(
        request, form, lambda facts: record_follow_up(follow_up=found, by=by, **facts), said=_("Saved.")
    ):
        return HttpResponseRedirect(reverse("support:interview", args=[found.interview_id]))
    return page(
        request,
        "support/simple_form.html",
        {
            "title": found.get_kind_display(),
            "hint": found.what,
            "form": form,
            "back": reverse("support:interview", args=[found.interview_id]),
            "about": found.interview.worker.name,
        },
        status=422 if form.is_bound else 200,
    )


@workspace_page
@require_POST
def interview_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Add what proves the interview."""
    found = _interview(request, pk)
    done, form = attach(request, found, back="support:interview")
    return done or interview_page(request, found, is_past=False, files_form=form)
