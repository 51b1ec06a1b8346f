"""One task: why it is due, who does it, and what can be said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from compliance.common import clock
from support_plans.models import SupportTask
from support_plans.proof import proof_of
from support_plans.services import tasks
from support_plans.workspace import agenda
from support_plans.workspace.access import may_record, must_record, person_of, theirs, workspace_page
from support_plans.workspace.acting import carried_out
from support_plans.workspace.forms.tasks import AssignForm, DeferForm, DoneForm, ReasonForm
from support_plans.workspace.frame import page
from support_plans.workspace.lines import interview_line, log_line, task_line
from support_plans.workspace.wording import findings

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse


_ACTS: dict[str, tuple[Any, Any]] = {
    "assign": (lambda task, by, said: tasks.assign_task(task=task, by=by, **said), _("Assigned.")),
    "defer": (lambda task, by, said: tasks.defer_task(task=task, by=by, **said), _("Put off.")),
    "resume": (lambda task, by, _said: tasks.resume_task(task=task, by=by), _("Taken up again.")),
    "done": (lambda task, by, said: tasks.complete_task(task=task, by=by, **said), _("Done.")),
    "declare": (
        lambda task, by, said: tasks.declare_not_applicable(task=task, by=by, **said),
        _("Declared. Somebody else must confirm it."),
    ),
    "confirm": (lambda task, by, _said: tasks.confirm_not_applicable(task=task, by=by), _("Confirmed.")),
    "refuse": (
        lambda task, by, said: tasks.refuse_not_applicable(task=task, by=by, **said),
        _("It stays open."),
    ),
    "reopen": (lambda task, by, said: tasks.reopen_task(task=task, by=by, **said), _("Open again.")),
}
ACTS = tuple(_ACTS)


@workspace_page
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """The task with its records."""
    return _task_page(request, _task(request, pk), _forms(request))


@workspace_page
@require_http_methods(["POST"])
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One act on a task; what was refused is shown on its page."""
    if name not in _ACTS:
        raise Http404
    found = _task(request, pk)
    must_record(request, found.worker)
    if name == "assign" and not _may_assign(request, found):
        raise PermissionDenied
    bound = _forms(request, name)
    form = bound[_FORM_OF[name]]
    do, said = _ACTS[name]
    by = person_of(request)
    if carried_out(request, form, lambda facts: do(found, by, facts), said=said):
        return HttpResponseRedirect(reverse("support:task", args=[pk]))
    found.refresh_from_db()
    return _task_page(request, found, bound, opened=name)


_FORM_OF = {
    "assign": "assign",
    "defer": "defer",
    "resume": "resume",
    "done": "done",
    "declare": "declare",
    "confirm": "resume",
    "refuse": "refuse",
    "reopen": "reopen",
}


def _task(request: HttpRequest, pk: int) -> SupportTask:
    return theirs(
        SupportTask.objects.all(),
        request,
        pk,
        "worker__organization",
        "worker__support_contract",
        "assignee",
        "stand_in",
        "declared_by",
        "confirmed_by",
    )


def _forms(request: HttpRequest, bound: str = "") -> dict[str, forms.Form]:
    from django import forms as django_forms  # noqa: PLC0415 - the empty form of acts that ask nothing

    on = clock.today()
    people = agenda.colleagues_of(person_of(request), on=on)

    def data(name: str) -> Any:
        return request.POST if _FORM_OF.get(bound) == name else None

    return {
        "assign": AssignForm(data("assign"), people=people, prefix="assign"),
        "defer": DeferForm(data("defer"), prefix="defer"),
        "resume": django_forms.Form(data("resume")),
        "done": DoneForm(data("done"), prefix="done", initial={"done_on": on}),
        "declare": ReasonForm(data("declare"), prefix="declare"),
        "refuse": ReasonForm(data("refuse"), prefix="refuse"),
        "reopen": ReasonForm(data("reopen"), prefix="reopen"),
    }


def _may_assign(request: HttpRequest, found: SupportTask) -> bool:
    """Managers share tasks out; anybody may take what is nobody's, or hand on what is theirs."""
    person = person_of(request)
    if person.can("support.assign", organization_id=found.worker.organization_id):
        return True
    return found.assignee_id is None or found.assignee_id == person.pk


def _task_page(
    request: HttpRequest, found: SupportTask, forms: dict[str, forms.Form], *, opened: str = ""
) -> HttpResponse:
    on = clock.today()
    logs = found.logs.visible_to(request.user).current().order_by("performed_on", "started_at", "pk")
    interviews = found.interviews.visible_to(request.user).current()
    if not opened:
        forms["assign"].initial = {"assignee": found.assignee_id, "stand_in": found.stand_in_id}
    proof = (
        proof_of(worker=found.worker, obligation=found.obligation, task=found) if found.obligation else None
    )
    return page(
        request,
        "support/task.html",
        {
            "line": task_line(found, on=on),
            "task": found,
            "forms": forms,
            "opened": opened,
            "may_record": may_record(request, found.worker),
            "may_assign": _may_assign(request, found),
            "may_confirm": found.awaits_confirmation and found.declared_by_id != person_of(request).pk,
            "logs": [log_line(log) for log in logs[:50]],
            "interviews": [interview_line(interview) for interview in interviews[:10]],
            "lacking": findings(list(proof.lacking)) if proof and (proof.logs or logs) else [],
            "hours": _hours(proof),
        },
        status=422 if opened else 200,
    )


def _hours(proof: Any) -> dict[str, Any] | None:
    if proof is None or not proof.minutes:
        return None
    return {"done": f"{proof.hours:.1f}", "planned": proof.planned_hours}
