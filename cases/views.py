"""Screens of this room: the official forms there are, and the application for extension of one worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from cases.desired_period import written
from cases.forms import ExtensionRequestForm
from cases.links import entry_links
from cases.official_forms.model import Lack
from cases.official_forms.render import render as draw
from cases.official_forms.words import EVIDENCE, LACKS, PLACES, WARNINGS
from cases.services import ExtensionSheet, prepare_extension, print_official_form, with_masked_numbers
from compliance.common import clock
from compliance.common.glyphs import described
from compliance.common.pdf import UndrawableText
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from django.http import HttpRequest

# The answer is a file of our own: shown in a frame of our own pages, and fetching nothing.
_PDF_POLICY = "default-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
_SESSION_KEY = "cases.extension_of_stay"


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def extension_of_stay(request: HttpRequest, worker_id: int) -> HttpResponse:
    """The application for extension of one worker: what to ask for, what is missing, and the sheet itself."""
    worker = _worker(request, worker_id)
    said = _said(request, worker)
    sheet = prepare_extension(worker=worker, filed_on=clock.today(), **said)
    form = ExtensionRequestForm(request.POST or None, limit=sheet.limit, initial=said)
    if request.method == "POST" and form.is_valid():
        _remember(request, worker, form.cleaned_data)
        return redirect("cases:extension_of_stay", worker_id=worker.pk)
    context = _page(worker, sheet) | {"form": form, "periods": _periods(sheet)}
    return render(request, "cases/extension_of_stay.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_GET
@xframe_options_sameorigin
def extension_of_stay_pdf(request: HttpRequest, worker_id: int) -> HttpResponse:
    """The sheet as a PDF. Numbers are masked unless asked for; asking is recorded."""
    worker = _worker(request, worker_id)
    sheet = prepare_extension(worker=worker, filed_on=clock.today(), **_said(request, worker))
    in_full = "numbers" in request.GET or "download" in request.GET
    try:
        if in_full:
            pdf = print_official_form(worker=worker, filled=sheet.filled, by=request.user).pdf
        else:
            pdf = draw(with_masked_numbers(sheet.filled), made_at=clock.now()).pdf
    except UndrawableText as error:
        characters = [described(character) for character in error.characters]
        return render(request, "cases/undrawable.html", {"characters": characters}, status=422)
    return pdf_response(
        pdf, name=f"{sheet.filled.edition.slug}-{worker.pk}", is_download="download" in request.GET
    )


def pdf_response(pdf: bytes, *, name: str, is_download: bool) -> HttpResponse:
    """A PDF that no cache keeps and only our own pages may frame."""
    response = HttpResponse(pdf, content_type="application/pdf")
    disposition = "attachment" if is_download else "inline"
    filename = f"{name}-{clock.today():%Y%m%d}.pdf"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{filename}"'
    response.headers["Content-Security-Policy"] = _PDF_POLICY
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _worker(request: HttpRequest, worker_id: int) -> Worker:
    person: Any = request.user
    worker = get_object_or_404(Worker.objects.visible_to(person), pk=worker_id)
    if not person.can("forms.make", organization_id=worker.organization_id):
        raise PermissionDenied
    return worker


def _said(request: HttpRequest, worker: Worker) -> dict[str, str]:
    """What was last asked for on this worker's page, kept for the session."""
    kept = request.session.get(_SESSION_KEY, {}).get(str(worker.pk), {})
    return {name: str(kept.get(name, "")) for name in ("desired_period", "reason")}


def _remember(request: HttpRequest, worker: Worker, said: dict[str, Any]) -> None:
    kept = request.session.get(_SESSION_KEY, {})
    request.session[_SESSION_KEY] = kept | {str(worker.pk): said}


def _periods(sheet: ExtensionSheet) -> list[str]:
    offered = sheet.filled.edition.facts["periods_offered_months"]
    return [written(months) for months in offered if sheet.limit.allows(months)]


def _page(worker: Worker, sheet: ExtensionSheet) -> dict[str, Any]:
    filled = sheet.filled
    links = entry_links(worker, card=sheet.card)
    longest = sheet.limit.longest
    return {
        "worker": worker,
        "filled": filled,
        "edition": filled.edition,
        "evidence": EVIDENCE.get(filled.edition.evidence, ""),
        "longest": written(longest) if longest else "",
        "missing": [
            {
                "label": lack.label,
                "row": lack.row,
                "why": LACKS[lack.lack],
                "detail": lack.detail,
                "place": PLACES[lack.place],
                "link": links[lack.place],
            }
            for lack in filled.missing
        ],
        "warnings": [WARNINGS[code] for code in filled.warnings],
        "can_be_drawn": all(lack.lack is not Lack.UNDRAWABLE for lack in filled.missing),
    }
