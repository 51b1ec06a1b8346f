"""Serializers describe what goes in and out; services do the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db import models
from rest_framework import serializers

from compliance.common.api.fields import DayField, VisibleRelatedField
from compliance.common.tenancy import is_inside

if TYPE_CHECKING:
    from collections.abc import Mapping

M = TypeVar("M", bound=models.Model)


class TenantSerializer(serializers.ModelSerializer[M]):
    """A row of an organization.

    ``fixed_fields`` can be given when the row is made and not changed afterwards.  ``private_fields``
    are blank for those who see the row from outside the organization, as a support body does.
    """

    serializer_related_field = VisibleRelatedField
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.DateField: DayField,
    }
    fixed_fields: ClassVar[tuple[str, ...]] = ()
    private_fields: ClassVar[tuple[str, ...]] = ()

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        view = self.context.get("view")
        if getattr(view, "action", "") == "partial_update":
            for name in self.fixed_fields:
                fields[name].read_only = True
        return fields

    def to_representation(self, instance: M) -> dict[str, Any]:
        shown = super().to_representation(instance)
        if self.private_fields and not self._is_inside(instance):
            for name in self.private_fields:
                shown[name] = "" if isinstance(shown[name], str) else None
        return shown

    def _is_inside(self, instance: M) -> bool:
        request = self.context.get("request")
        return is_inside(getattr(request, "user", None), organization_id_of(instance))

    def get_validators(self) -> list[Any]:
        # Services validate whole rows, unique constraints too, and name the field.
        return []

    def get_uniqueness_extra_kwargs(
        self, field_names: Any, declared_fields: Any, extra_kwargs: Any
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        # A field is not required because it is part of a unique constraint.
        del field_names, declared_fields
        return extra_kwargs, {}


def organization_id_of(row: Any) -> int | None:
    """The accepting organization that a row belongs to."""
    if hasattr(row, "organization_id"):
        return row.organization_id  # type: ignore[no-any-return]
    if hasattr(row, "card"):
        return row.card.organization_id  # type: ignore[no-any-return]
    if hasattr(row, "worker"):
        return row.worker.organization_id  # type: ignore[no-any-return]
    return row.pk if row._meta.label == "organizations.AcceptingOrganization" else None


def organization_id_in(facts: Mapping[str, Any]) -> int | None:
    """The organization that new facts are about: named, or that of the worker, card or contract."""
    if "organization" in facts:
        return facts["organization"].pk  # type: ignore[no-any-return]
    if "card" in facts:
        return facts["card"].organization_id  # type: ignore[no-any-return]
    if "contract" in facts:
        return facts["contract"].worker.organization_id  # type: ignore[no-any-return]
    worker = facts.get("worker")
    return worker.organization_id if worker is not None else None


class ReasonSerializer(serializers.Serializer[Any]):
    """Why something is done."""

    reason = serializers.CharField(max_length=200)
