"""Pages of annual reports: the list, one report with its figures and why, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from cases.annual_report import services, shown
from cases.annual_report.figures import as_data, report_of
from cases.annual_report.forms import CheckForm, NoteForm, ReportForm, SubmitForm
from cases.annual_report.models import AnnualReport, WorkerNote
from cases.annual_report.years import known_years
from compliance.common import clock
from compliance.desk import wording
from compliance.desk.access import member_page, require, theirs
from compliance.desk.refusals import add_errors
from compliance.organizations.models import AcceptingOrganization
from compliance.reckoning.periodic_report import annual_report as period_of_report
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

VIEW = "cases.view"
WRITE = "payroll.write"
CHECK = "cases.approve"


@member_page
@never_cache
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """Every year of every employer whose reports the person may see."""
    user: Any = request.user
    require(user, VIEW, None)
    ids = [pk for pk in user.scope(clock.today()).organization_ids if user.can(VIEW, organization_id=pk)]
    reports = {
        (report.organization_id, report.fiscal_year): report
        for report in AnnualReport.objects.visible_to(user).filter(organization__in=ids)
    }
    rows = [
        {
            "organization": organization.name,
            "year": year,
            "period": period_of_report(year),
            "report": reports.get((organization.pk, year)),
            "url": reverse("annual_report:detail", args=[organization.pk, year]),
        }
        for organization in AcceptingOrganization.objects.visible_to(user).filter(pk__in=ids)
        for year in known_years()
    ]
    return render(request, "annual_report/list.html", {"title": _("Annual reports"), "rows": rows})


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, organization_id: int, year: int) -> HttpResponse:
    """One year: counts, averages and how they came about, sheets by site, what is missing, what is done."""
    user: Any = request.user
    organization = theirs(AcceptingOrganization.objects.all(), user, organization_id)
    require(user, VIEW, organization.pk)
    if year not in known_years():
        raise Http404
    period = period_of_report(year)
    report = AnnualReport.objects.visible_to(user).filter(organization=organization, fiscal_year=year).first()
    forms = _forms(request, report)
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in forms:
            raise Http404
        _may(user, act, organization.pk)
        if _done(act, forms[act], organization, year, user):
            return HttpResponseRedirect(request.path)
    data = _figures(report, organization, year)
    return render(
        request,
        "annual_report/detail.html",
        {
            "title": _("Annual report"),
            "organization": organization,
            "year": year,
            "period": period,
            "report": report,
            "data": data,
            "main_field": wording.field_title(data["main_field"]),
            "averages": shown.averages(data),
            "sheets": shown.lines(data, report if user.can(WRITE, organization_id=organization.pk) else None),
            "gaps": shown.gaps(data, organization.pk),
            "because": wording.because(data["because"]),
            "warnings": [wording.warning(code) for code in data["warnings"]],
            "forms": forms,
            "may_write": user.can(WRITE, organization_id=organization.pk),
            "may_check": user.can(CHECK, organization_id=organization.pk),
            "back": reverse("annual_report:list"),
        },
        status=422 if request.method == "POST" else 200,
    )


def _figures(report: AnnualReport | None, organization: AcceptingOrganization, year: int) -> dict[str, Any]:
    """As they were submitted, or as they stand now."""
    if report is not None and report.is_submitted:
        return dict(report.figures or {})
    return as_data(report_of(organization, year), organization)


def _forms(request: HttpRequest, report: AnnualReport | None) -> dict[str, Form]:
    posted, act = (request.POST if request.method == "POST" else None), request.POST.get("act", "")

    def data(name: str) -> Any:
        return posted if act == name else None

    facts = ("contact_name", "contact_phone", "remarks")
    initial = {name: getattr(report, name) for name in facts} if report else {}
    return {
        "prepare": ReportForm(data("prepare"), initial=initial),
        "check": CheckForm(data("check"), initial={"despite": report.despite if report else ""}),
        "submit": SubmitForm(data("submit")),
    }


def _may(user: Any, act: str, organization_id: int) -> None:
    if not user.can(CHECK if act == "check" else WRITE, organization_id=organization_id):
        raise PermissionDenied


def _done(act: str, form: Form, organization: AcceptingOrganization, year: int, user: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        if act == "prepare":
            services.prepare_report(organization=organization, fiscal_year=year, by=user, **form.cleaned_data)
        else:
            report = theirs_report(user, organization.pk, year)
            run = services.check_report if act == "check" else services.submit_report
            run(report=report, by=user, **form.cleaned_data)
    except ValidationError as refused:
        add_errors(form, refused)
        return False
    return True


def theirs_report(user: Any, organization_id: int, year: int) -> AnnualReport:
    """The report of the year, once it is begun."""
    found = (
        AnnualReport.objects.visible_to(user)
        .select_related("organization")
        .filter(organization=organization_id, fiscal_year=year)
        .first()
    )
    if found is None:
        raise ValidationError(_("Begin the report first."))
    return found


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, report_id: int, worker_id: int) -> HttpResponse:
    """What the report says of one worker."""
    user: Any = request.user
    report = theirs(AnnualReport.objects.all(), user, report_id, "organization")
    worker = theirs(Worker.objects.all(), user, worker_id)
    if worker.organization_id != report.organization_id:
        raise Http404
    require(user, WRITE, report.organization_id)
    back = reverse("annual_report:detail", args=[report.organization_id, report.fiscal_year])
    known = WorkerNote.objects.visible_to(user).filter(report=report, worker=worker).first()
    initial = {name: getattr(known, name) for name in NoteForm.base_fields} if known else {}
    form = NoteForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.note_worker(report=report, worker=worker, by=user, **form.cleaned_data)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("It is noted."))
            return HttpResponseRedirect(back)
    return render(
        request,
        "desk/act.html",
        {"title": _("Note for the annual report"), "form": form, "back": back, "about": worker.name},
        status=422 if form.is_bound else 200,
    )
