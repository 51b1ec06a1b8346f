"""Consultations: received in a minute, pursued, passed on, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Case, F, IntegerField, Value, When
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from compliance.common import clock
from compliance.desk.refusals import add_errors
from support_plans.models import Consultation
from support_plans.services import consultations
from support_plans.workspace import wording
from support_plans.workspace.access import (
    files_of,
    may_record,
    must_record,
    person_of,
    theirs,
    worker_of,
    workspace_page,
)
from support_plans.workspace.acting import carried_out
from support_plans.workspace.forms.consultations import (
    CloseForm,
    EscalateForm,
    LookAgainForm,
    ReceiveForm,
    ReopenForm,
    StepForm,
    receive_defaults,
)
from support_plans.workspace.forms.files import FilesForm
from support_plans.workspace.frame import page
from support_plans.workspace.lines import consultation_line
from support_plans.workspace.paging import listed, number_in
from support_plans.workspace.views.files import attach
from support_plans.workspace.views.logs import choose_worker
from support_plans.workspace.writing import receive_with_files

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

_FORMS: dict[str, Any] = {
    "step": StepForm,
    "escalate": EscalateForm,
    "later": LookAgainForm,
    "close": CloseForm,
    "reopen": ReopenForm,
}
_ACTS: dict[str, tuple[Any, Any]] = {
    "step": (consultations.add_step, gettext_lazy("Noted.")),
    "escalate": (consultations.escalate, gettext_lazy("Passed on to the employer.")),
    "later": (consultations.put_off, gettext_lazy("Put off.")),
    "close": (consultations.close_consultation, gettext_lazy("Closed.")),
    "reopen": (consultations.reopen, gettext_lazy("Open again.")),
}
ACTS = tuple(_ACTS)


@workspace_page
@require_safe
def consultation_list(request: HttpRequest) -> HttpResponse:
    """Open ones first, by the day they are to be looked at again."""
    rows = Consultation.objects.visible_to(person_of(request))
    state = request.GET.get("state", "")
    if state in Consultation.State.values:
        rows = rows.filter(state=state)
    if worker := number_in(request, "worker"):
        rows = rows.filter(worker=worker)
    closed_last = Case(When(state="closed", then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = rows.order_by(closed_last, F("follow_up_on").asc(nulls_last=True), "-received_on", "-pk")
    context = listed(request, rows.select_related("worker"))
    return page(
        request,
        "support/consultation_list.html",
        context
        | {
            "lines": [consultation_line(row) for row in context["page"]],
            "state": state,
            "states": Consultation.State.choices,
        },
    )


@workspace_page
@require_safe
def consultation_new(request: HttpRequest) -> HttpResponse:
    """First the worker."""
    return choose_worker(request, "support:consultation_worker", _("Receive a consultation"), _("Who asks?"))


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_worker(request: HttpRequest, pk: int) -> HttpResponse:
    """What the worker brought up."""
    worker = worker_of(request, pk)
    must_record(request, worker)
    by = person_of(request)
    if request.method == "POST":
        form = ReceiveForm(request.POST, request.FILES, worker=worker)
    else:
        form = ReceiveForm(worker=worker, initial=receive_defaults(worker, by))
    if request.method == "POST" and form.is_valid():
        try:
            received = receive_with_files(worker=worker, by=by, facts=dict(form.cleaned_data))
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("Received. It stays open until you close it."))
            return HttpResponseRedirect(reverse("support:consultation", args=[received.pk]))
    return page(
        request,
        "support/consultation_form.html",
        {"worker": worker, "form": form},
        status=422 if form.is_bound else 200,
    )


@workspace_page
@require_safe
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter, from receipt to end."""
    return consultation_page(request, _consultation(request, pk), is_past=False)


def _consultation(request: HttpRequest, pk: int) -> Consultation:
    return theirs(
        Consultation.objects.all(),
        request,
        pk,
        "worker__organization",
        "worker__support_contract",
        "handled_by",
        "recorded_by",
    )


def consultation_page(
    request: HttpRequest,
    found: Consultation,
    *,
    is_past: bool,
    bound: dict[str, forms.Form] | None = None,
    files_form: FilesForm | None = None,
) -> HttpResponse:
    """The page of a matter, of a worker supported today or of the archive."""
    files = files_of(request, is_past=is_past).filter(consultation=found, voided_at__isnull=True)
    on = clock.today()
    initial = {"step": {"happened_on": on}, "close": {"closed_on": on}}
    blank = {name: form(prefix=name, initial=initial.get(name)) for name, form in _FORMS.items()}
    return page(
        request,
        "support/consultation.html",
        {
            "consultation": found,
            "is_past": is_past,
            "how": wording.way(found.channel, found.get_channel_display()),
            "tag": wording.judgement_tag(found.judgement),
            "findings": wording.findings(found.findings),
            "because": wording.because(found.basis),
            "language_name": wording.language_name(found.language) if found.language else "",
            "steps": list(found.steps.select_related("by")),
            "files": list(files),
            "forms": blank | (bound or {}),
            "opened": next(iter(bound), "") if bound else "",
            "may_record": not is_past and may_record(request, found.worker),
            "files_form": files_form or FilesForm(),
        },
        status=422 if bound or files_form is not None else 200,
    )


@workspace_page
@require_POST
def consultation_act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One act on a matter; what was refused is shown on its page."""
    if name not in _ACTS:
        raise Http404
    found = _consultation(request, pk)
    must_record(request, found.worker)
    do, said = _ACTS[name]
    form = _FORMS[name](request.POST, prefix=name)
    by = person_of(request)
    if carried_out(request, form, lambda facts: do(consultation=found, by=by, **facts), said=said):
        return HttpResponseRedirect(reverse("support:consultation", args=[pk]))
    return consultation_page(request, _consultation(request, pk), is_past=False, bound={name: form})


@workspace_page
@require_POST
def consultation_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Add what belongs to it."""
    found = _consultation(request, pk)
    done, form = attach(request, found, back="support:consultation")
    return done or consultation_page(request, found, is_past=False, files_form=form)
