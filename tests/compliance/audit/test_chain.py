"""The audit record: chained, sealed once a transaction, append-only, without full numbers."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from compliance.audit import append_only
from compliance.audit.models import AuditChain, AuditEntry
from compliance.audit.services import audited, record, sealing, verify
from compliance.organizations.services import register_organization
from compliance.residence.services import register_residence_card, reveal_card_number


def test_an_act_is_recorded_with_its_actor_and_organization(yamada):
    entry = AuditEntry.objects.get(verb="organization.registered")
    assert (entry.organization_id, entry.actor_label, entry.sequence) == (yamada.pk, "tests", 1)


def test_the_chain_of_each_organization_fits(lan, budi):
    for organization_id in AuditEntry.objects.values_list("organization_id", flat=True).distinct():
        assert verify(organization_id) is None


def test_a_changed_entry_shows(lan, yamada):
    entry = AuditEntry.objects.filter(organization_id=yamada.pk, verb="worker.registered").get()
    append_only.remove(connection)
    AuditEntry.objects.filter(pk=entry.pk).update(actor_label="somebody else")
    assert verify(yamada.pk) == entry.sequence


def test_a_removed_last_entry_shows(lan, yamada):
    append_only.remove(connection)
    last = AuditEntry.objects.filter(organization_id=yamada.pk).order_by("-sequence").first()
    AuditEntry.objects.filter(pk=last.pk).delete()
    assert verify(yamada.pk) == last.sequence


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_changes(yamada, act):
    append_only.install(connection)
    entries = AuditEntry.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        entries.update(verb="nothing") if act == "update" else entries.delete()
    append_only.remove(connection)


def test_what_is_rolled_back_leaves_no_entry(yamada):
    @audited
    def fails() -> None:
        record(by="tests", verb="never", target="thing:1", organization_id=yamada.pk)
        message = "no"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        fails()
    assert not AuditEntry.objects.filter(verb="never").exists()


def test_a_failed_inner_act_takes_only_its_own_entries(yamada):
    with sealing():
        record(by="tests", verb="kept", target="thing:1", organization_id=yamada.pk)
        with pytest.raises(ValidationError):
            register_organization(name="", by="tests")
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))[-1] == "kept"


def test_one_transaction_locks_the_chain_once(yamada, django_assert_num_queries):
    with django_assert_num_queries(5), sealing():  # savepoint, lock, insert, save, release
        for number in range(40):
            record(by="tests", verb="many", target=f"thing:{number}", organization_id=yamada.pk)
    assert (
        AuditChain.objects.get(organization_id=yamada.pk).last_sequence
        == AuditEntry.objects.filter(organization_id=yamada.pk).count()
    )


def test_no_entry_holds_a_full_number(lan, aoki):
    reveal_card_number(card=lan.cards.get(), by=aoki)
    register_residence_card(worker=lan, number="QL60392668PE", expires_on=date(2028, 1, 31), by=aoki)
    text = " ".join(f"{entry.details} {entry.target_label}" for entry in AuditEntry.objects.all())
    for number in ("PF45909953ER", "QL60392668PE", "P1090518"):
        assert number not in text
    assert AuditEntry.objects.filter(verb="residence_card.revealed", actor_id=aoki.pk).count() == 1
