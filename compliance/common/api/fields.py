"""Fields of the API that keep its promises: masked numbers, visible relations, sane days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from compliance.common.text import mask_number

if TYPE_CHECKING:
    from django.db.models import QuerySet

EARLIEST_DAY: Final = date(1900, 1, 1)
LATEST_DAY: Final = date(2199, 12, 31)


@extend_schema_field({"type": "string", "maxLength": 40, "description": "Written whole, shown masked."})
class MaskedNumberField(serializers.CharField):
    """The number of a card or passport: written whole, shown with its last characters only."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, **kwargs})

    def to_representation(self, value: Any) -> str:
        return mask_number(str(value)) if value else ""


class VisibleRelatedField(serializers.PrimaryKeyRelatedField[Any]):
    """A relation by id.  What the person may not see does not exist for them."""

    default_error_messages = {
        "does_not_exist": _("There is no {pk_value} here. Choose one that you can see in its list."),
        "incorrect_type": _("Give the id as a whole number."),
    }

    def get_queryset(self) -> QuerySet[Any]:
        queryset: Any = super().get_queryset()
        visible: QuerySet[Any] = queryset.model.objects.visible_to(self.context["request"].user)
        return visible

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, bool) or not isinstance(data, int | str) or len(str(data)) > 18:
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(data)


class DayField(serializers.DateField):
    """A civil day, within the years that laws and lives can have."""

    default_error_messages = {"out_of_range": _("Give a day between 1900 and 2199.")}

    def to_internal_value(self, value: Any) -> date:
        day: date = super().to_internal_value(value)
        if not EARLIEST_DAY <= day <= LATEST_DAY:
            self.fail("out_of_range")
        return day
