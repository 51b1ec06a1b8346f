"""The official forms of a case: where they are made, and what was kept as filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cases.form_making.models import FiledCopy
from cases.models.choices import ApplicationType

if TYPE_CHECKING:
    from cases.models import Case

_COPIES: Final = 50


def forms_of(case: Case) -> list[dict[str, str]]:
    """Where the official forms of this case are made."""
    found = []
    if case.worker_id and case.application_type == ApplicationType.EXTENSION:
        link = reverse("cases:extension_of_stay", args=[case.worker_id])
        found.append({"title": _("Application for extension"), "link": link})
    if case.worker_id:
        try:
            link = reverse("forms:record", args=["worker", case.worker_id])
        except NoReverseMatch:
            return found
        found.append({"title": _("All forms of the worker"), "link": link})
    return found


def copies_of(case: Case, user: Any) -> list[dict[str, Any]]:
    """What was kept as filed: of the case itself, and of its worker on the day of the submission."""
    found = Q(subject="case", subject_id=case.pk)
    if case.worker_id and case.submitted_on:
        found |= Q(worker=case.worker_id, filed_on=case.submitted_on)
    return [
        {
            "title": copy.title,
            "number": copy.number,
            "filed_on": copy.filed_on,
            "link": reverse("forms:copy", args=[copy.pk]),
        }
        for copy in FiledCopy.objects.visible_to(user).filter(found).order_by("title", "-made_at")[:_COPIES]
    ]
