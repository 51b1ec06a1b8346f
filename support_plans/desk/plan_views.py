"""One plan: what it says, what stands in its way, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from compliance.common import clock
from compliance.desk import wording
from compliance.desk.access import member_page, require, theirs
from compliance.desk.refusals import add_errors
from compliance.reckoning.plan_rows import plan_rows
from compliance.workers.models import Worker
from support_plans.desk.forms import AgreeForm, ReasonForm, SignForm, TemplateForm
from support_plans.desk.parts import PARTS, part_of
from support_plans.desk.saying import facts_in_words, row_in_words
from support_plans.models import SupportPlan, SupportTask
from support_plans.plan_check import check_plan
from support_plans.services.plans import (
    agree_plan,
    draft_plan,
    may_draft,
    save_template,
    sign_plan,
    withdraw_plan,
)
from support_plans.workspace.wording import task_tag, task_title

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

_HANGING = ("rows", "languages", "municipalities", "worker__cards", "worker__contracts")
_RELATED = (
    "worker__organization",
    "worker__site",
    "support_contract__support_organization",
    "housing",
    "office",
    "manager",
    "support_site",
    "agreed_by",
)


def plan_of(request: HttpRequest, pk: int) -> SupportPlan:
    """The plan, if this person may see it, with all that hangs on it."""
    plan: SupportPlan = theirs(SupportPlan.objects.prefetch_related(*_HANGING), request.user, pk, *_RELATED)
    require(request.user, "support.view", plan.worker.organization_id)
    return plan


@member_page
@never_cache
@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan with its findings and versions."""
    return _page(request, plan_of(request, pk))


def _page(
    request: HttpRequest, found: SupportPlan, refused: dict[str, forms.Form] | None = None
) -> HttpResponse:
    user: Any = request.user
    on = clock.today()
    organization_id = found.worker.organization_id
    findings = check_plan(found, on=on) if found.is_draft else ()
    shown = {
        "agree": AgreeForm(initial={"agreed_on": on, "holds_from_on": found.holds_from_on}),
        "sign": SignForm(initial={"worker_signed_on": on, "copy_given_on": on}),
        "withdraw": ReasonForm(),
        "template": TemplateForm(initial={"name": _("standard")}),
    } | (refused or {})
    context = {
        "title": _("Support plan"),
        "plan": found,
        "rows": _rows(found),
        "facts": facts_in_words(found),
        "blocking": [finding for finding in findings if finding.blocks],
        "doubts": [_with_why(finding) for finding in findings if not finding.blocks],
        "versions": SupportPlan.objects.visible_to(user).filter(worker=found.worker),
        "tasks": _tasks(user, found, on),
        "may_draft": may_draft(user, found.worker),
        "may_agree": user.can("support.agree", organization_id=organization_id),
        "parts": PARTS,
        "shown": shown,
        "refused": bool(refused),
        "forms_url": _forms_url(found),
    }
    return render(request, "plans/plan.html", context, status=422 if refused else 200)


def _with_why(finding: Any) -> dict[str, Any]:
    return {"words": str(finding), "because": wording.because(finding.basis)}


def _rows(found: SupportPlan) -> list[dict[str, Any]]:
    stored = {row.key: row for row in found.rows.all()}
    return [
        row_in_words(kind, stored[kind.key], on=found.created_on)
        for kind in plan_rows(found.created_on)
        if kind.key in stored
    ]


def _tasks(user: Any, found: SupportPlan, on: Any) -> list[dict[str, Any]]:
    tasks = (
        SupportTask.objects.visible_to(user)
        .filter(plan=found)
        .exclude(state=SupportTask.State.WITHDRAWN)
        .select_related("assignee")
    )
    return [{"task": task, "title": task_title(task.kind), "tag": task_tag(task, on=on)} for task in tasks]


def _forms_url(found: SupportPlan) -> str:
    """Where its official form is made: a page of the room above, by its name."""
    return reverse("forms:record", args=["plan", found.pk])


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Fill in one part of a draft."""
    found = plan_of(request, pk)
    if part not in PARTS:
        raise Http404
    _require_draft(request, found)
    shown = part_of(part, found, request.user, request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST" and shown.is_valid():
        try:
            shown.save(found, request.user)
        except ValidationError as error:
            refused = _refused(shown, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(_next_part(found, part) if "next" in request.POST else found_url(found))
    context = {
        "title": PARTS[part],
        "plan": found,
        "part": shown,
        "parts": PARTS,
        "refused": refused,
        "failed": request.method == "POST",
    }
    return render(request, "plans/edit.html", context, status=422 if request.method == "POST" else 200)


def _refused(shown: Any, error: ValidationError) -> list[str]:
    """Beside the field where it has one; else above the form."""
    first = shown.forms[0][2] if len(shown.forms) == 1 else None
    if first is not None:
        add_errors(first, error)
        return []
    return list(error.messages)


def found_url(found: SupportPlan) -> str:
    return reverse("plans:plan", args=[found.pk])


def _next_part(found: SupportPlan, part: str) -> str:
    names = list(PARTS)
    following = names[names.index(part) + 1 :]
    return reverse("plans:edit", args=[found.pk, following[0]]) if following else found_url(found)


def _require_draft(request: HttpRequest, found: SupportPlan) -> None:
    if not may_draft(request.user, found.worker):
        raise PermissionDenied
    if not found.is_draft:
        raise Http404


@member_page
@require_POST
def draft(request: HttpRequest, worker_pk: int) -> HttpResponse:
    """Draw up a draft for a worker: the first plan, or the one that is to replace it."""
    worker = theirs(
        Worker.objects.all(),
        request.user,
        worker_pk,
        "organization",
        "site",
        "support_contract__support_organization",
    )
    if not may_draft(request.user, worker):
        raise PermissionDenied
    try:
        made = draft_plan(worker=worker, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("desk:worker", pk=worker.pk)
    messages.success(request, _("A draft is drawn up with everything that is known. Look it through."))
    return redirect(found_url(made))


@member_page
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan holds."""
    found = plan_of(request, pk)
    require(request.user, "support.agree", found.worker.organization_id)
    return _act(
        request, found, "agree", AgreeForm(request.POST), service=agree_plan, done=_("The plan is agreed.")
    )


@member_page
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker signed."""
    found = plan_of(request, pk)
    if not may_draft(request.user, found.worker):
        raise PermissionDenied
    return _act(
        request,
        found,
        "sign",
        SignForm(request.POST),
        service=sign_plan,
        done=_("The signature is recorded."),
    )


@member_page
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan is not to be."""
    found = plan_of(request, pk)
    capability_holds = (
        may_draft(request.user, found.worker)
        if found.is_draft
        else request.user.can("support.agree", organization_id=found.worker.organization_id)  # type: ignore[union-attr]
    )
    if not capability_holds:
        raise PermissionDenied
    form = ReasonForm(request.POST)
    return _act(request, found, "withdraw", form, service=withdraw_plan, done=_("The plan is withdrawn."))


def _act(
    request: HttpRequest, found: SupportPlan, name: str, form: forms.Form, *, service: Any, done: str
) -> HttpResponse:
    if form.is_valid():
        try:
            service(plan=found, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, done)
            return redirect(found_url(found))
    return _page(request, plan_of(request, found.pk), refused={name: form})


@member_page
@require_POST
def keep_as_template(request: HttpRequest, pk: int) -> HttpResponse:
    """What this plan says becomes the employer's template."""
    found = plan_of(request, pk)
    require(request.user, "support.agree", found.worker.organization_id)
    form = TemplateForm(request.POST)
    if not form.is_valid():
        return _page(request, found, refused={"template": form})
    save_template(organization=found.worker.organization, by=request.user, plan=found, **form.cleaned_data)
    messages.success(request, _("The template is kept: the next drafts begin with it."))
    return redirect(found_url(found))
