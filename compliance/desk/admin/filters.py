"""Filters of the ledgers: choices come from what the person may see, by one query each or by none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter

from compliance.common import clock
from compliance.desk import wording
from compliance.desk.counts import organizations_of
from compliance.organizations.models import Site, SupportContract
from compliance.reckoning.fields import open_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest

NONE = "none"


class ChoiceFilter(DropdownFilter):  # type: ignore[misc] # the theme is untyped
    """A drop-down that narrows a list by one column."""

    column = ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return self.narrowed(queryset, value) if value else queryset

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The rows with that value; a value that is none shows nothing."""
        return queryset.filter(**{self.column: value})


class IdFilter(ChoiceFilter):
    """A drop-down of rows of another table."""

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == NONE:
            return queryset.filter(**{f"{self.column}__isnull": True})
        return queryset.filter(**{self.column: int(value)}) if value.isdigit() else queryset.none()


class OrganizationFilter(IdFilter):
    """By employer, for people who see more than one."""

    title = _("organization")
    parameter_name = "employer"
    column = "organization"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        user: Any = request.user
        scope = user.scope(clock.today())
        if len({*scope.organization_ids, *scope.client_ids}) <= 1:
            return []
        return [(row.pk, row.name) for row in organizations_of(request)]


class SiteFilter(IdFilter):
    """By site."""

    title = _("site")
    parameter_name = "at"
    column = "site"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        user: Any = request.user
        if not user.scope(clock.today()).organization_ids:
            return []  # a support body narrows by client
        return list(Site.objects.visible_to(request.user).values_list("pk", "name"))


class SupportBodyFilter(IdFilter):
    """By the body that supports; or the employer itself."""

    title = _("support")
    parameter_name = "support"
    column = "support_contract__support_organization"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        bodies = (
            SupportContract.objects.visible_to(request.user)
            .order_by("support_organization__name")
            .values_list("support_organization", "support_organization__name")
            .distinct()
        )
        return [(NONE, str(_("by the employer itself"))), *bodies]


class FieldFilter(ChoiceFilter):
    """By field of work of the contract in force."""

    title = _("field")
    parameter_name = "field"
    column = "contract_field"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(code, wording.field_title(code)) for code in open_fields(on=clock.today()).codes]


class StatusFilter(ChoiceFilter):
    """By status of residence of the card in use."""

    title = _("status of residence")
    parameter_name = "status"
    column = "card_status"
    _SHOWN = (
        "ssw1",
        "ssw2",
        "designated_activities",
        "technical_intern_1",
        "technical_intern_2",
        "technical_intern_3",
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(slug, wording.status_title(slug)) for slug in self._SHOWN]


class ExpiringFilter(ChoiceFilter):
    """By how soon the card runs out."""

    title = _("card expires")
    parameter_name = "expires"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [
            ("over", _("expired")),
            ("30", _("within 30 days")),
            ("90", _("within 90 days")),
            ("180", _("within 180 days")),
            (NONE, _("no card registered")),
        ]

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        today = clock.today()
        if value == NONE:
            return queryset.filter(card_expires_on__isnull=True)
        if value == "over":
            return queryset.filter(card_expires_on__lt=today)
        if not value.isdigit():
            return queryset.none()
        until = today + timedelta(days=min(int(value), 3650))
        return queryset.filter(card_expires_on__gte=today, card_expires_on__lte=until)


class EmployedFilter(ChoiceFilter):
    """Those employed unless asked otherwise."""

    title = _("employment")
    parameter_name = "employment"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("left", _("left")), ("all", _("everybody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value == "all":
            return queryset
        today = clock.today()
        if value == "left":
            return queryset.filter(left_on__lte=today)
        return queryset.employed(on=today)  # type: ignore[attr-defined,no-any-return]


class KindFilter(ChoiceFilter):
    """By kind of deadline."""

    title = _("kind")
    parameter_name = "kind"
    column = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return wording.kind_choices()


class StateFilter(ChoiceFilter):
    """Open ones unless asked otherwise."""

    title = _("state")
    parameter_name = "state"
    column = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("settled", _("settled")), ("withdrawn", _("withdrawn")), ("all", _("everything"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset if value == "all" else queryset.filter(state=value or "open")
