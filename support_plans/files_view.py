"""Hands out a file that proves support, to those who may see its record; every time it is put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from compliance.common.uploads import to_be_saved
from support_plans.models import SupportFile
from support_plans.services.files import note_hand_out

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest


def file_for(person: Any, pk: int) -> SupportFile:
    """The file, if the person may see it: now, or as what their support body recorded itself; else 404."""
    files = SupportFile.objects.select_related("worker")
    file = (
        files.visible_to(person).filter(pk=pk).first() or files.kept_records_of(person).filter(pk=pk).first()
    )
    if file is None or not person.can("support.view"):
        raise Http404
    return file


def answer_with(file: SupportFile, *, by: Any) -> FileResponse:
    """The content, to be saved and never shown in place: it came from outside."""
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    note_hand_out(file=file, by=by)
    return to_be_saved(content, name=file.name, content_type=file.content_type)


@login_required
@never_cache
@require_GET
def hand_out(request: HttpRequest, pk: int) -> FileResponse:
    """Mounted as ``support:file``."""
    return answer_with(file_for(request.user, pk), by=request.user)
