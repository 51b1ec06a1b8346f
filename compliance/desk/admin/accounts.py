"""メンバー: who does what for whom, and the tokens of other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter
from unfold.decorators import display

from compliance.accounts import services
from compliance.accounts.models import ApiToken, Membership, User
from compliance.accounts.roles import EMPLOYER_ROLES, SUPPORT_ROLES, Role
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.desk import meaning
from compliance.desk.admin.base import RefusableForm, TenantModelAdmin
from compliance.desk.admin.widgets import styled
from compliance.desk.fields import JapaneseDateField

if TYPE_CHECKING:
    from django.http import HttpRequest


def roles_of(user: Any) -> list[tuple[str, Any]]:
    """The roles this person may give: their own side's; an administrator gives every one."""
    scope = user.scope(clock.today())
    if scope.is_system_administrator:
        return list(Role.choices)
    allowed: set[str] = set()
    if scope.organization_ids:
        allowed |= set(EMPLOYER_ROLES)
    if scope.support_organization_ids:
        allowed |= set(SUPPORT_ROLES)
    return [(value, label) for value, label in Role.choices if value in allowed]


class NewMemberForm(RefusableForm):
    """A person and what they do; the account is made when there is none."""

    email = forms.EmailField(label=_("e-mail"))
    name = forms.CharField(
        label=_("name"), max_length=100, required=False, help_text=_("Only needed for a new account.")
    )
    password = forms.CharField(
        label=_("first password"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
        help_text=_("Only for a new account; they change it after signing in. At least 10 characters."),
    )

    class Meta:
        model = Membership
        fields = ("organization", "support_organization", "role", "joined_on", "receives_reminders")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["joined_on"].required = False
        self.fields["joined_on"].help_text = _("Empty: today.")
        for name in ("email", "name", "password"):
            styled(self.fields[name])

    def _get_validation_exclusions(self) -> set[str]:
        # The person is not on the form; the service checks the whole membership.
        return {*super()._get_validation_exclusions(), "user", "joined_on", "role"}  # type: ignore[misc]

    def clean_joined_on(self) -> Any:
        return self.cleaned_data.get("joined_on") or clock.today()


class MembershipForm(RefusableForm):
    """What may be changed later: the end, and whether mails are sent."""

    class Meta:
        model = Membership
        fields = ("left_on", "receives_reminders")
        field_classes = {"left_on": JapaneseDateField}


@admin.register(Membership)
class MembershipAdmin(TenantModelAdmin):
    """メンバー."""

    view_capability = "members.manage"
    write_capability = "members.manage"
    list_display = ("person", "email", "place", "role_name", "joined_on", "left", "receives_reminders")
    list_select_related = ("user", "organization", "support_organization")
    list_filter = (("role", ChoicesDropdownFilter),)
    search_fields = ("user__name", "user__email", "organization__name", "support_organization__name")
    autocomplete_fields = ("organization", "support_organization")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = MembershipForm if change else NewMemberForm
        form = super().get_form(request, obj, change, **kwargs)
        if not change:
            form.base_fields["role"].choices = [("", "---------"), *roles_of(request.user)]
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is not None:
            return (
                "user",
                "organization",
                "support_organization",
                "role",
                "joined_on",
                "left_on",
                "receives_reminders",
            )
        return (
            ("email", "name"),
            "password",
            "organization",
            "support_organization",
            ("role", "joined_on"),
            "receives_reminders",
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (
            ("user", "organization", "support_organization", "role", "joined_on") if obj is not None else ()
        )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        user: Any = request.user
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        scope = user.scope(clock.today())
        if len(scope.organization_ids) == 1:
            initial.setdefault("organization", scope.organization_ids[0])
        elif len(scope.support_organization_ids) == 1:
            initial.setdefault("support_organization", scope.support_organization_ids[0])
        return initial

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        return bool(user.can(self.write_capability)) and (obj is None or may_manage(user, obj))

    @display(description=_("person"), ordering="user__name")
    def person(self, obj: Membership) -> str:
        return str(obj.user)

    @display(description=_("e-mail"), ordering="user__email")
    def email(self, obj: Membership) -> str:
        return obj.user.email

    @display(description=_("at"))
    def place(self, obj: Membership) -> str:
        return str(obj.organization or obj.support_organization or _("the whole desk"))

    @display(description=_("role"), ordering="role")
    def role_name(self, obj: Membership) -> str:
        return str(obj.get_role_display())

    @display(description=_("left on"), ordering="left_on")
    def left(self, obj: Membership) -> str:
        return f"{obj.left_on:%Y-%m-%d}" if obj.left_on else "–"

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> Membership:
        user: Any = request.user
        probe = Membership(
            organization=facts.get("organization"),
            support_organization=facts.get("support_organization"),
            role=facts["role"],
        )
        if not may_manage(user, probe):
            raise ValidationError(_now("Your role does not allow this there."))
        receives = facts.pop("receives_reminders", True)
        membership = services.add_member(
            by=user,
            **{**facts, "password": facts.get("password") or None, "joined_on": facts.get("joined_on")},
        )
        if not receives:
            _set_mails(membership, receives=False, by=user)
        return membership

    def change(self, request: HttpRequest, row: Membership, facts: dict[str, Any]) -> Membership:
        if "receives_reminders" in facts:
            _set_mails(row, receives=facts["receives_reminders"], by=request.user)
        if facts.get("left_on"):
            services.end_membership(membership=row, left_on=facts["left_on"], by=request.user)
        return row


@audited
def _set_mails(membership: Membership, *, receives: bool, by: Any) -> None:
    """Whether this member is told of deadlines by mail."""
    membership.receives_reminders = receives
    membership.full_clean()
    membership.save()
    record(
        by=by,
        verb="membership.changed",
        target=membership,
        organization_id=membership.organization_id,
        label=str(membership.user),
        details={"receives_reminders": receives},
    )


def may_manage(user: Any, membership: Membership) -> bool:
    """Members are managed by their own organization's manager, their own body's, or an administrator."""
    scope = user.scope(clock.today())
    if scope.is_system_administrator:
        return True
    if membership.organization_id:
        return bool(user.can("members.manage", organization_id=membership.organization_id)) and (
            membership.organization_id in scope.organization_ids
        )
    return (
        membership.support_organization_id in scope.support_organization_ids
        and membership.role in SUPPORT_ROLES
        and user.memberships.current(on=clock.today())
        .filter(support_organization=membership.support_organization_id, role=Role.SUPPORT_MANAGER)
        .exists()
    )


class TokenForm(RefusableForm):
    """A new token; its secret is shown once."""

    class Meta:
        model = ApiToken
        fields = ("membership", "name", "can_write", "expires_on")


@admin.register(ApiToken)
class ApiTokenAdmin(TenantModelAdmin):
    """Keys by which other systems act as one's own membership."""

    view_capability = "tokens.manage"
    write_capability = "tokens.manage"
    form = TokenForm
    list_display = ("name", "prefix", "membership", "can_write", "expires_on", "last_used_at", "state")
    list_select_related = ("membership__user", "membership__organization", "membership__support_organization")
    search_fields = ("name",)
    fields = ("membership", "name", "can_write", "expires_on")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        user: Any = request.user
        kwargs["queryset"] = user.current_memberships().select_related(
            "user", "organization", "support_organization"
        )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @display(description=_("state"))
    def state(self, obj: ApiToken) -> str:
        if obj.revoked_at or (obj.expires_on and obj.expires_on < clock.today()):
            return meaning.ENDED.tag()
        return format_html(
            '<a class="desk-button" href="{}">{}</a>',
            reverse("desk:revoke-token", args=[obj.pk]),
            _now("Revoke"),
        )

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> ApiToken:
        issued = services.issue_token(by=request.user, **facts)
        messages.warning(
            request,
            _now("The token is %(secret)s. It is shown this once; keep it now.") % {"secret": issued.secret},
        )
        return issued.token


@admin.register(User)
class UserAdmin(TenantModelAdmin):
    """People, for looking them up; what they do stands on their memberships."""

    view_capability = "members.manage"
    list_display = ("name", "email", "language", "is_active")
    search_fields = ("name", "email")
    fields = ("name", "email", "language", "is_active")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
