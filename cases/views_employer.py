"""What an employer's people answer about the employer, as a whole and field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases import services
from cases.act_forms import employer_form, field_form
from cases.employer_facts import records_of
from cases.models import EmployerAnswer
from compliance.common import clock
from compliance.desk import wording
from compliance.desk.access import member_page, require, theirs
from compliance.desk.refusals import add_errors
from compliance.employment.models import EmploymentContract
from compliance.organizations.models import AcceptingOrganization

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def employer(request: HttpRequest, pk: int) -> HttpResponse:
    """Two forms: the employer, and one of its fields."""
    organization = theirs(AcceptingOrganization.objects.all(), request.user, pk)
    require(request.user, "cases.view", organization.pk)
    user: Any = request.user
    may_write = user.can("cases.write", organization_id=pk)
    fields = _fields(organization, user)
    asked = request.POST.get("field", request.GET.get("field", ""))
    field = asked if asked in fields else (fields[0] if fields else "")
    rows = list(EmployerAnswer.objects.visible_to(request.user).filter(organization=organization))
    what = request.POST.get("what", "")
    forms = {
        "employer": employer_form(_known(rows, ""), request.POST if what == "employer" else None),
        "field": field_form(_known(rows, field), request.POST if what == "field" else None),
    }
    if request.method == "POST":
        require(user, "cases.write", pk)
        if what in forms and _keep(request, organization, forms[what], field if what == "field" else ""):
            return HttpResponseRedirect(f"{reverse('cases:employer', args=[pk])}?field={field}")
    return render(
        request,
        "cases/employer.html",
        {
            "title": _("Answers about %(name)s") % {"name": organization.name},
            "organization": organization,
            "recorded": _recorded(organization),
            "sheet_url": reverse("desk:organization-sheet", args=[pk, "facts"]),
            "declarations_url": reverse("desk:declarations", args=[pk]),
            "employer_form": forms["employer"],
            "field_form": forms["field"],
            "field": field,
            "fields": [{"code": code, "title": wording.field_title(code)} for code in fields],
            "answered": max((row.answered_on for row in rows), default=None),
            "may_write": may_write,
        },
        status=422 if any(form.errors for form in forms.values()) else 200,
    )


def _recorded(organization: AcceptingOrganization) -> list[tuple[str, Any]]:
    """What the employer's record says already, so that it is not asked here."""
    record = records_of([organization.pk])[organization.pk]
    known = record.facts(on=clock.today())
    words: dict[Any, Any] = {True: _("Yes"), False: _("No")}
    is_corporation = organization.is_corporation
    return [
        (_("Corporation or sole proprietor"), _("corporation") if is_corporation else _("sole proprietor")),
        (_("Proven record by"), organization.get_scale_display()),
        (
            _("Somebody of the same kind of work was separated against their will"),
            words.get(known.get("had_separation"), _("not answered")),
        ),
        (
            _("A foreign worker went missing by the employer's fault"),
            words.get(known.get("had_missing"), _("not answered")),
        ),
    ]


def _fields(organization: AcceptingOrganization, user: Any) -> list[str]:
    """The fields of the employer's contracts."""
    codes = (
        EmploymentContract.objects.visible_to(user)
        .filter(worker__organization=organization, superseded_at__isnull=True)
        .exclude(field="")
        .order_by()
        .values_list("field", flat=True)
        .distinct()
    )
    return sorted(codes)


def _known(rows: list[EmployerAnswer], field: str) -> dict[str, Any]:
    return {row.fact: row.value for row in rows if row.field == field}


def _keep(request: HttpRequest, organization: AcceptingOrganization, form: Any, field: str) -> bool:
    if not form.is_valid():
        return False
    try:
        services.answer_for_employer(
            organization=organization, answers=form.answers(), field=field, by=request.user
        )
    except ValidationError as refused:
        add_errors(form, refused)
        return False
    messages.success(request, _("Saved. Papers and checks of open cases follow."))
    return True
