"""Files attached to a record that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.desk.refusals import add_errors
from support_plans.workspace.access import must_record, person_of
from support_plans.workspace.forms.files import FilesForm
from support_plans.workspace.writing import UPLOADS, attach_all

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def attach(request: HttpRequest, record: Any, *, back: str) -> tuple[HttpResponse | None, FilesForm]:
    """Attach what was chosen to a record: where to go on to, or the form that says what was wrong."""
    must_record(request, record.worker)
    form = FilesForm(request.POST, request.FILES)
    if form.is_valid():
        uploads = {name: upload for name in UPLOADS if (upload := form.cleaned_data.get(name))}
        if not uploads:
            form.add_error("file", _("Choose a file first."))
            return None, form
        try:
            attach_all(record, person_of(request), uploads)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _("Added."))
            return HttpResponseRedirect(reverse(back, args=[record.pk])), form
    return None, form
