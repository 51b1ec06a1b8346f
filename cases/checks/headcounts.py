"""In nursing care and construction no more SSW than full-time staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.facts import FIRST_STATUS
from cases.models.choices import ApplicationType
from compliance.reckoning.headcount import limits_headcount
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "headcounts"
TITLE: Final = _("Headcount in care and construction")
PLACE: Final = "employer"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Staff as answered; those there already are counted from the registry unless somebody says otherwise."""
    if not facts.case.field or not limits_headcount(facts.case.field, on=facts.day):
        return {}
    counted = _there_already(facts)
    return {
        "care_staff": facts.answers.get("care_staff"),
        "full_time_staff": facts.answers.get("full_time_staff"),
        "ssw1_in_care": facts.answers.get("ssw1_in_care", counted),
        "ssw1_in_construction": facts.answers.get("ssw1_in_construction", counted),
    }


def _there_already(facts: CaseFacts) -> int | None:
    """At the worker's site where it is known, without the applicant, except where it works there already."""
    if facts.worker is None:
        return None
    there = Worker.objects.employed(on=facts.day).filter(organization=facts.case.organization_id)
    if facts.worker.site_id is not None:
        there = there.filter(site=facts.worker.site_id)
    in_field = there.filter(
        cards__superseded_at__isnull=True,
        cards__voided_at__isnull=True,
        cards__status=FIRST_STATUS,
        contracts__superseded_at__isnull=True,
        contracts__ended_on__isnull=True,
        contracts__field=facts.case.field,
    ).distinct()
    if facts.case.application_type != ApplicationType.EXTENSION:
        in_field = in_field.exclude(pk=facts.worker.pk)
    return in_field.count()
