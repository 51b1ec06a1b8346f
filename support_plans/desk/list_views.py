"""Lists over workers: plans, the duty matrix, duties with their proof, the grid of interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from compliance.common import clock
from compliance.desk.access import member_page
from compliance.desk.paging import page_of
from support_plans.desk import duties as duty_list
from support_plans.desk import exports, matrix, quarters
from support_plans.desk.workers import narrowed, query_of, supported_workers
from support_plans.models import PlanTemplate, SupportPlan
from support_plans.services.plans import draft_plans, may_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from compliance.workers.models import Worker

MOST_DRAFTS = 200
"""Drafts made in one go; a larger cohort is drafted page by page."""


def _may_look(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.can("support.view"):
        raise PermissionDenied
    return user


@member_page
@never_cache
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """Workers with the state of their plans; those without one can be drafted for together."""
    user = _may_look(request)
    on = clock.today()
    wishes, rows = narrowed(request, user, on)
    in_use = SupportPlan.objects.visible_to(user).in_use().order_by("-state")
    rows = rows.prefetch_related(Prefetch("support_plans", queryset=in_use, to_attr="plans_in_use"))
    file_format = exports.wanted(request.GET.get("format"))
    if file_format:
        workers = _exportable(user, rows)
        return exports.exported(
            user,
            name="plans",
            headings=_plan_headings(),
            rows=[_plan_row(worker) for worker in workers],
            file_format=file_format,
            organization_ids={worker.organization_id for worker in workers},
        )
    templates = PlanTemplate.objects.visible_to(user).select_related("organization")
    return render(
        request,
        "plans/plans.html",
        {
            "title": _("Support plans"),
            "filter": wishes,
            "page": page_of(request, rows),
            "query": query_of(request),
            "templates": list(templates),
            "may_draft": user.can("support.draft"),
        },
    )


def _plan_headings() -> list[str]:
    return [
        _("name"),
        _("organization"),
        _("site"),
        _("supported under"),
        _("state"),
        _("version"),
        _("agreed on"),
        _("signed by the worker on"),
    ]


def _plan_row(worker: Any) -> list[Any]:
    plan = worker.plans_in_use[-1] if worker.plans_in_use else None
    body = worker.support_contract.support_organization.name if worker.support_contract else ""
    said = (
        [plan.get_state_display(), plan.version, plan.agreed_on, plan.worker_signed_on]
        if plan
        else [_("no plan here"), None, None, None]
    )
    return [worker.name, worker.organization.name, worker.site.name if worker.site else "", body, *said]


def _exportable(user: Any, rows: Any) -> list[Worker]:
    """A person with several employers exports only where their role there allows it."""
    found = rows[: exports.MOST]
    allowed: dict[int, bool] = {}
    for worker in found:
        if worker.organization_id not in allowed:
            allowed[worker.organization_id] = user.can("export.run", organization_id=worker.organization_id)
    return [worker for worker in found if allowed[worker.organization_id]]


@member_page
@require_POST
def draft_cohort(request: HttpRequest) -> HttpResponse:
    """Draft for everybody who was ticked; says what became of each."""
    user = _may_look(request)
    ids = [int(pk) for pk in request.POST.getlist("worker") if pk.isdecimal()][:MOST_DRAFTS]
    chosen = (
        supported_workers(user, clock.today())
        .filter(pk__in=ids)
        .select_related("organization", "site", "support_contract__support_organization")
    )
    workers = [worker for worker in chosen if may_draft(user, worker)]
    template = None
    if request.POST.get("template", "").isdecimal():
        template = PlanTemplate.objects.visible_to(user).filter(pk=request.POST["template"]).first()
    outcomes = draft_plans(workers=workers, by=user, template=template)
    made = sum(outcome.plan is not None for outcome in outcomes)
    if not workers:
        messages.warning(request, _("Nobody was ticked for whom you may draw up a plan."))
    else:
        messages.success(request, _("%(made)s drafts were drawn up.") % {"made": made})
    return render(request, "plans/drafted.html", {"title": _("Drafts"), "outcomes": outcomes})


@member_page
@never_cache
@require_GET
def duty_matrix(request: HttpRequest) -> HttpResponse:
    """Worker by obligation: planned, done, proof."""
    user = _may_look(request)
    on = clock.today()
    wishes, rows = narrowed(request, user, on)
    file_format = exports.wanted(request.GET.get("format"))
    if file_format:
        found = _exportable(user, rows)
        return exports.exported(
            user,
            name="duties",
            headings=[_("name"), _("organization"), *[each["title"] for each in matrix.headings(on)]],
            rows=_matrix_rows(matrix.lines(found, user, on=on)),
            file_format=file_format,
            organization_ids={worker.organization_id for worker in found},
        )
    page = page_of(request, rows)
    return render(
        request,
        "plans/matrix.html",
        {
            "title": _("Duty matrix"),
            "filter": wishes,
            "page": page,
            "query": query_of(request),
            "headings": matrix.headings(on),
            "lines": matrix.lines(list(page.object_list), user, on=on),
        },
    )


def _matrix_rows(lines: Iterable[matrix.Line]) -> list[list[Any]]:
    return [
        [line.worker.name, line.worker.organization.name, *[str(cell.word) for cell in line.cells]]
        for line in lines
    ]


@member_page
@never_cache
@require_GET
def duties(request: HttpRequest) -> HttpResponse:
    """Must, does, proof, for each duty."""
    user = _may_look(request)
    on = clock.today()
    wishes, rows = narrowed(request, user, on)
    return render(
        request,
        "plans/duties.html",
        {
            "title": _("Duties and their proof"),
            "filter": wishes,
            "duties": duty_list.duties(rows, user, on=on),
        },
    )


@member_page
@never_cache
@require_GET
def interviews(request: HttpRequest) -> HttpResponse:
    """Worker by quarter; red only after the quarter has closed, and a missed one stays."""
    user = _may_look(request)
    on = clock.today()
    wishes, rows = narrowed(request, user, on)
    file_format = exports.wanted(request.GET.get("format"))
    if file_format:
        found = _exportable(user, rows)
        return exports.exported(
            user,
            name="interviews",
            headings=[
                _("name"),
                _("organization"),
                _("quarter"),
                _("with the worker"),
                _("with the supervisor"),
            ],
            rows=_quarter_rows(quarters.lines(found, user, on=on)),
            file_format=file_format,
            organization_ids={worker.organization_id for worker in found},
        )
    page = page_of(request, rows)
    lines = quarters.lines(list(page.object_list), user, on=on)
    named = next((line.quarters for line in lines if line.quarters), [])
    return render(
        request,
        "plans/interviews.html",
        {
            "title": _("Interviews by quarter"),
            "filter": wishes,
            "page": page,
            "query": query_of(request),
            "quarters": [worker.heading for worker, _supervisor in named],
            "lines": lines,
        },
    )


def _quarter_rows(lines: Iterable[quarters.Line]) -> list[list[Any]]:
    return [
        [line.worker.name, line.worker.organization.name, one.heading, str(one.word), str(other.word)]
        for line in lines
        for one, other in line.quarters
    ]
