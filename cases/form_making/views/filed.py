"""Copies as filed: a list with search and export, one with its data and hashes, its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases.form_making import services
from cases.form_making.access import REVEALING, form_and_row
from cases.form_making.bundle import manifest_of
from cases.form_making.forms import OrderForm, PurposeForm
from cases.form_making.models import FiledCopy
from cases.form_making.views.jobs import attachment
from compliance.desk.access import member_page
from compliance.desk.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from cases.form_making.querysets import FiledCopyQuerySet

READING: Final = ("registry.view",)
ORDERS: Final = {
    "made_at": gettext_lazy("kept at"),
    "filed_on": gettext_lazy("filed on"),
    "label": gettext_lazy("about"),
    "number": gettext_lazy("number of the form"),
}
MOST_EXPORTED: Final = 10_000


@member_page
@never_cache
@require_safe
def copies(request: HttpRequest) -> HttpResponse:
    """The copies this person may see; their own body's archive on its own tab."""
    found = _found(request)
    said = _said(request)
    context = {
        "page": page_of(request, found.select_related("made_by", "organization", "support_organization")),
        "said": said,
        "forms": _forms_there_are(request),
        "orders": [(code, str(label)) for code, label in ORDERS.items()],
        "query": urlencode({name: value for name, value in said.items() if value}) + "&",
        "may_export": _person(request).can("export.run"),
    }
    return render(request, "form_making/copies.html", context)


@member_page
@never_cache
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same list as CSV, without what is on the forms."""
    if not _person(request).can("export.run"):
        raise Http404
    headings = (
        _("about"), _("number of the form"), _("title of the form"), _("edition"), _("language"),
        _("filed on"), _("purpose"), _("kept by"), _("kept at"), _("pages"), "SHA-256",
    )  # fmt: skip
    rows = _found(request).select_related("made_by")[:MOST_EXPORTED]
    lines = (
        (
            copy.label, copy.number, copy.title, copy.edition, copy.language, copy.filed_on, copy.purpose,
            copy.made_by, copy.made_at.isoformat(), copy.pages, copy.pdf_sha256,
        )
        for copy in rows
    )  # fmt: skip
    content = manifest_of(headings, lines).encode("utf-8-sig")
    return attachment(content, name="filed-forms.csv", content_type="text/csv")


@member_page
@never_cache
@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """One copy: its data, the rules it rests on, its hashes."""
    found = _copy(request, pk)
    person = _person(request)
    context = {
        "copy": found,
        "boxes": [box for box in found.data["fields"] if _is_filled(box)],
        "lines": [
            {"of": row["of"], "number": row["number"], "cells": [c for c in row["cells"] if _is_filled(c)]}
            for row in found.data["rows"]
        ],
        "may_take": not found.has_whole_numbers
        or person.can(REVEALING, organization_id=found.organization_id),
    }
    return render(request, "form_making/copy.html", context)


@member_page
@never_cache
@require_safe
def copy_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was filed, byte for byte; a damaged one is refused."""
    found = _copy(request, pk)
    try:
        pdf = services.hand_out_copy(copy=found, by=_person(request))
    except services.FiledCopyDamaged:
        return render(request, "form_making/damaged.html", {"copy": found}, status=409)
    name = f"{found.official_form}-{found.filed_on:%Y%m%d}-{found.pk}.pdf"
    return attachment(pdf, name=name, content_type="application/pdf")


@member_page
@require_POST
def keep(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Keep the form on the page as filed."""
    form, row = form_and_row(request.user, slug, pk)
    options = OrderForm(request.POST, form=form)
    purpose = PurposeForm(request.POST)
    page = reverse("forms:form", args=[slug, pk]) + "?" + _choices(request)
    if not options.is_valid() or not purpose.is_valid():
        for errors in (*options.errors.values(), *purpose.errors.values()):
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect(page)
    try:
        kept = services.keep_as_filed(
            order=options.order(row), by=_person(request), purpose=purpose.cleaned_data["purpose"]
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(page)
    messages.success(request, _("The copy is kept."))
    return redirect("forms:copy", kept.pk)


def _choices(request: HttpRequest) -> str:
    names = ("filed_on", "language", "from_on", "to_on")
    return urlencode({name: request.POST[name] for name in names if request.POST.get(name)})


def _person(request: HttpRequest) -> Any:
    return request.user


def _said(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip() for name in ("q", "form", "sort", "archive")}


def _visible(request: HttpRequest) -> FiledCopyQuerySet:
    if not any(_person(request).can(capability) for capability in READING):
        raise Http404
    if request.GET.get("archive"):
        return FiledCopy.objects.kept_records_of(request.user)
    return FiledCopy.objects.visible_to(request.user)


def _found(request: HttpRequest) -> FiledCopyQuerySet:
    said = _said(request)
    found = _visible(request)
    if said["q"]:
        found = found.named(said["q"])
    if said["form"]:
        found = found.filter(official_form=said["form"])
    key = said["sort"].removeprefix("-")
    order = said["sort"] if key in ORDERS else "-made_at"
    return found.order_by(order, "-id")


def _forms_there_are(request: HttpRequest) -> list[tuple[str, str]]:
    found = _visible(request).order_by("official_form").values_list("official_form", "title").distinct()
    return list(dict(found).items())


def _copy(request: HttpRequest, pk: int) -> FiledCopy:
    related = ("made_by", "organization", "support_organization", "worker")
    for rows in (
        FiledCopy.objects.visible_to(request.user),
        FiledCopy.objects.kept_records_of(request.user),
    ):
        found: FiledCopy | None = rows.select_related(*related).filter(pk=pk).first()
        if found is not None:
            return found
    raise Http404


def _is_filled(box: dict[str, Any]) -> bool:
    return any(name in box for name in ("value", "day", "flags"))
