"""What is missing of support, for the desk's list of gaps."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.desk.gaps import WorkerGap
from compliance.residence.models import ResidenceCard
from compliance.rulebook import rule
from support_plans.desk.workers import without_plan


def workers_without_plan(user: Any) -> WorkerGap | None:
    """Workers who are owed support and of whom no plan is here, agreed or drafted."""
    if not user.can("support.view"):
        return None
    owed = rule("support/duty_by_status", on=clock.today()).value
    cards = ResidenceCard.objects.current().filter(worker=OuterRef("pk"), status__in=owed)
    return WorkerGap(
        slug="support-plan",
        title=_("Workers without a support plan"),
        remedy=_("The plan tells which support is owed and when. Draw it up, or enter the one there is."),
        condition=Q(Exists(cards)) & without_plan(),
        link=lambda pk: reverse("plans:worker", args=[pk]),
    )
