"""Filters of copies and jobs."""

from __future__ import annotations

import django_filters.rest_framework as filters

from cases.form_making.models import FiledCopy, FormJob
from compliance.common.api.filters import DayFilter, IdFilter


class FiledCopyFilter(filters.FilterSet):
    """Copies by whose they are, by form, by record and by day."""

    organization = IdFilter(field_name="organization")
    worker = IdFilter(field_name="worker")
    subject_id = filters.NumberFilter(field_name="subject_id")
    filed_from = DayFilter(field_name="filed_on", lookup_expr="gte")
    filed_to = DayFilter(field_name="filed_on", lookup_expr="lte")

    class Meta:
        model = FiledCopy
        fields = ["organization", "worker", "official_form", "edition", "subject", "subject_id"]


class FormJobFilter(filters.FilterSet):
    """Jobs by form and state."""

    class Meta:
        model = FormJob
        fields = ["official_form", "state"]
