"""The pages: one worker on any day, and all workers on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from compliance.common import clock
from compliance.common.api.fields import EARLIEST_DAY, LATEST_DAY
from compliance.desk.access import member_page, require, theirs
from compliance.desk.fields import JapaneseDateField
from compliance.desk.legality import collect, ledger, shown
from compliance.desk.legality_words import ANSWERS
from compliance.desk.paging import PER_PAGE
from compliance.desk.table_export import FORMATS, note_export, table
from compliance.organizations.models import AcceptingOrganization, Site
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse


class DayForm(forms.Form):
    """Any day."""

    on = JapaneseDateField(label=gettext_lazy("on the day"), required=False)

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"] or clock.today()
        if not EARLIEST_DAY <= day <= LATEST_DAY:
            raise forms.ValidationError(_("Give a day between 1900 and 2199."), code="out_of_range")
        return day


@member_page
@never_cache
@require_GET
def any_day(request: HttpRequest, pk: int) -> HttpResponse:
    """May this person work on that day?"""
    user: Any = request.user
    worker = theirs(collect.with_facts(Worker.objects.all()), user, pk)
    require(user, "registry.view", worker.organization_id)
    form = DayForm(request.GET if "on" in request.GET else {})
    valid = form.is_valid()
    on = form.cleaned_data["on"] if valid else clock.today()
    one = collect.known([worker], on=on)[0]
    return render(
        request,
        "desk/legality/day.html",
        {
            "title": _("May this person work here?"),
            "about": worker.name,
            "form": form,
            "on": on,
            "answer": shown.answer(one.facts, on) if valid else None,
            "strip": shown.strip(one.facts, on),
            "legend": shown.legend(),
            "back": reverse("desk:worker", args=[pk]),
        },
        status=200 if valid else 422,
    )


class LedgerForm(DayForm):
    """The day, and which workers."""

    q = forms.CharField(label=gettext_lazy("name or employee number"), required=False, max_length=100)
    organization = forms.ModelChoiceField(
        label=gettext_lazy("organization"), queryset=AcceptingOrganization.objects.none(), required=False
    )
    site = forms.ModelChoiceField(label=gettext_lazy("site"), queryset=Site.objects.none(), required=False)
    answer = forms.MultipleChoiceField(
        label=gettext_lazy("answer"),
        choices=[(key, one.word) for key, one in ANSWERS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("order"),
        choices=[
            ("name", gettext_lazy("name")),
            ("employee_number", gettext_lazy("employee number")),
            ("organization", gettext_lazy("organization")),
            ("site", gettext_lazy("site")),
        ],
        required=False,
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("organization", AcceptingOrganization), ("site", Site)):
            self.fields[name].queryset = model.objects.visible_to(user)  # type: ignore[attr-defined]


@member_page
@never_cache
@require_GET
def legality_ledger(request: HttpRequest) -> HttpResponse:
    """All workers of one day, with filter and export."""
    user: Any = request.user
    require(user, "registry.view", None)
    form = LedgerForm(user, request.GET)
    if not form.is_valid():
        return render(
            request,
            "desk/legality/ledger.html",
            {"title": _("May they work?"), "form": form, "rows": [], "page": None},
            status=422,
        )
    asked = form.cleaned_data
    on, keys = asked["on"], frozenset(asked["answer"])
    rows = ledger.workers(
        user,
        on=on,
        organization=asked["organization"].pk if asked["organization"] else None,
        site=asked["site"].pk if asked["site"] else None,
        text=asked["q"],
        order=asked["sort"] or "name",
    )
    if request.GET.get("format") in FORMATS:
        return _export(request, rows, keys, on)
    page = Paginator(
        ledger.answering(rows, keys, on=on) if keys else rows.values_list("pk", flat=True), PER_PAGE
    )
    shown_page = page.get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "desk/legality/ledger.html",
        {
            "title": _("May they work?"),
            "form": form,
            "on": on,
            "page": shown_page,
            "rows": ledger.lines(ledger.page_of_workers(rows, list(shown_page)), on=on),
            "query": f"{query.urlencode()}&" if query else "",
            "may_export": user.can("export.run"),
        },
    )


def _export(request: HttpRequest, rows: Any, keys: frozenset[str], on: date) -> HttpResponse:
    user: Any = request.user
    require(user, "export.run", None)
    file_format = str(request.GET["format"])
    scope = user.scope(clock.today())
    reached = {*scope.organization_ids, *scope.client_ids}
    allowed = [pk for pk in reached if user.can("export.run", organization_id=pk)]
    found = list(ledger.all_lines(rows.filter(organization__in=allowed), keys, on=on))
    note_export(
        kind="desk.legality",
        label=f"{_('May they work?')} {on}",
        organization_ids=[line["organization_id"] for line in found],
        file_format=file_format,
        by=user,
    )
    headings = [heading for heading, _name in ledger.HEADINGS]
    names = [name for _heading, name in ledger.HEADINGS]
    return table(f"legality-{on}", headings, ([line[name] for name in names] for line in found), file_format)
