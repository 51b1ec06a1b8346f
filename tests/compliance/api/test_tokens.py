"""Tokens: another system acts as one membership, and as nothing more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rest_framework.test import APIClient

from compliance.accounts.models import ApiToken
from compliance.accounts.roles import Role
from compliance.accounts.services import add_member, end_membership, revoke_token
from compliance.audit.models import AuditEntry

WORKERS = "/api/v1/workers/"


def test_a_token_is_made_shown_once_and_works(api_as, aoki, lan):
    membership = aoki.memberships.get()
    made = api_as(aoki).post("/api/v1/tokens/", {"membership": membership.pk, "name": "payroll"})
    assert made.status_code == 201, made.content
    secret = made.json()["secret"]
    assert secret.startswith("ssw_")
    assert not ApiToken.objects.filter(token_hash__contains=secret).exists()
    assert secret not in api_as(aoki).get("/api/v1/tokens/").content.decode()
    answer = APIClient().get(WORKERS, HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert [row["name"] for row in answer.json()["results"]] == ["NGUYEN THI LAN"]
    assert AuditEntry.objects.filter(verb="token.issued").count() == 1
    assert secret not in str(list(AuditEntry.objects.values_list("details", "target_label")))


def test_a_token_reaches_its_membership_and_no_other_of_the_same_person(
    api_with_token, aoki, lan, mori, budi
):
    client = api_with_token(aoki)
    add_member(
        email=aoki.email, role=Role.HR_STAFF, organization=mori, by="tests", joined_on=date(2025, 1, 6)
    )
    assert [row["name"] for row in client.get(WORKERS).json()["results"]] == ["NGUYEN THI LAN"]
    assert client.get(f"{WORKERS}{budi.pk}/").status_code == 404
    assert [m["organization"] for m in client.get("/api/v1/me/").json()["memberships"]] == [
        lan.organization_id
    ]


def test_a_read_only_token_writes_nothing(api_with_token, aoki, lan):
    client = api_with_token(aoki)
    refused = client.patch(f"{WORKERS}{lan.pk}/", {"note": "x"})
    assert refused.status_code == 403
    assert refused.json()["errors"][0]["code"] == "read_only_token"
    assert client.post(f"/api/v1/residence-cards/{lan.cards.get().pk}/reveal/").status_code == 403


def test_a_token_that_may_write_writes_without_csrf(api_with_token, aoki, lan):
    client = api_with_token(aoki, can_write=True)
    client.handler.enforce_csrf_checks = True
    assert client.patch(f"{WORKERS}{lan.pk}/", {"note": "by payroll"}).status_code == 200


def test_a_session_needs_csrf(aoki, lan):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(aoki)
    assert client.patch(f"{WORKERS}{lan.pk}/", {"note": "x"}).status_code == 403


@pytest.mark.parametrize("end", ["revoked", "expired", "left", "inactive", "unknown", "malformed"])
def test_an_ended_token_opens_nothing(api_with_token, aoki, lan, on_2026_11_23, end):
    client = api_with_token(aoki, expires_on=date(2026, 11, 30))
    assert client.get(WORKERS).status_code == 200
    if end == "revoked":
        revoke_token(token=client.token, by=aoki)
    elif end == "expired":
        on_2026_11_23.shift(timedelta(days=8))
    elif end == "left":
        end_membership(membership=aoki.memberships.get(), left_on=date(2026, 11, 23), by="tests")
    elif end == "inactive":
        aoki.is_active = False
        aoki.save()
    elif end == "unknown":
        client.credentials(HTTP_AUTHORIZATION="Bearer ssw_nobody")
    else:
        client.credentials(HTTP_AUTHORIZATION="Bearer")
    answer = client.get(WORKERS)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert b"LAN" not in answer.content


def test_a_membership_that_ends_later_ends_its_tokens_then(api_with_token, aoki, lan, on_2026_11_23):
    client = api_with_token(aoki)
    membership = aoki.memberships.get()
    membership.left_on = date(2026, 11, 25)
    membership.save()
    assert client.get(WORKERS).status_code == 200
    on_2026_11_23.shift(timedelta(days=2))
    assert client.get(WORKERS).status_code == 401


def test_the_last_use_is_noted_at_most_once_a_minute(api_with_token, aoki, lan, on_2026_11_23):
    client = api_with_token(aoki)
    client.get(WORKERS)
    first = ApiToken.objects.get().last_used_at
    assert first is not None
    on_2026_11_23.shift(timedelta(seconds=30))
    client.get(WORKERS)
    assert ApiToken.objects.get().last_used_at == first
    on_2026_11_23.shift(timedelta(seconds=40))
    client.get(WORKERS)
    assert ApiToken.objects.get().last_used_at > first


def test_tokens_are_made_by_people_for_their_own_memberships(api_as, api_with_token, aoki, sato, kansa):
    by_token = api_with_token(aoki, can_write=True)
    body = {"membership": aoki.memberships.get().pk, "name": "second"}
    assert by_token.post("/api/v1/tokens/", body).json()["errors"][0]["code"] == "sign_in"
    of_another = api_as(sato).post("/api/v1/tokens/", body)
    assert (of_another.status_code, of_another.json()["errors"][0]["field"]) == (400, "membership")
    own = {"membership": kansa.memberships.get().pk, "name": "x"}
    assert api_as(kansa).post("/api/v1/tokens/", own).status_code == 403


def test_tokens_of_others_are_not_there(api_as, api_with_token, aoki, sato):
    token = api_with_token(aoki).token
    assert api_as(sato).get("/api/v1/tokens/").json()["count"] == 0
    assert api_as(sato).post(f"/api/v1/tokens/{token.pk}/revoke/").status_code == 404
    assert api_as(aoki).post(f"/api/v1/tokens/{token.pk}/revoke/").json()["revoked_at"]
