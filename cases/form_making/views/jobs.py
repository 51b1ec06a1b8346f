"""Many forms at once: what to make, what is missing, how far it is, the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.form_making import services
from cases.form_making.access import makes_forms
from cases.form_making.bulk_forms import BulkForm
from cases.form_making.making import job_manifest
from cases.form_making.models import FormJob, JobDocument
from cases.form_making.services.jobs import NotAwaited
from compliance.common import clock
from compliance.common.dates import quarter, quarter_range
from compliance.desk.access import member_page
from compliance.desk.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest

_TYPES = {"zip": "application/zip", "pdf": "application/pdf"}
_QUARTERS_OFFERED = 4
SECONDS_BETWEEN_LOOKS = "5"


@member_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Say what is to be made; nothing is drawn before what is missing was shown."""
    if not makes_forms(request.user):
        raise Http404
    form = BulkForm(
        request.POST if request.method == "POST" else None, user=request.user, initial=_initial(request)
    )
    if request.method == "POST" and form.is_valid():
        job = _open(request, form)
        if job is not None:
            return redirect("forms:job", job.pk)
    context = {"form": form, "quarters": _quarters(request)}
    return render(request, "form_making/bulk.html", context, status=422 if form.errors else 200)


@member_page
@never_cache
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """What this person had made."""
    if not makes_forms(request.user):
        raise Http404
    found = FormJob.objects.visible_to(request.user).select_related("organization", "support_organization")
    return render(request, "form_making/jobs.html", {"page": page_of(request, found)})


@member_page
@never_cache
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing before the start, how far it is, and what became of each form."""
    found = _job(request, pk)
    state = request.GET.get("state", "")
    documents = found.documents.order_by("position")
    if state == "gaps":
        documents = documents.with_gaps()
    elif state in JobDocument.State.values:
        documents = documents.filter(state=state)
    context = {
        "job": found,
        "title": _title(found),
        "page": page_of(request, documents),
        "state": state,
        "query": urlencode({"state": state}) + "&" if state else "",
        "counts": _counts(found),
        "gaps_count": found.documents.with_gaps().count(),
        "may_start": found.state in {FormJob.State.CHECKED, FormJob.State.FAILED},
    }
    answer = render(request, "form_making/job.html", context)
    if found.is_running:
        # Without JavaScript the page renews itself; with it the bar moves in between.
        answer["Refresh"] = SECONDS_BETWEEN_LOOKS
    return answer


@member_page
@never_cache
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for the page to ask."""
    found = _job(request, pk)
    return JsonResponse(
        {
            "state": found.state,
            "is_running": found.is_running,
            "percent": found.percent,
            "done": found.done,
            "failed": found.failed,
            "total": found.total,
        }
    )


@member_page
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the making."""
    found = _job(request, pk)
    try:
        services.start_job(job=found, by=request.user)
    except NotAwaited as problem:
        messages.error(request, str(problem))
    return redirect("forms:job", pk)


@member_page
@never_cache
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, for who asked for it and still sees all that is in it."""
    found = _job(request, pk)
    try:
        content = services.hand_out_job(job=found, by=request.user)
    except NotAwaited as problem:
        messages.error(request, str(problem))
        return redirect("forms:job", pk)
    return attachment(content, name=found.file_name, content_type=content_type_of(found))


@member_page
@never_cache
@require_safe
def manifest(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in the file, and what is missing or was not made, as CSV."""
    found = _job(request, pk)
    content = job_manifest(found.documents.order_by("position")).encode("utf-8-sig")
    return attachment(content, name=f"{found.official_form}-{found.pk}.csv", content_type="text/csv")


def content_type_of(job: FormJob) -> str:
    """What kind of file the job made."""
    return _TYPES[job.file_name.rpartition(".")[2]]


def attachment(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    """A file to take away, that no cache keeps."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )


def _job(request: HttpRequest, pk: int) -> FormJob:
    mine = FormJob.objects.visible_to(request.user).select_related("organization", "support_organization")
    return get_object_or_404(mine.select_related("made_by"), pk=pk)


def _open(request: HttpRequest, form: BulkForm) -> FormJob | None:
    said = form.cleaned_data
    try:
        return services.open_job(
            form=form.made_form,
            rows=form.records(),
            place=form.made_for,
            by=request.user,
            **{
                name: said[name]
                for name in ("filed_on", "language", "output", "from_on", "to_on", "leaves_out_drafts")
            },
        )
    except ValidationError as problem:
        form.add_error(None, problem)
    except NotAwaited as problem:
        form.add_error(None, str(problem))
    return None


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the address says already: a link from another screen, or a quarter."""
    names = ("form", "place", "from_on", "to_on", "rows", "language", "output")
    return {name: request.GET[name] for name in names if name in request.GET}


def _quarters(request: HttpRequest) -> list[dict[str, Any]]:
    """The quarter of today and those before it, each as an address of this page."""
    today = clock.today()
    year, number = today.year, quarter(today)
    found = []
    for _turn in range(_QUARTERS_OFFERED):
        from_on, to_on = quarter_range(year, number)
        query = {**_initial(request), "from_on": from_on.isoformat(), "to_on": to_on.isoformat()}
        found.append({"name": f"{year} Q{number}", "query": urlencode(query)})
        year, number = (year, number - 1) if number > 1 else (year - 1, 4)
    return found


def _counts(found: FormJob) -> list[tuple[str, str, int]]:
    numbers = found.documents.numbers()
    return [(code, str(label), numbers[code]) for code, label in JobDocument.State.choices if code in numbers]


def _title(found: FormJob) -> str:
    from cases.form_making import subjects  # noqa: PLC0415

    form = subjects.form(found.official_form)
    return form.edition(found.filed_on).title.ja if form is not None else found.official_form
