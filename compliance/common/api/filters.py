"""Filters, searches and orders of lists: named ones only, and each works inside what the person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.filters import OrderingFilter

from compliance.common.api.fields import EARLIEST_DAY, LATEST_DAY

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request
    from rest_framework.views import APIView

_LARGEST_ID = 2**63 - 1


class IdFilter(django_filters.NumberFilter):
    """An id.  Ids of rows that the person cannot see simply match nothing."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"min_value": 1, "max_value": _LARGEST_ID, **kwargs})

    def get_max_validator(self) -> None:
        return None


def _in_range(value: Any) -> None:
    if not EARLIEST_DAY <= value <= LATEST_DAY:
        raise forms.ValidationError(_("Give a day between 1900 and 2199."), code="out_of_range")


class DayFilter(django_filters.DateFilter):
    """A civil day, written 2026-11-23."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"input_formats": ["%Y-%m-%d"], "validators": [_in_range], **kwargs})


class StrictOrdering(OrderingFilter):
    """``?ordering=-due_on``: an order that is not offered is an error, never silently another order."""

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> Any:
        asked = [
            name.strip()
            for name in request.query_params.get(self.ordering_param, "").split(",")
            if name.strip()
        ]
        offered = [name for name, _label in self.get_valid_fields(queryset, view, {"request": request})]
        unknown = [name for name in asked if name.lstrip("-") not in offered]
        if unknown:
            message = _("Cannot order by %(unknown)s. Choose from: %(offered)s.") % {
                "unknown": ", ".join(unknown)[:80],
                "offered": ", ".join(offered),
            }
            raise ValidationError({self.ordering_param: [ErrorDetail(message, code="unknown_order")]})
        if asked:
            # The id decides between equals, so that no row is on two pages or on none.
            return [*asked, "id"]
        return self.get_default_ordering(view)
