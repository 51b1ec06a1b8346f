"""``Authorization: Bearer ssw_…``: another system acts as one membership, and as nothing more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS

from compliance.accounts.models import ApiToken
from compliance.accounts.services import hash_token
from compliance.common import clock

if TYPE_CHECKING:
    from rest_framework.request import Request

    from compliance.accounts.models import User

SCHEME: Final = "bearer"
NOTED_AT_MOST_EVERY: Final = timedelta(minutes=1)


class TokenAuthentication(BaseAuthentication):
    """Finds the token by its hash; for this request its membership is the only one the person has."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = get_authorization_header(request).split()
        if not words or words[0].decode("latin-1").lower() != SCHEME:
            return None
        if len(words) != 2:
            raise AuthenticationFailed(
                _("Write the header as: Authorization: Bearer ssw_…"), "malformed_token"
            )
        token = _usable(words[1].decode("latin-1"))
        user = token.membership.user
        user.membership_scope_id = token.membership_id
        user.remembers_scope = True
        if not user.current_memberships().exists():
            raise AuthenticationFailed(_("The membership of this token has ended."), "membership_ended")
        _refuse_writing(token, request)
        _note_use(token)
        return user, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - Django REST framework's signature
        return 'Bearer realm="api"'


def _usable(secret: str) -> ApiToken:
    token = (
        ApiToken.objects.select_related("membership__user")
        .filter(token_hash=hash_token(secret), revoked_at__isnull=True, membership__user__is_active=True)
        .filter(Q(expires_on__isnull=True) | Q(expires_on__gte=clock.today()))
        .first()
    )
    if token is None:
        raise AuthenticationFailed(
            _("This token is unknown, expired or revoked. Make a new one."), "token_refused"
        )
    return token


def _refuse_writing(token: ApiToken, request: Request) -> None:
    """A read-only token reads.  Views that only reckon say so with ``reads_by_post``."""
    view: Any = (request.parser_context or {}).get("view")
    reads = request.method in SAFE_METHODS or getattr(view, "reads_by_post", False)
    if not reads and not token.can_write:
        raise PermissionDenied(_("This token may only read. Make one that may write."), "read_only_token")


def _note_use(token: ApiToken) -> None:
    now = clock.now()
    stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - NOTED_AT_MOST_EVERY)
    if token.last_used_at is None or token.last_used_at < now - NOTED_AT_MOST_EVERY:
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema describes it."""

    target_class = "compliance.accounts.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002
        return {"type": "http", "scheme": SCHEME, "bearerFormat": "ssw_…"}
