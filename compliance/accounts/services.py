"""Writes about people: accounts, memberships, tokens."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.password_validation import validate_password

from compliance.accounts.models import ApiToken, Membership, User
from compliance.audit.services import audited, record
from compliance.common import clock

if TYPE_CHECKING:
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization

Actor = Any


@audited
def add_member(
    *,
    email: str,
    role: str,
    by: Actor,
    organization: AcceptingOrganization | None = None,
    support_organization: RegisteredSupportOrganization | None = None,
    name: str = "",
    password: str | None = None,
    language: str = User.Language.JAPANESE,
    joined_on: date | None = None,
) -> Membership:
    """Give a person a role; the account is made when there is none.

    Without a password a new account cannot sign in until one is set (``manage.py changepassword``).
    """
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email.lower(), name=name or email.partition("@")[0], language=language)
        if password:
            validate_password(password, user)
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save()
    membership = Membership(
        user=user,
        organization=organization,
        support_organization=support_organization,
        role=role,
        joined_on=joined_on or clock.today(),
    )
    membership.full_clean()
    membership.save()
    record(
        by=by,
        verb="membership.added",
        target=membership,
        organization_id=organization.pk if organization else None,
        label=str(user),
        details={"role": role},
    )
    return membership


@audited
def end_membership(*, membership: Membership, left_on: date, by: Actor) -> Membership:
    """The person left: from that day they see nothing here and get no mail; their tokens end."""
    membership.left_on = left_on
    membership.full_clean()
    membership.save()
    ApiToken.objects.filter(membership=membership, revoked_at__isnull=True).update(revoked_at=clock.now())
    record(
        by=by,
        verb="membership.ended",
        target=membership,
        organization_id=membership.organization_id,
        label=str(membership.user),
        details={"left_on": left_on.isoformat()},
    )
    return membership


@audited
def change_person(*, user: User, by: Actor, **changes: Any) -> User:
    """Change a person's name, language or reminder address."""
    for name, value in changes.items():
        setattr(user, name, value)
    user.full_clean(exclude=["password"])
    user.save()
    record(
        by=by,
        verb="person.changed",
        target=user,
        organization_id=None,
        label=str(user),
        details={"changed": sorted(changes)},
    )
    return user


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A new token; ``secret`` is shown once and kept nowhere."""

    token: ApiToken
    secret: str


def hash_token(secret: str) -> str:
    """What is kept of a token: it has 256 bits of chance, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


@audited
def issue_token(
    *, membership: Membership, name: str, by: Actor, can_write: bool = False, expires_on: date | None = None
) -> IssuedToken:
    """Make a token that acts as that membership."""
    secret = f"ssw_{secrets.token_urlsafe(32)}"
    token = ApiToken(
        membership=membership,
        name=name,
        prefix=secret[:10],
        token_hash=hash_token(secret),
        can_write=can_write,
        expires_on=expires_on,
    )
    token.full_clean()
    token.save()
    record(
        by=by,
        verb="token.issued",
        target=token,
        organization_id=membership.organization_id,
        label=name,
        details={"can_write": can_write},
    )
    return IssuedToken(token=token, secret=secret)


@audited
def revoke_token(*, token: ApiToken, by: Actor) -> None:
    """End a token at once."""
    token.revoked_at = clock.now()
    token.save()
    record(
        by=by,
        verb="token.revoked",
        target=token,
        organization_id=token.membership.organization_id,
        label=token.name,
    )
