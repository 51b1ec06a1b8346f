"""Filters of memberships and tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from compliance.accounts.models import ApiToken, Membership
from compliance.accounts.roles import Role
from compliance.common import clock
from compliance.common.api.filters import IdFilter

if TYPE_CHECKING:
    from compliance.accounts.querysets import MembershipQuerySet


class MembershipFilter(filters.FilterSet):
    """Members of a place, by role."""

    organization = IdFilter(field_name="organization_id")
    support_organization = IdFilter(field_name="support_organization_id")
    role = filters.ChoiceFilter(choices=Role.choices)
    current = filters.BooleanFilter(method="filter_current", label="only those that hold today")

    class Meta:
        model = Membership
        fields = ["organization", "support_organization", "role", "current"]

    def filter_current(self, queryset: MembershipQuerySet, _name: str, value: bool) -> MembershipQuerySet:
        current = queryset.current(on=clock.today())
        return current if value else queryset.exclude(pk__in=current.values("pk"))


class ApiTokenFilter(filters.FilterSet):
    """Tokens in use, or ended."""

    membership = IdFilter(field_name="membership_id")
    revoked = filters.BooleanFilter(field_name="revoked_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = ApiToken
        fields = ["membership", "revoked"]
