"""People, memberships and tokens, as the API shows them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from compliance.accounts.models import ApiToken, Membership, User
from compliance.accounts.roles import CAPABILITIES
from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer


class PersonSerializer(serializers.ModelSerializer[User]):
    """A colleague."""

    class Meta:
        model = User
        fields = ["id", "name", "email"]
        read_only_fields = fields


class MembershipSerializer(TenantSerializer[Membership]):
    """What a person does for one organization or support body."""

    person = PersonSerializer(source="user", read_only=True)

    class Meta:
        model = Membership
        fields = [
            "id",
            "person",
            "organization",
            "support_organization",
            "role",
            "joined_on",
            "left_on",
            "receives_reminders",
        ]
        read_only_fields = fields


class NewMemberSerializer(TenantSerializer[Membership]):
    """Give a person a role.  The account is made when there is none with that address."""

    email = serializers.EmailField()
    name = serializers.CharField(max_length=100, required=False)
    language = serializers.ChoiceField(User.Language.choices, required=False)

    class Meta:
        model = Membership
        fields = ["email", "name", "language", "organization", "support_organization", "role", "joined_on"]
        extra_kwargs = {"joined_on": {"required": False}}


class LeavingSerializer(serializers.Serializer[Any]):
    """From which day somebody is gone."""

    left_on = DayField()


class OwnMembershipSerializer(serializers.ModelSerializer[Membership]):
    """One of one's own memberships, and what it allows."""

    organization_name = serializers.CharField(source="organization.name", default=None, read_only=True)
    support_organization_name = serializers.CharField(
        source="support_organization.name", default=None, read_only=True
    )
    capabilities = serializers.SerializerMethodField()

    class Meta:
        model = Membership
        fields = [
            "id",
            "role",
            "organization",
            "organization_name",
            "support_organization",
            "support_organization_name",
            "joined_on",
            "left_on",
            "receives_reminders",
            "capabilities",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_capabilities(self, membership: Membership) -> list[str]:
        return sorted(CAPABILITIES[membership.role])


class MeSerializer(serializers.ModelSerializer[User]):
    """Oneself."""

    memberships = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = ["id", "email", "name", "language", "memberships"]
        read_only_fields = ["id", "email"]

    @extend_schema_field(OwnMembershipSerializer(many=True))
    def get_memberships(self, user: User) -> Any:
        current = user.current_memberships().select_related("organization", "support_organization")
        return OwnMembershipSerializer(current, many=True).data


class ApiTokenSerializer(TenantSerializer[ApiToken]):
    """A token, without its secret."""

    class Meta:
        model = ApiToken
        fields = [
            "id",
            "membership",
            "name",
            "prefix",
            "can_write",
            "created_at",
            "expires_on",
            "revoked_at",
            "last_used_at",
        ]
        read_only_fields = ["prefix", "created_at", "revoked_at", "last_used_at"]


class IssuedTokenSerializer(ApiTokenSerializer):
    """A new token.  Its secret is shown this once."""

    secret = serializers.CharField(read_only=True)

    class Meta(ApiTokenSerializer.Meta):
        fields = [*ApiTokenSerializer.Meta.fields, "secret"]
        read_only_fields = fields
