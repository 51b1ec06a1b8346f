"""Filters of imports."""

from __future__ import annotations

import django_filters.rest_framework as filters

from compliance.common.api.filters import IdFilter
from compliance.imports.models import ImportBatch


class ImportBatchFilter(filters.FilterSet):
    """Imports by organization and state."""

    organization = IdFilter(field_name="organization")

    class Meta:
        model = ImportBatch
        fields = ["organization", "state"]
