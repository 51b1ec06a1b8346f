"""The record of support of one worker, and the people who carry support out for an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from compliance.common import clock
from compliance.desk.access import member_page, require, theirs
from compliance.desk.paging import page_of
from compliance.desk.refusals import add_errors
from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker
from support_plans.desk import matrix, quarters, timeline
from support_plans.desk.forms import StaffForm
from support_plans.models import SupportPlan, SupportStaff
from support_plans.services.plans import may_draft
from support_plans.services.staff import appoint_staff, change_staff
from support_plans.workspace.wording import language_names

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_FACTS = (
    "post",
    "name",
    "name_kana",
    "department",
    "title",
    "languages",
    "is_full_time",
    "since_on",
    "until_on",
)


@member_page
@never_cache
@require_GET
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about the support of one worker: duties, quarters, and the record from first to last."""
    user: Any = request.user
    found = theirs(
        Worker.objects.all(), user, pk, "organization", "site", "support_contract__support_organization"
    )
    require(user, "support.view", found.organization_id)
    on = clock.today()
    return render(
        request,
        "plans/worker.html",
        {
            "title": _("Record of support"),
            "worker": found,
            "headings": matrix.headings(on),
            "line": matrix.lines([found], user, on=on)[0],
            "quarters": quarters.lines([found], user, on=on)[0].quarters,
            "plans": SupportPlan.objects.visible_to(user).filter(worker=found),
            "may_draft": may_draft(user, found),
            "has_plan": SupportPlan.objects.visible_to(user).in_use().filter(worker=found).exists(),
            "entries": timeline.entries(found, user),
        },
    )


@member_page
@never_cache
@require_GET
def staff(request: HttpRequest) -> HttpResponse:
    """Who carries support out: the employer's own people, and those of its support bodies."""
    user: Any = request.user
    if not user.can("support.view"):
        raise PermissionDenied
    rows = SupportStaff.objects.visible_to(user).select_related(
        "organization", "support_organization", "office", "site"
    )
    if request.GET.get("q"):
        rows = rows.filter(Q(name__icontains=request.GET["q"]) | Q(name_kana__icontains=request.GET["q"]))
    page = page_of(request, rows)
    own = set(user.scope(clock.today()).organization_ids)
    return render(
        request,
        "plans/staff.html",
        {
            "title": _("Support staff"),
            "page": page,
            "query": f"q={request.GET['q']}&" if request.GET.get("q") else "",
            "q": request.GET.get("q", ""),
            "rows": [
                {
                    "staff": one,
                    "languages": language_names(one.languages),
                    "place": one.organization or one.support_organization,
                    "is_own": one.organization_id in own
                    and user.can("support.agree", organization_id=one.organization_id),
                }
                for one in page.object_list
            ],
            "may_add": any(user.can("support.agree", organization_id=pk) for pk in own),
        },
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def staff_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Appoint somebody, or change what is known of them."""
    user: Any = request.user
    found = _own_staff(user, pk) if pk else None
    own = [
        organization_id
        for organization_id in user.scope(clock.today()).organization_ids
        if user.can("support.agree", organization_id=organization_id)
    ]
    if not own:
        raise PermissionDenied
    initial = (
        {name: getattr(found, name) for name in _FACTS} | {"organization": found.organization_id}
        if found
        else {}
    )
    form = StaffForm(
        request.POST or None,
        organizations=AcceptingOrganization.objects.visible_to(user).filter(pk__in=own),
        initial=initial,
    )
    if found is not None:
        del form.fields["organization"]
    if request.method == "POST" and form.is_valid():
        try:
            _save(found, form.cleaned_data, user)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("plans:staff")
    context = {
        "title": _("Support staff"),
        "about": found or "",
        "form": form,
        "back": "../" if pk is None else "../../",
    }
    return render(request, "desk/act.html", context, status=422 if form.errors else 200)


def _save(found: SupportStaff | None, facts: dict[str, Any], user: Any) -> None:
    if found is None:
        appoint_staff(by=user, **facts)
    else:
        change_staff(staff=found, by=user, **facts)


def _own_staff(user: Any, pk: int) -> SupportStaff:
    found: SupportStaff = theirs(SupportStaff.objects.all(), user, pk, "organization", "site", "user")
    if found.organization_id is None:
        # People of a support body are changed by the body.
        raise Http404
    require(user, "support.agree", found.organization_id)
    return found
