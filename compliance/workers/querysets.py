"""Reads of workers and what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.common.encryption import blind_index
from compliance.common.tenancy import TenantQuerySet
from compliance.common.text import canonical_number

if TYPE_CHECKING:
    from datetime import date

    from compliance.workers.models import Worker

M = TypeVar("M", bound=models.Model)


class WorkerQuerySet(TenantQuerySet["Worker"]):
    """Workers; a support body sees those it supports, while its contract runs."""

    support_contract_path: ClassVar[str | None] = "support_contract"

    def employed(self, *, on: date) -> Self:
        """Those who have not left on that day."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))

    def named(self, text: str) -> Self:
        """A search by name, kana or employee number, or by a whole card or passport number."""
        by_number = blind_index(canonical_number(text))
        condition = (
            Q(name__icontains=text)
            | Q(name_kana__icontains=text)
            | Q(name_kanji__icontains=text)
            | Q(employee_number__iexact=text)
        )
        if len(text.strip()) >= _SHORTEST_NUMBER:
            condition |= Q(
                pk__in=self.model._default_manager.filter(cards__number_index=by_number).values("pk")
            )
            condition |= Q(
                pk__in=self.model._default_manager.filter(passports__number_index=by_number).values("pk")
            )
        return self.filter(condition)


_SHORTEST_NUMBER = 7
"""Shorter texts are never a whole card or passport number; searching them by hash is work for nothing."""


class OfWorkerQuerySet(TenantQuerySet[M]):
    """What hangs on a worker: passports, qualifications, stays, relatives, contracts."""

    organization_path: ClassVar[str] = "worker__organization"
    support_contract_path: ClassVar[str | None] = "worker__support_contract"
