"""The workers a page of the employer's view is about: those who are owed support, filtered and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from compliance.organizations.models import AcceptingOrganization
from compliance.residence.models import ResidenceCard
from compliance.rulebook import rule
from compliance.workers.models import Worker
from support_plans.models import SupportPlan

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from compliance.workers.querysets import WorkerQuerySet

ORDERS = {
    "name": _("name"),
    "organization": _("organization"),
    "site": _("site"),
}
_PATHS = {
    "name": ("name", "pk"),
    "organization": ("organization__name", "name", "pk"),
    "site": ("site__name", "name", "pk"),
}

PLAN_STATES = {
    "": _("all"),
    "none": _("no plan here"),
    "draft": _("draft"),
    "agreed": _("agreed"),
    "unsigned": _("not signed yet"),
}


class WorkerFilter(forms.Form):
    """What the lists of the employer's view can be narrowed to."""

    q = forms.CharField(label=_("name or number"), required=False)
    organization = forms.ModelChoiceField(
        label=_("organization"), queryset=AcceptingOrganization.objects.none(), required=False
    )
    plan = forms.ChoiceField(label=_("support plan"), choices=list(PLAN_STATES.items()), required=False)
    order = forms.ChoiceField(label=_("order"), choices=list(ORDERS.items()), required=False)

    def __init__(self, *args: Any, user: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organization"].queryset = AcceptingOrganization.objects.visible_to(user, on=on)


def supported_workers(user: Any, on: date) -> WorkerQuerySet:
    """Those to whom support is owed: by their card, or, without one, because they were taken on for it."""
    cards = ResidenceCard.objects.current().filter(worker=OuterRef("pk")).exclude(status="")
    owed = cards.filter(status__in=rule("support/duty_by_status", on=on).value)
    return Worker.objects.visible_to(user, on=on).employed(on=on).filter(Q(Exists(owed)) | ~Q(Exists(cards)))


def without_plan() -> Q:
    """Workers of whom no plan is here, agreed or drafted."""
    return ~Q(Exists(SupportPlan.objects.in_use().filter(worker=OuterRef("pk"))))


def narrowed(request: HttpRequest, user: Any, on: date) -> tuple[WorkerFilter, WorkerQuerySet]:
    """The workers of this page under the filters of its address; a filter that cannot be is left out."""
    wishes = WorkerFilter(request.GET, user=user, on=on)
    wishes.is_valid()
    said = wishes.cleaned_data
    rows = supported_workers(user, on)
    if said.get("q"):
        rows = rows.named(said["q"])
    if said.get("organization"):
        rows = rows.filter(organization=said["organization"])
    rows = _with_plan(rows, said.get("plan", ""))
    order = _PATHS.get(said.get("order", ""), _PATHS["name"])
    return wishes, rows.order_by(*order).select_related(
        "organization", "site", "support_contract__support_organization"
    )


def _with_plan(rows: Any, state: str) -> Any:
    plans = SupportPlan.objects.filter(worker=OuterRef("pk"))
    if state == "none":
        return rows.filter(without_plan())
    if state in {"draft", "agreed"}:
        return rows.filter(Exists(plans.filter(state=state)))
    if state == "unsigned":
        return rows.filter(Exists(plans.filter(state="agreed", worker_signed_on__isnull=True)))
    return rows


def query_of(request: HttpRequest) -> str:
    """The filters of the address, for the links of other pages of the list."""
    kept = request.GET.copy()
    kept.pop("page", None)
    kept.pop("format", None)
    return f"{kept.urlencode()}&" if kept else ""
