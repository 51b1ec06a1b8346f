"""Members and oneself through the API."""

from __future__ import annotations

import pytest

from compliance.accounts.models import Membership, User
from compliance.accounts.roles import Role

MEMBERS = "/api/v1/memberships/"


def test_a_manager_adds_and_ends_a_member(api_as, sato, yamada):
    made = api_as(sato).post(
        MEMBERS, {"email": "new@example.jp", "organization": yamada.pk, "role": "hr_staff"}
    )
    assert made.status_code == 201, made.content
    assert made.json()["person"]["email"] == "new@example.jp"
    ended = api_as(sato).post(f"{MEMBERS}{made.json()['id']}/end/", {"left_on": "2026-11-30"})
    assert (ended.status_code, ended.json()["left_on"]) == (200, "2026-11-30")


def test_members_are_for_those_who_manage_them(api_as, aoki, kansa, sato):
    assert api_as(aoki).get(MEMBERS).status_code == 403
    assert api_as(kansa).get(MEMBERS).status_code == 403
    assert {row["role"] for row in api_as(sato).get(MEMBERS).json()["results"]} >= {"hr_manager", "hr_staff"}


def test_a_manager_gives_no_role_elsewhere_and_makes_no_administrator(
    api_as, sato, mori, kita, kita_contract
):
    before = Membership.objects.count()
    for place in (
        {"organization": mori.pk, "role": Role.HR_STAFF},
        {"support_organization": kita.pk, "role": Role.SUPPORT_STAFF},
        {"role": Role.SYSTEM_ADMINISTRATOR},
        {"role": Role.HR_STAFF},
    ):
        answer = api_as(sato).post(MEMBERS, {"email": "sato@example.jp", **place})
        assert answer.status_code in {400, 403}, (place, answer.content)
    assert Membership.objects.count() == before


def test_a_support_manager_gives_no_role_at_a_client(api_as, kondo, yamada, lan):
    assert kondo.can("registry.view", organization_id=yamada.pk)
    assert not kondo.can("members.manage", organization_id=yamada.pk)
    answer = api_as(kondo).post(
        MEMBERS, {"email": "kondo@example.jp", "organization": yamada.pk, "role": "hr_manager"}
    )
    assert answer.status_code == 403
    assert not Membership.objects.filter(user=kondo, organization=yamada).exists()


def test_people_change_their_own_name_and_language_and_nothing_else(api_as, aoki):
    answer = api_as(aoki).patch(
        "/api/v1/me/", {"language": "en", "email": "boss@example.jp", "is_active": False}
    )
    assert answer.status_code == 200, answer.content
    aoki.refresh_from_db()
    assert (aoki.language, aoki.email, aoki.is_active) == ("en", "aoki@example.jp", True)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SYSTEM_ADMINISTRATOR])
def test_me_says_what_i_may_do(api_as, member, yamada, kita, role):
    place = {"support_organization": kita} if role.startswith("support") else {"organization": yamada}
    user: User = member("someone", role, **place)
    shown = api_as(user).get("/api/v1/me/").json()
    assert [m["role"] for m in shown["memberships"]] == [role]
    assert "registry.view" in shown["memberships"][0]["capabilities"]
