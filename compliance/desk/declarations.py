"""What the application asks of an employer: each question, the answer, who said so and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from compliance.common import clock
from compliance.deadlines.services import posting_once
from compliance.desk.access import member_page, theirs
from compliance.organizations.eligibility_services import declare
from compliance.organizations.models import AcceptingOrganization, OrganizationDeclaration
from compliance.rulebook import rule

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class AnswerForm(forms.Form):
    """Yes, no, or still open; and what there is to say about it."""

    answer = forms.NullBooleanField(required=False)
    detail = forms.CharField(required=False, max_length=500)


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def organization_declarations(request: HttpRequest, pk: int) -> HttpResponse:
    """All questions on one page."""
    user: Any = request.user
    organization = theirs(AcceptingOrganization.objects.all(), user, pk)
    may_write = user.can("organization.change", organization_id=pk)
    if not may_write and (
        request.method == "POST" or not user.can("cases.view", organization_id=organization.pk)
    ):
        raise PermissionDenied
    questions = rule("employer/declarations", on=clock.today())
    known = {row.key: row for row in OrganizationDeclaration.objects.visible_to(user).filter(organization=pk)}
    data = request.POST if request.method == "POST" else None
    asked = [
        _asked(key, about, known.get(key), data, index)
        for index, (key, about) in enumerate(questions.value.items())
    ]
    valid = [one["form"].is_valid() for one in asked] if data is not None else []
    if data is not None and all(valid):
        with posting_once():
            for one in asked:
                declare(organization=organization, key=one["key"], by=user, **one["form"].cleaned_data)
        messages.success(request, _("The answers are noted."))
        return HttpResponseRedirect(request.path)
    return render(
        request,
        "desk/declarations.html",
        {
            "title": _("What the application asks the employer"),
            "about": organization.name,
            "asked": asked,
            "open_count": sum(1 for one in asked if one["is_open"]),
            "may_write": may_write,
            "back": reverse("admin:organizations_acceptingorganization_change", args=[pk]),
        },
        status=422 if data is not None else 200,
    )


def _asked(
    key: str, about: dict[str, Any], known: OrganizationDeclaration | None, data: Any, index: int
) -> dict[str, Any]:
    initial = {"answer": known.answer, "detail": known.detail} if known else {}
    language = "ja" if (get_language() or "").startswith("ja") else "en"
    return {
        "key": key,
        "item": about["item"],
        "question": about[language],
        "form": AnswerForm(data, initial=initial, prefix=f"q{index}"),
        "is_open": known is None or known.answer is None,
        "is_unexpected": known is not None and known.answer not in {None, about["expected"]},
        "by": known.declared_by if known else "",
        "on": known.declared_on if known else None,
    }
