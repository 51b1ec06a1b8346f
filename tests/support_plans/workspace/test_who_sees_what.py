"""Support staff see their clients' workers while the contract runs; afterwards their own records only."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from compliance.organizations.services import change_support_contract
from support_plans.models import SupportLog
from tests.support_plans.workspace.addresses import ABOUT_ONESELF, ARCHIVE, WRITES_ONLY, filled

pytestmark = pytest.mark.django_db
MARK = "THI LAN"


@pytest.fixture
def addresses(planted, lan, kita_office, kita_staff):
    return filled(planted, lan, kita_office, kita_staff["kimura"])


def pages_of(addresses, *, without=frozenset()):
    return {
        name: address for name, address in addresses.items() if name not in WRITES_ONLY | ARCHIVE | without
    }


def test_the_bodys_staff_open_every_page(addresses, kondo, client_as):
    client = client_as(kondo)
    answers = {name: client.get(address).status_code for name, address in pages_of(addresses).items()}

    assert set(answers.values()) == {200}, answers


def test_a_stranger_is_asked_to_sign_in(addresses, client):
    answers = {name: client.get(address) for name, address in addresses.items()}

    assert all(answer.status_code in {302, 405} for answer in answers.values())
    assert all("login" in answer.url for answer in answers.values() if answer.status_code == 302)


def test_who_has_nothing_to_do_with_support_finds_no_workspace(addresses, sysadm, client_as):
    client = client_as(sysadm)

    assert {client.get(address).status_code for address in pages_of(addresses).values()} == {404}


def test_another_employer_finds_nothing_of_lan(addresses, mori_hr, client_as):
    client = client_as(mori_hr)
    for name, address in pages_of(addresses, without=ABOUT_ONESELF).items():
        answer = client.get(address)
        if any(character.isdigit() for character in address):
            assert answer.status_code == 404, name
        else:
            assert answer.status_code == 200, name
            assert MARK not in answer.content.decode(errors="ignore"), name


def test_the_employers_own_staff_may_use_it_for_their_workers(addresses, aoki, client_as):
    client = client_as(aoki)
    pages = pages_of(addresses, without=ABOUT_ONESELF)

    assert {client.get(address).status_code for address in pages.values()} == {200}
    assert MARK in client.get(reverse("support:worker_list")).content.decode()


def test_an_auditor_reads_and_records_nothing(addresses, kansa, client_as):
    client = client_as(kansa)

    assert client.get(addresses["worker"]).status_code == 200
    assert client.get(addresses["log_worker"]).status_code == 403
    assert client.post(addresses["log_worker"]).status_code == 403
    assert client.post(addresses["task_act"]).status_code == 403
    assert client.post(addresses["consultation_act"]).status_code == 403


def test_on_the_last_day_of_the_contract_lan_is_still_there(addresses, kita_contract, kondo, client_as):
    change_support_contract(contract=kita_contract, by="tests", ends_on=date(2026, 11, 23))

    assert client_as(kondo).get(addresses["worker"]).status_code == 200


@pytest.mark.parametrize("person", ["kimura", "kondo"])
def test_the_day_after_the_contract_lan_is_gone_from_every_address(
    person, addresses, contract_ended_yesterday, client_as, request
):
    """Lists, searches, counts, exports, files and addresses: every route of the workspace is walked."""
    client = client_as(request.getfixturevalue(person))
    archive = {"past_list", "file"}
    for name, address in addresses.items():
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            said = content.decode(errors="ignore")
            if name in ARCHIVE | archive:
                continue
            assert MARK not in said, f"{method} {address}"
            if "<int:pk>" in name or any(part.isdigit() for part in address.split("/")):
                about_oneself = name in ABOUT_ONESELF
                assert answer.status_code in ({200, 302, 403, 422} if about_oneself else {404, 405}), address
    for address in (
        reverse("support:worker_list") + "?q=LAN",
        reverse("support:log_new") + "?q=LAN",
        reverse("support:today") + "?person=all&group=later",
        reverse("support:calendar") + "?day=2026-11-26",
    ):
        assert MARK not in client.get(address).content.decode()
    assert client.get(reverse("support:worker_list")).context["page"].paginator.count == 0
    assert client.get(reverse("support:today") + "?person=all").context["count"] == 0


def test_the_bodys_own_records_stay_in_its_archive_and_can_only_be_read(
    addresses, planted, contract_ended_yesterday, kimura, client_as
):
    client = client_as(kimura)
    kinds = {
        "logs": "past_log",
        "interviews": "past_interview",
        "consultations": "past_consultation",
    }
    for kind, name in kinds.items():
        listed = client.get(reverse("support:past_list"), {"kind": kind})
        assert listed.context["page"].paginator.count >= 1
        assert MARK in listed.content.decode()
        detail = client.get(addresses[name]).content.decode()
        assert MARK in detail
        assert f'href="{addresses["worker"]}"' not in detail
    file = client.get(addresses["file"])
    assert file.status_code == 200
    assert b"".join(file.streaming_content).startswith(b"\x89PNG")
    assert client.post(addresses["log_correct"], {"reason": "x"}).status_code == 404
    assert SupportLog.objects.current().get().pk == planted.log.pk


def test_the_archive_holds_nothing_of_those_who_are_supported_today(addresses, planted, kimura, client_as):
    client = client_as(kimura)

    assert client.get(reverse("support:past_list")).context["page"].paginator.count == 0
    assert {client.get(addresses[name]).status_code for name in ARCHIVE} == {404}


def test_another_body_never_sees_what_kita_recorded(
    addresses, planted, yamada, member, contract_ended_yesterday, client_as
):
    from compliance.accounts.roles import Role
    from compliance.organizations.services import conclude_support_contract, know_support_organization
    from compliance.workers.services import change_worker

    minami = know_support_organization(registration_number="20登-000777", name="みなみ支援", by="tests")
    contract = conclude_support_contract(
        organization=yamada, support_organization=minami, starts_on=date(2026, 11, 23), by="tests"
    )
    change_worker(worker=planted.task.worker, by="tests", support_contract=contract)
    client = client_as(member("minamino", Role.SUPPORT_STAFF, support_organization=minami))

    assert client.get(addresses["worker"]).status_code == 200
    for name in ("log", "interview", "consultation", "file", "follow_up", *ARCHIVE):
        assert client.get(addresses[name]).status_code == 404, name
    assert client.get(reverse("support:past_list")).context["page"].paginator.count == 0
    assert "ごみの出し方" not in client.get(addresses["worker"]).content.decode()
