"""Files of papers: attached on the page of the case, handed out to be saved, voided with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases import services
from cases.models import CaseDocument, CaseFile
from compliance.common.uploads import to_be_saved
from compliance.desk.access import member_page, require, theirs

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

VIEW: Final = "cases.view"
WRITE: Final = "cases.write"


@member_page
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was chosen; with nothing chosen, say so."""
    paper = theirs(CaseDocument.objects.all(), request.user, pk, "case__worker", "case__organization")
    require(request.user, WRITE, paper.case.organization_id)
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Choose a file first."))
        return _to_paper(paper)
    try:
        services.attach_file(paper=paper, by=request.user, upload=upload)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Saved."))
    return _to_paper(paper)


@member_page
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """It was the wrong one."""
    file = _file(request, pk)
    require(request.user, WRITE, file.paper.case.organization_id)
    try:
        services.void_file(file=file, by=request.user, reason=request.POST.get("reason", ""))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Saved."))
    return _to_paper(file.paper)


@member_page
@never_cache
@require_safe
def hand_out(request: HttpRequest, pk: int) -> FileResponse:
    """The file; every time it is put on record."""
    file = _file(request, pk)
    require(request.user, VIEW, file.paper.case.organization_id)
    return answer_with(file, by=request.user)


def answer_with(file: CaseFile, *, by: Any) -> FileResponse:
    """The content to be saved, with its entry in the record; 404 where the file itself is lost."""
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    services.note_hand_out(file=file, by=by)
    return to_be_saved(content, name=file.name, content_type=file.content_type)


def _file(request: HttpRequest, pk: int) -> CaseFile:
    return theirs(
        CaseFile.objects.all(), request.user, pk, "paper__case__worker", "paper__case__organization"
    )


def _to_paper(paper: CaseDocument) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('cases:case', args=[paper.case_id])}#paper-{paper.pk}")
