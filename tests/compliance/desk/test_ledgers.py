"""The admin's ledgers: who sees which rows, search, filters, exports, writes through services."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.contrib import admin
from django.urls import reverse

from compliance.accounts.models import ApiToken, Membership
from compliance.accounts.roles import Role
from compliance.audit.models import AuditEntry
from compliance.audit.services import record
from compliance.organizations.models import AcceptingOrganization, Site
from compliance.workers.models import Worker
from tests.cast import (
    make_budi,
    make_kita,
    make_kita_contract,
    make_lan,
    make_member,
    make_mori,
    make_yamada,
    on_the_day,
    standing_database,
)

LISTS = sorted(
    f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry
)
CSV, XLSX = "0", "1"


def _names(response) -> set[str]:
    return {str(row) for row in response.context["cl"].result_list}


class TestEveryLedger:
    """Opened by everybody, over one standing set of rows."""

    @pytest.fixture(scope="class")
    @classmethod
    def db(cls, django_db_setup, django_db_blocker):
        with standing_database(django_db_blocker):
            yield

    @pytest.fixture(scope="class")
    @classmethod
    def people(cls, db):
        """The members of Yamada, Kita and Mori, where Lan and Budi work."""
        with on_the_day():
            yamada, kita, mori = make_yamada(), make_kita(), make_mori()
            make_lan(yamada, make_kita_contract(yamada, kita))
            make_budi(mori)
            roles = {
                "aoki": Role.HR_STAFF,
                "sato": Role.HR_MANAGER,
                "gyoda": Role.SCRIVENER,
                "kansa": Role.AUDITOR,
            }
            members = {name: make_member(name, role, organization=yamada) for name, role in roles.items()}
            for name, role in {"kimura": Role.SUPPORT_STAFF, "kondo": Role.SUPPORT_MANAGER}.items():
                members[name] = make_member(name, role, support_organization=kita)
            members["sysadm"] = make_member("sysadm", Role.SYSTEM_ADMINISTRATOR)
            members["morita"] = make_member("morita", Role.HR_MANAGER, organization=mori)
            return members

    @pytest.mark.parametrize("name", LISTS)
    def test_no_ledger_shows_another_organization(self, name, people, client_as):
        page = client_as(people["morita"]).get(reverse(name)).content.decode()

        for marker in ("NGUYEN THI LAN", "山田食品", "蒲田店", "aoki@example.jp", "53ER"):
            assert marker not in page

    @pytest.mark.parametrize("name", LISTS)
    def test_a_ledger_opens_or_is_refused_but_never_breaks(self, name, people, client_as):
        for person in ("aoki", "sato", "kimura", "kondo", "gyoda", "kansa", "sysadm"):
            response = client_as(people[person]).get(reverse(name))
            assert response.status_code in {200, 403}, person


def test_support_staff_see_the_workers_they_support_and_no_other(kimura, lan, yamada, hire, client_as):
    hire(yamada, 2)
    response = client_as(kimura).get(reverse("admin:workers_worker_changelist"))

    assert _names(response) == {"NGUYEN THI LAN"}


@pytest.mark.parametrize("text", ["nguyen", "ラン", "1001", "PF45909953ER", "pf45909953er", "P1090518"])
def test_a_worker_is_found_by_name_kana_number_or_whole_card(text, aoki, lan, yamada, hire, client_as):
    hire(yamada, 2)
    response = client_as(aoki).get(reverse("admin:workers_worker_changelist"), {"q": text})

    assert _names(response) == {"NGUYEN THI LAN"}


def test_a_part_of_a_card_number_finds_nobody(aoki, lan, client_as):
    response = client_as(aoki).get(reverse("admin:workers_worker_changelist"), {"q": "PF459099"})

    assert _names(response) == set()


def test_the_filters_of_the_ledger_narrow_it(aoki, lan, yamada, hire, client_as):
    hire(yamada, 2)
    client, address = client_as(aoki), reverse("admin:workers_worker_changelist")

    assert _names(client.get(address, {"expires": "30"})) == {"WORKER 0000", "WORKER 0001"}
    assert _names(client.get(address, {"support": "none"})) == {"WORKER 0000", "WORKER 0001"}
    assert _names(client.get(address, {"field": "food_svc"})) == {
        "NGUYEN THI LAN",
        "WORKER 0000",
        "WORKER 0001",
    }
    assert _names(client.get(address, {"field": "constr"})) == set()
    assert _names(client.get(address, {"status": "ssw1", "at": str(lan.site_id), "q": "lan"})) == {
        "NGUYEN THI LAN"
    }
    assert _names(client.get(address, {"employment": "left"})) == set()


def test_those_who_left_are_out_of_the_ledger_unless_asked_for(aoki, lan, client_as):
    Worker.objects.filter(pk=lan.pk).update(left_on=date(2026, 11, 1))
    client, address = client_as(aoki), reverse("admin:workers_worker_changelist")

    assert _names(client.get(address)) == set()
    assert _names(client.get(address, {"employment": "left"})) == {"NGUYEN THI LAN"}


def test_card_numbers_are_masked_in_the_ledger(aoki, lan, client_as):
    page = client_as(aoki).get(reverse("admin:workers_worker_changelist")).content.decode()

    assert "********53ER" in page
    assert "PF45909953ER" not in page


@pytest.mark.parametrize(("model", "path"), [("workers_worker", "lan"), ("organizations_site", "site")])
def test_a_strangers_row_does_not_exist(model, path, mori_hr, lan, client_as):
    pk = lan.pk if path == "lan" else lan.site_id

    assert client_as(mori_hr).get(reverse(f"admin:{model}_change", args=[pk])).status_code == 404


def test_nothing_is_deleted_here(sato, lan, client_as):
    client = client_as(sato)

    assert (
        client.post(reverse("admin:workers_worker_delete", args=[lan.pk]), {"post": "yes"}).status_code == 404
    )
    assert Worker.objects.filter(pk=lan.pk).exists()


def test_an_auditor_reads_and_changes_nothing(kansa, lan, client_as):
    client, address = client_as(kansa), reverse("admin:workers_worker_change", args=[lan.pk])

    assert client.get(address).status_code == 200
    assert client.post(address, {"name": "OTHER"}).status_code == 403
    assert client.get(reverse("admin:workers_worker_add")).status_code == 403
    assert client.get(reverse("admin:workers_worker_export")).status_code == 403


# --- export


def _export(client, name: str, form: str, **query: str):
    return client.post(
        reverse(name, query=query) if query else reverse(name), {"format": form, "resource": ""}
    )


def test_the_exported_ledger_is_scoped_masked_and_on_the_record(aoki, lan, budi, client_as):
    response = _export(client_as(aoki), "admin:workers_worker_export", CSV)

    text = response.content.decode("utf-8-sig")
    assert "氏名（在留カードのとおり）" in text.splitlines()[0]
    assert "NGUYEN THI LAN" in text
    assert "********53ER" in text
    assert "PF45909953ER" not in text
    assert "BUDI" not in text
    entry = AuditEntry.objects.get(verb="ledger.exported")
    assert (entry.organization_id, entry.actor_id, entry.details) == (
        lan.organization_id,
        aoki.pk,
        {"rows": 1, "format": "csv"},
    )


def test_the_export_honours_the_filters(aoki, lan, yamada, hire, client_as):
    hire(yamada, 2)
    response = _export(client_as(aoki), "admin:workers_worker_export", XLSX, expires="30")

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    names = {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert names == {"WORKER 0000", "WORKER 0001"}


def test_a_name_like_a_formula_is_exported_as_text(aoki, lan, client_as):
    Worker.objects.filter(pk=lan.pk).update(address="=HYPERLINK(1)")
    text = _export(client_as(aoki), "admin:workers_worker_export", CSV).content.decode("utf-8-sig")

    assert "'=HYPERLINK(1)" in text


@pytest.mark.parametrize(
    "name",
    sorted(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_export"
        for model, page in admin.site._registry.items()
        if hasattr(page, "export_action")
    ),
)
def test_every_export_is_scoped(name, mori_hr, aoki, lan, budi, client_as):
    ours = _export(client_as(aoki), name, CSV).content.decode("utf-8-sig")
    theirs = _export(client_as(mori_hr), name, CSV).content.decode("utf-8-sig")

    assert "山田食品" in ours
    assert "森工業" not in ours
    assert "森工業" in theirs
    assert "山田食品" not in theirs
    for text in (ours, theirs):
        assert "PF45909953ER" not in text
        assert "RT73097205LF" not in text


# --- writes


def test_a_worker_is_registered_through_the_service(aoki, yamada, client_as):
    response = client_as(aoki).post(
        reverse("admin:workers_worker_add"),
        {
            "organization": yamada.pk,
            "name": "PHAM VAN AN",
            "employee_number": "7",
            "birth_date": "平成7年5月1日",
            "languages": ["vi"],
        },
    )

    assert response.status_code == 302, response.context["adminform"].form.errors
    worker = Worker.objects.get(name="PHAM VAN AN")
    assert (worker.birth_date, worker.languages) == (date(1995, 5, 1), ["vi"])
    assert response["Location"] == reverse("desk:worker", args=[worker.pk])
    assert AuditEntry.objects.filter(verb="worker.registered", actor_id=aoki.pk).exists()


def test_a_change_is_the_services_and_on_the_record(aoki, lan, client_as):
    address = reverse("admin:workers_worker_change", args=[lan.pk])
    client = client_as(aoki)
    form = client.get(address).context["adminform"].form
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    response = client.post(address, {**data, "phone": "03-1111-2222"})

    assert response.status_code == 302, response.context["adminform"].form.errors
    lan.refresh_from_db()
    assert lan.phone == "03-1111-2222"
    entry = AuditEntry.objects.get(verb="worker.changed", actor_id=aoki.pk)
    assert entry.details == {"changed": {"phone": ["", "03-1111-2222"]}}


def test_what_a_service_refuses_stands_beside_the_field_with_the_input_as_typed(sato, yamada, client_as):
    client = client_as(sato)
    address = reverse("admin:organizations_supportcontract_add")
    response = client.post(
        reverse("admin:organizations_site_add"), {"organization": yamada.pk, "name": "蒲田店"}
    )
    assert response.status_code == 200
    assert 'value="蒲田店"' in response.content.decode()
    assert client.get(address).status_code == 200


def test_a_number_in_use_is_refused_and_the_name_stays(aoki, lan, yamada, client_as):
    response = client_as(aoki).post(
        reverse("admin:workers_worker_add"),
        {"organization": yamada.pk, "name": "PHAM VAN AN", "employee_number": "1001"},
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert "PHAM VAN AN" in page
    assert "この社員番号はすでに使われています" in page
    assert not Worker.objects.filter(name="PHAM VAN AN").exists()


def test_a_site_of_another_organization_is_no_choice(aoki, yamada, mori, client_as):
    response = client_as(aoki).post(
        reverse("admin:workers_worker_add"),
        {"organization": yamada.pk, "name": "PHAM VAN AN", "site": mori.sites.get().pk},
    )

    assert "site" in response.context["adminform"].form.errors


def test_a_row_cannot_be_made_at_another_organization(aoki, mori, client_as):
    client_as(aoki).post(reverse("admin:organizations_site_add"), {"organization": mori.pk, "name": "侵入"})

    assert not Site.objects.filter(name="侵入").exists()


def test_lookups_offer_only_what_the_person_may_see(aoki, yamada, mori, client_as):
    response = client_as(aoki).get(
        reverse("admin:autocomplete"),
        {"app_label": "workers", "model_name": "worker", "field_name": "site", "term": ""},
    )

    assert [row["text"] for row in response.json()["results"]] == ["蒲田店"]


def test_a_corporate_number_is_checked_beside_its_field(sato, yamada, client_as):
    address = reverse("admin:organizations_acceptingorganization_change", args=[yamada.pk])
    response = client_as(sato).post(
        address, {"name": "株式会社山田食品", "corporate_number": "1234567890123"}
    )

    assert "corporate_number" in response.context["adminform"].form.errors
    assert 'value="1234567890123"' in response.content.decode()
    assert AcceptingOrganization.objects.get(pk=yamada.pk).corporate_number == "5835678256246"


def test_hr_staff_do_not_change_the_organization_itself(aoki, yamada, client_as):
    address = reverse("admin:organizations_acceptingorganization_change", args=[yamada.pk])

    assert client_as(aoki).post(address, {"name": "他社"}).status_code == 403


def test_a_body_shows_its_renewal_window(aoki, kita_contract, client_as):
    page = client_as(aoki).get(
        reverse(
            "admin:organizations_registeredsupportorganization_change",
            args=[kita_contract.support_organization_id],
        )
    )

    assert "2028-12-01 – 2029-02-28" in page.content.decode()


# --- members and tokens


def test_a_manager_adds_a_member_with_a_first_password(sato, yamada, client_as):
    response = client_as(sato).post(
        reverse("admin:accounts_membership_add"),
        {
            "email": "Ito@example.jp",
            "name": "伊藤",
            "password": "春夏秋冬 correct staple",
            "organization": yamada.pk,
            "role": "hr_staff",
            "receives_reminders": "on",
        },
    )

    assert response.status_code == 302, response.context["adminform"].form.errors
    membership = Membership.objects.get(user__email="ito@example.jp")
    assert (membership.role, membership.joined_on) == ("hr_staff", date(2026, 11, 23))
    assert membership.user.check_password("春夏秋冬 correct staple")


@pytest.mark.parametrize("role", ["system_administrator", "support_manager"])
def test_a_manager_gives_no_role_beyond_their_own_side(role, sato, yamada, client_as):
    response = client_as(sato).post(
        reverse("admin:accounts_membership_add"),
        {"email": "ito@example.jp", "organization": yamada.pk, "role": role},
    )

    assert "role" in response.context["adminform"].form.errors
    assert not Membership.objects.filter(user__email="ito@example.jp").exists()


def test_a_weak_first_password_is_refused(sato, yamada, client_as):
    response = client_as(sato).post(
        reverse("admin:accounts_membership_add"),
        {"email": "ito@example.jp", "organization": yamada.pk, "role": "hr_staff", "password": "1234"},
    )

    assert response.status_code == 200
    assert "ito@example.jp" in response.content.decode()
    assert not Membership.objects.filter(user__email="ito@example.jp").exists()


def test_a_membership_is_ended(sato, aoki, client_as):
    membership = aoki.memberships.get()
    client_as(sato).post(
        reverse("admin:accounts_membership_change", args=[membership.pk]),
        {"left_on": "2026-11-23", "receives_reminders": "on"},
    )

    membership.refresh_from_db()
    assert membership.left_on == date(2026, 11, 23)


def test_a_token_shows_its_secret_once(aoki, client_as):
    client = client_as(aoki)
    address = reverse("admin:accounts_apitoken_changelist")
    client.post(
        reverse("admin:accounts_apitoken_add"),
        {"membership": aoki.memberships.get().pk, "name": "給与システム"},
    )
    token = ApiToken.objects.get()
    first, second = client.get(address).content.decode(), client.get(address).content.decode()

    assert f"{token.prefix}" in first
    assert first.count("ssw_") > second.count("ssw_")
    client.post(reverse("desk:revoke-token", args=[token.pk]))
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_a_token_acts_as_nobody_elses_membership(aoki, sato, client_as):
    client_as(aoki).post(
        reverse("admin:accounts_apitoken_add"), {"membership": sato.memberships.get().pk, "name": "x"}
    )

    assert not ApiToken.objects.exists()


# --- audit, reminders, oneself


def test_the_audit_record_is_read_only_and_says_that_it_is_whole(sato, lan, client_as):
    client = client_as(sato)
    entry = AuditEntry.objects.filter(organization_id=lan.organization_id).first()

    assert "異常なし" in client.get(reverse("desk:audit-status")).content.decode()
    assert client.get(reverse("admin:audit_auditentry_change", args=[entry.pk])).status_code == 200
    assert (
        client.post(reverse("admin:audit_auditentry_change", args=[entry.pk]), {"verb": "x"}).status_code
        == 403
    )
    assert client.get(reverse("admin:audit_auditentry_add")).status_code == 403


def test_the_audit_record_reads_what_changed_however_it_was_noted(sato, lan, client_as):
    for changed in (
        {"planned_filing_on": "2026-12-01"},
        {"council_member": True, "care_staff": None},
        {"phone": ["", "03-0000-0001"]},
        ["languages", "offices"],
        "一部",
        3,
        None,
    ):
        record(
            by=sato,
            verb="case.planned",
            target=lan,
            organization_id=lan.organization_id,
            label=lan.name,
            details={"changed": changed},
        )

    page = client_as(sato).get(reverse("admin:audit_auditentry_changelist"))

    assert page.status_code == 200
    for text in ("planned_filing_on: 2026-12-01", " → 03-0000-0001", "languages, offices", "一部"):
        assert text in page.content.decode()


def test_the_audit_record_is_for_those_who_may_see_it(aoki, lan, client_as):
    assert client_as(aoki).get(reverse("admin:audit_auditentry_changelist")).status_code == 403
    assert client_as(aoki).get(reverse("desk:audit-status")).status_code == 403


def test_a_manager_sets_what_the_organization_wishes(sato, yamada, client_as):
    client, address = client_as(sato), reverse("desk:reminder-wishes", args=[yamada.pk])
    client.post(address, {"what": "policy", "tell_support_body": "on"})
    client.post(address, {"what": "step", "step-kind": "card_expiry", "step-days_before": "150"})
    client.post(address, {"what": "quiet", "quiet-quiet_on": "令和8年12月29日"})

    yamada.refresh_from_db()
    assert yamada.reminder_policy.tell_workers is False
    step = yamada.reminder_steps.get()
    assert step.days_before == 150
    assert yamada.quiet_days.get().quiet_on == date(2026, 12, 29)
    client.post(address, {"what": "remove_step", "step": step.pk})
    assert not yamada.reminder_steps.exists()


def test_a_person_chooses_their_language(kimura, lan, client_as):
    client = client_as(kimura)
    client.post(reverse("desk:language"), {"language": "vi"})

    kimura.refresh_from_db()
    assert kimura.language == "vi"
    assert client.get(reverse("admin:index")).status_code == 200
