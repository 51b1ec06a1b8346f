"""Parts that several answers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db import models
from rest_framework import serializers

from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.api.serializers import BecauseSerializer
from compliance.reckoning.obligations import obligation_slugs
from support_plans.models.logs import Judgement

if TYPE_CHECKING:
    from collections.abc import Sequence

M = TypeVar("M", bound=models.Model)

OBLIGATIONS: Final = [(slug, slug) for slug in obligation_slugs()]
JUDGED: Final = ("judgement", "findings", "because")
_KEY_HELP: Final = "Made by the sending device: the same key sent twice is kept once."


class JudgedSerializer(TenantSerializer[M]):
    """A record with what it is worth, what was found, and the rules that rests on."""

    judgement = serializers.ChoiceField(
        choices=Judgement.choices, read_only=True, help_text="not_acceptable: it proves nothing."
    )
    findings = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="Codes.")
    because = BecauseSerializer(source="basis", many=True, read_only=True)
    worker_name = serializers.CharField(source="worker.name", read_only=True)


class DayActSerializer(serializers.Serializer[Any]):
    """The day something was done."""

    done_on = DayField()


class ReasonActSerializer(serializers.Serializer[Any]):
    """Why something is done."""

    reason = serializers.CharField(max_length=300)


def client_key() -> serializers.UUIDField:
    return serializers.UUIDField(required=False, write_only=True, help_text=_KEY_HELP)


def not_required(names: Sequence[str]) -> dict[str, dict[str, bool]]:
    """Fields that go without saying: the service fills them in."""
    return {name: {"required": False} for name in names}
