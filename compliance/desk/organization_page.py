"""An employer's wishes about reminders, and whether its audit record is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from compliance.audit.services import verify
from compliance.common import clock
from compliance.deadlines.models import ReminderStep
from compliance.desk import wording
from compliance.desk.access import member_page, require, theirs
from compliance.desk.forms import OwnStepForm, PolicyForm, QuietDayForm
from compliance.desk.refusals import add_errors
from compliance.organizations.models import AcceptingOrganization
from compliance.reminders.policy import add_quiet_day, change_policy, policy_of
from compliance.reminders.steps import add_own_step, remove_own_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

_WISHES = ("tell_workers", "tell_support_body", "quiet_on_closed_days")


@member_page
@require_http_methods(["GET", "POST"])
def reminder_wishes(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is told, on which days nobody is, and further reminders of one's own."""
    organization = theirs(AcceptingOrganization.objects.all(), request.user, pk)
    require(request.user, "reminders.manage", organization.pk)
    policy = policy_of(organization)
    forms = _forms(request, {name: getattr(policy, name) for name in _WISHES})
    if request.method == "POST" and _obey(request, organization, forms):
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:reminder-wishes", args=[pk]))
    refused = any(form.is_bound and form.errors for form in forms.values())
    steps = ReminderStep.objects.filter(organization=organization).order_by("kind", "-days_before")
    return render(
        request,
        "desk/reminder_wishes.html",
        {
            "title": _("Reminders of %(name)s") % {"name": organization.name},
            **{f"{name}_form": form for name, form in forms.items()},
            "quiet_days": organization.quiet_days.filter(quiet_on__gte=clock.today()),
            "steps": [
                {"id": step.pk, "kind": wording.kind_title(step.kind), "days": step.days_before}
                for step in steps
            ],
            "back": reverse("admin:organizations_acceptingorganization_change", args=[pk]),
        },
        status=422 if refused else 200,
    )


def _forms(request: HttpRequest, wishes: dict[str, Any]) -> dict[str, Form]:
    """Three forms on one page; only the one that was sent is bound."""
    sent = request.POST.get("what", "")
    return {
        "policy": PolicyForm(request.POST if sent == "policy" else None, initial=wishes),
        "quiet": QuietDayForm(request.POST if sent == "quiet" else None, prefix="quiet"),
        "step": OwnStepForm(request.POST if sent == "step" else None, prefix="step"),
    }


def _obey(request: HttpRequest, organization: AcceptingOrganization, forms: dict[str, Form]) -> bool:
    sent = request.POST.get("what", "")
    if sent == "remove_step":
        step = ReminderStep.objects.filter(
            organization=organization, pk=_number(request.POST.get("step"))
        ).first()
        if step is None:
            raise Http404
        remove_own_step(step=step, by=request.user)
        return True
    form = forms.get(sent)
    if form is None or not form.is_valid():
        return False
    services: dict[str, Callable[..., Any]] = {
        "policy": change_policy,
        "quiet": add_quiet_day,
        "step": add_own_step,
    }
    try:
        services[sent](organization=organization, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        add_errors(form, refused)
        return False
    return True


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


@member_page
@require_GET
def audit_status(request: HttpRequest) -> HttpResponse:
    """Each visible chain, reckoned again from its first entry."""
    user: Any = request.user
    require(user, "audit.view", None)
    scope = user.scope(clock.today())
    allowed = [pk for pk in scope.organization_ids if user.can("audit.view", organization_id=pk)]
    organizations = AcceptingOrganization.objects.visible_to(user).filter(pk__in=allowed)
    chains = [
        {"name": organization.name, "broken_at": verify(organization.pk)} for organization in organizations
    ]
    return render(
        request,
        "desk/audit_chains.html",
        {
            "title": _("Is the record whole?"),
            "chains": chains,
            "back": reverse("admin:audit_auditentry_changelist"),
        },
    )
