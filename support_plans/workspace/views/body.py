"""One's own registration, offices and people: the body's, or those of an employer that supports by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from compliance.common import clock
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization, Site
from support_plans.models import SupportOffice, SupportStaff
from support_plans.services import staff as services
from support_plans.workspace import agenda, body_facts
from support_plans.workspace.access import person_of, theirs, workspace_page
from support_plans.workspace.acting import carried_out
from support_plans.workspace.forms.body import NAMES, OFFICE_NAMES, OfficeForm, StaffForm
from support_plans.workspace.frame import page
from support_plans.workspace.paging import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from compliance.accounts.models import User


@workspace_page
@require_safe
def body(request: HttpRequest) -> HttpResponse:
    """The registration and its renewal, the offices, and who carries how much."""
    user, on = person_of(request), clock.today()
    scope = user.scope(on)
    bodies = list(
        RegisteredSupportOrganization.objects.visible_to(user).filter(pk__in=scope.support_organization_ids)[
            :5
        ]
    )
    employers = list(AcceptingOrganization.objects.visible_to(user).filter(pk__in=scope.organization_ids)[:5])
    rows = SupportStaff.objects.visible_to(user).filter(**_own(bodies, employers))
    rows = rows.select_related("office", "site", "user").order_by("until_on", "post", "name", "pk")
    context = listed(request, rows)
    expires_on = bodies[0].expires_on if bodies else None
    return page(
        request,
        "support/body.html",
        context
        | {
            "bodies": [
                {
                    "body": one,
                    "registration": body_facts.registration(one, on=on),
                    "caps": body_facts.caps(user, one, on=on),
                    "offices": list(SupportOffice.objects.visible_to(user).filter(support_organization=one)),
                }
                for one in bodies
            ],
            "employers": employers,
            "may_change_body": bool(bodies) and _may(user, bodies[0], None),
            "may_change_staff": _may_somewhere(user, bodies, employers),
            "staff": body_facts.staff_lines(user, list(context["page"]), on=on, expires_on=expires_on),
        },
    )


def _own(bodies: list[Any], employers: list[Any]) -> dict[str, Any]:
    """A body shows its own people; an employer its own, never those of the body it pays."""
    return {"support_organization__in": bodies} if bodies else {"organization__in": employers}


def _may(user: User, body: Any, employer: Any) -> bool:
    if body is not None:
        pk = getattr(body, "pk", body)
        return user.can("support_organization.change", support_organization_id=pk)
    pk = getattr(employer, "pk", employer)
    return user.can("organization.change", organization_id=pk)


def _may_somewhere(user: User, bodies: list[Any], employers: list[Any]) -> bool:
    return _may(user, bodies[0], None) if bodies else bool(employers) and _may(user, None, employers[0])


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def office_new(request: HttpRequest) -> HttpResponse:
    """Add an office."""
    own = _own_body(request)
    if own is None or not _may(person_of(request), own, None):
        raise PermissionDenied
    form = OfficeForm(request.POST if request.method == "POST" else None)
    by = person_of(request)
    return _form_page(
        request,
        form,
        _("Add a support office"),
        lambda facts: services.open_office(support_organization=own, by=by, **facts),
    )


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an office."""
    found = theirs(SupportOffice.objects.all(), request, pk)
    by = person_of(request)
    if not _may(by, found.support_organization_id, None):
        raise PermissionDenied
    initial = {name: getattr(found, name) for name in OFFICE_NAMES}
    form = OfficeForm(request.POST if request.method == "POST" else None, initial=initial)
    return _form_page(
        request, form, found.name, lambda facts: services.change_office(office=found, by=by, **facts)
    )


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def staff_new(request: HttpRequest) -> HttpResponse:
    """Add somebody in charge."""
    by, own = person_of(request), _own_body(request)
    employer = None if own else _own_employer(request)
    if (own is None and employer is None) or not _may(by, own, employer):
        raise PermissionDenied
    form = _staff_form(request, own, employer)
    return _form_page(
        request,
        form,
        _("Add a support staff member"),
        lambda facts: services.appoint_staff(
            organization=employer, support_organization=own, by=by, **_facts(facts)
        ),
    )


@workspace_page
@require_http_methods(["GET", "HEAD", "POST"])
def staff(request: HttpRequest, pk: int) -> HttpResponse:
    """Change somebody in charge; who leaves gets a last day."""
    found = theirs(SupportStaff.objects.all(), request, pk, "support_organization", "organization")
    by = person_of(request)
    if not _may(by, found.support_organization, found.organization):
        raise PermissionDenied
    initial = {name: getattr(found, name) for name in NAMES}
    form = _staff_form(request, found.support_organization, found.organization, initial=initial)
    return _form_page(
        request, form, found.name, lambda facts: services.change_staff(staff=found, by=by, **_facts(facts))
    )


def _staff_form(
    request: HttpRequest,
    own: RegisteredSupportOrganization | None,
    employer: AcceptingOrganization | None,
    *,
    initial: dict[str, Any] | None = None,
) -> StaffForm:
    user = person_of(request)
    offices = SupportOffice.objects.visible_to(user).filter(support_organization=own) if own else None
    sites = Site.objects.visible_to(user).filter(organization=employer) if employer else None
    return StaffForm(
        request.POST if request.method == "POST" else None,
        people=agenda.colleagues_of(user, on=clock.today()),
        offices=offices,
        sites=sites,
        initial=initial,
    )


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name in NAMES}


def _own_body(request: HttpRequest) -> RegisteredSupportOrganization | None:
    user = person_of(request)
    own = user.scope(clock.today()).support_organization_ids
    return RegisteredSupportOrganization.objects.visible_to(user).filter(pk__in=own).first()


def _own_employer(request: HttpRequest) -> AcceptingOrganization | None:
    user = person_of(request)
    own = user.scope(clock.today()).organization_ids
    return AcceptingOrganization.objects.visible_to(user).filter(pk__in=own).first()


def _form_page(
    request: HttpRequest, form: forms.Form, title: str, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    back = reverse("support:body")
    if request.method == "POST" and carried_out(request, form, act, said=_("Saved.")):
        return HttpResponseRedirect(back)
    return page(
        request,
        "support/simple_form.html",
        {"title": title, "form": form, "back": back, "about": _("Registration and staff")},
        status=422 if form.is_bound else 200,
    )
