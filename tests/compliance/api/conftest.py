"""The API as a person signed in, or as another system with a token."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rest_framework.test import APIClient

from compliance.accounts.models import User
from compliance.accounts.services import issue_token


@pytest.fixture
def api_as() -> Callable[[User], APIClient]:
    def sign_in(user: User) -> APIClient:
        client = APIClient()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def api_with_token() -> Callable[..., APIClient]:
    def carry(user: User, **facts: object) -> APIClient:
        issued = issue_token(membership=user.memberships.get(), name="payroll", by=user, **facts)
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {issued.secret}")
        client.token = issued.token
        return client

    return carry
