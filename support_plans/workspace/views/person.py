"""One's own settings in the workspace: the language of its screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from compliance.accounts.services import change_person
from support_plans.workspace.access import person_of, workspace_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@workspace_page
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language, and stay where one is."""
    asked = request.POST.get("language", "")
    person = person_of(request)
    if asked in dict(settings.LANGUAGES) and asked != person.language:
        change_person(user=person, by=person, language=asked)
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(target if target and ours else reverse("support:today"))
