"""Where a person begins after signing in."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from compliance.accounts.roles import Role
from compliance.accounts.services import add_member
from tests.conftest import PASSWORD


def _signed_in(user, address):
    """Through the form as it is shown, from the address one was sent to."""
    client = Client()
    form = client.get(address)
    assert 'name="next"' not in form.content.decode()  # the address alone says where to go
    answer = client.post(address, {"username": user.email, "password": PASSWORD}, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain[-1][0]


@pytest.mark.parametrize("address", ["/login/", "/login/?next=/"])
@pytest.mark.parametrize(
    ("person", "home"), [("kimura", "/support/"), ("kondo", "/support/"), ("aoki", "/"), ("sysadm", "/")]
)
def test_support_staff_begin_in_their_workspace_and_others_with_what_is_to_do(
    person, home, address, kita_contract, request
):
    assert _signed_in(request.getfixturevalue(person), address) == home


def test_whoever_wanted_a_page_is_led_to_it(kimura, lan):
    page = reverse("desk:worker", args=[lan.pk])

    assert _signed_in(kimura, f"/login/?next={page}") == page


def test_an_address_elsewhere_is_not_followed(kimura, kita_contract):
    assert _signed_in(kimura, "/login/?next=https://example.com/") == "/support/"


def test_whoever_also_works_for_an_employer_begins_with_what_is_to_do(kimura, yamada, kita_contract):
    add_member(
        email=kimura.email,
        role=Role.HR_STAFF,
        organization=yamada,
        joined_on=date(2025, 1, 6),
        by="tests",
    )

    assert _signed_in(kimura, "/login/") == "/"
