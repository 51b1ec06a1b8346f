"""The one-minute log: choose a worker, say what was done, see at once whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from compliance.common import clock
from compliance.desk.refusals import add_errors
from support_plans.models import SupportLog, SupportTask
from support_plans.workspace import people, wording
from support_plans.workspace.access import (
    files_of,
    may_record,
    must_record,
    person_of,
    theirs,
    worker_of,
    workspace_page,
)
from support_plans.workspace.forms.files import FilesForm
from support_plans.workspace.forms.logs import CorrectionForm, LogForm, as_typed, defaults
from support_plans.workspace.frame import page
from support_plans.workspace.judged import hours_so_far, judged_so_far
from support_plans.workspace.lines import log_line
from support_plans.workspace.paging import listed, number_in, query_without
from support_plans.workspace.topics import topic_names
from support_plans.workspace.views.files import attach
from support_plans.workspace.writing import correct_with_files, log_with_files

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from compliance.workers.models import Worker

CHOICES = 20
"""Workers a search shows at once; more words find fewer."""


@workspace_page
@require_safe
def log_new(request: HttpRequest) -> HttpResponse:
    """First the worker: a search, never a list of thousands."""
    return choose_worker(request, "support:log_worker", _("Log support"), _("For whom?"), keep=("like",))


def choose_worker(
    request: HttpRequest, target: str, title: str, question: str, *, keep: tuple[str, ...] = ()
) -> HttpResponse:
    """A search for a worker, each of whom leads on; part of the page when it is asked for as one types."""
    text = request.GET.get("q", "").strip()
    user, on = person_of(request), clock.today()
    rows = people.workers_of(user, on=on, text=text)
    only_recent = False
    if text:
        rows = rows.order_by("name", "pk")
    else:
        recent = SupportLog.objects.visible_to(user).filter(recorded_by=user).order_by("-recorded_at")
        lately = rows.filter(pk__in=list(recent.values_list("worker", flat=True)[:40]))
        only_recent = lately.exists()
        rows = (lately if only_recent else rows).order_by("name", "pk")
    found = list(rows.select_related("organization", "site")[: CHOICES + 1])
    kept = "&".join(f"{name}={number_in(request, name)}" for name in keep if number_in(request, name))
    context = {
        "title": title,
        "question": question,
        "q": text,
        "kept": kept,
        "choices": [(worker, reverse(target, args=[worker.pk])) for worker in found[:CHOICES]],
        "more": len(found) > CHOICES,
        "only_recent": only_recent,
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "support/worker_choices.html", context)
    return page(request, "support/choose_worker.html", context)


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def log_worker(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done for this worker. Refused, it keeps what was typed."""
    worker = worker_of(request, pk)
    must_record(request, worker)
    task = _task(request, worker)
    form = _form(request, worker, task)
    if request.method == "POST" and "look" not in request.POST and form.is_valid():
        try:
            log = log_with_files(
                worker=worker, by=person_of(request), task=task, facts=dict(form.cleaned_data)
            )
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("support:log", args=[log.pk]))
    refused_now = request.method == "POST" and "look" not in request.POST
    return _form_page(request, worker, form, task=task, status=422 if refused_now else 200)


def _form(request: HttpRequest, worker: Worker, task: SupportTask | None) -> LogForm:
    if request.method == "POST" and "look" not in request.POST:
        return LogForm(request.POST, request.FILES, worker=worker)
    asked = request.GET.get("obligation", "")
    initial = defaults(worker, person_of(request), task=task, obligation=asked)
    like = number_in(request, "like")
    if like and (model := SupportLog.objects.visible_to(request.user).filter(pk=like).first()):
        initial |= as_typed(model) | {"worker_confirmed_on": None}
        initial["language"] = initial["language"] if initial["language"] in (worker.languages or []) else ""
    if request.method == "POST":
        # Without JavaScript: the same form again, with the topics of the support that was chosen.
        initial |= {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
        initial["topics"] = request.POST.getlist("topics")
    return LogForm(worker=worker, obligation=initial["obligation"], initial=initial)


def _form_page(
    request: HttpRequest,
    worker: Worker,
    form: LogForm,
    *,
    task: SupportTask | None = None,
    log: SupportLog | None = None,
    status: int = 200,
) -> HttpResponse:
    obligation = str(form["obligation"].value() or "")
    return page(
        request,
        "support/log_form.html",
        {
            "worker": worker,
            "form": form,
            "task": task,
            "task_title": wording.task_title(task.kind) if task else "",
            "log": log,
            "obligation": obligation,
            "judged": judged_so_far(person_of(request), worker, form),
            "sum": hours_so_far(worker, obligation, task),
            "judge_address": reverse("support:log_judge", args=[worker.pk]),
        },
        status=status,
    )


def _task(request: HttpRequest, worker: Worker) -> SupportTask | None:
    pk = number_in(request, "task")
    rows = SupportTask.objects.visible_to(request.user).open().filter(worker=worker)
    return rows.filter(pk=pk).first() if pk else None


@workspace_page
@require_POST
def log_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """What the record would be worth as it stands, and the topics of the support chosen: part of the form."""
    worker = worker_of(request, pk)
    must_record(request, worker)
    form = LogForm(request.POST, worker=worker)
    obligation = str(form["obligation"].value() or "")
    context = {
        "form": form,
        "obligation": obligation,
        "judged": judged_so_far(person_of(request), worker, form),
        "sum": hours_so_far(worker, obligation, _task(request, worker)),
        "swap_topics": request.POST.get("topics_of") != obligation,
    }
    return render(request, "support/log_judged.html", context)


@workspace_page
@require_safe
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """One session, whether it counts, and why."""
    return log_page(request, _log(request, pk), is_past=False)


def _log(request: HttpRequest, pk: int) -> SupportLog:
    return theirs(
        SupportLog.objects.all(),
        request,
        pk,
        "worker__organization",
        "worker__support_contract",
        "task",
        "recorded_by",
        "support_organization",
        "replaces",
    )


def log_page(
    request: HttpRequest, found: SupportLog, *, is_past: bool, files_form: FilesForm | None = None
) -> HttpResponse:
    """The page of a session, of a worker supported today or of the archive."""
    files = files_of(request, is_past=is_past).filter(log=found)
    may = not is_past and may_record(request, found.worker) and found.superseded_at is None
    logs = SupportLog.objects.kept_records_of if is_past else SupportLog.objects.visible_to
    newer = logs(request.user).filter(replaces=found).first()
    return page(
        request,
        "support/log.html",
        {
            "line": log_line(found),
            "log": found,
            "is_past": is_past,
            "newer": newer,
            "obligation": wording.obligation_title(found.obligation, found.performed_on),
            "language_name": wording.language_name(found.language) if found.language else "",
            "topics": topic_names(found.obligation, found.topics, found.performed_on),
            "because": wording.because(found.basis),
            "files": [file for file in files if file.voided_at is None],
            "may_record": may,
            "files_form": files_form or FilesForm(),
            "task_title": wording.task_title(found.task.kind) if found.task else "",
            "sum": None if is_past else hours_so_far(found.worker, found.obligation, found.task),
        },
        status=422 if files_form is not None else 200,
    )


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def log_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version, with the reason; the old one is kept."""
    found = _log(request, pk)
    must_record(request, found.worker)
    typed = as_typed(found)
    if request.method == "POST":
        form = CorrectionForm(
            request.POST, request.FILES, worker=found.worker, initial=typed, obligation="kept"
        )
    else:
        form = CorrectionForm(worker=found.worker, initial=typed, obligation="kept")
    if request.method == "POST" and form.is_valid():
        try:
            corrected = correct_with_files(log=found, by=person_of(request), facts=dict(form.cleaned_data))
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("Corrected. The version before is kept."))
            return HttpResponseRedirect(reverse("support:log", args=[corrected.pk]))
    return _form_page(request, found.worker, form, log=found, status=422 if form.is_bound else 200)


@workspace_page
@require_safe
def log_list(request: HttpRequest) -> HttpResponse:
    """Sessions the person may see, newest first."""
    rows = SupportLog.objects.visible_to(person_of(request)).current()
    if worker := number_in(request, "worker"):
        rows = rows.filter(worker=worker)
    obligation, judgement = request.GET.get("obligation", ""), request.GET.get("judgement", "")
    if obligation:
        rows = rows.filter(obligation=obligation)
    if judgement:
        rows = rows.filter(judgement=judgement)
    context = listed(request, rows.select_related("worker"))
    return page(
        request,
        "support/log_list.html",
        context
        | {
            "lines": [log_line(row) for row in context["page"]],
            "obligation": obligation,
            "judgement": judgement,
            "obligations": wording.obligation_choices(),
            "judgements": SupportLog._meta.get_field("judgement").choices,
            "worker": request.GET.get("worker", ""),
            "query_rest": query_without(request, "page", "obligation", "judgement"),
        },
    )


@workspace_page
@require_POST
def log_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Add what proves the session."""
    found = _log(request, pk)
    done, form = attach(request, found, back="support:log")
    return done or log_page(request, found, is_past=False, files_form=form)
