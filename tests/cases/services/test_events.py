"""Recording an event opens the case of each notification it calls for, with form, due day and safe day."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases import services
from compliance.deadlines.models import Deadline
from compliance.employment.services import change_contract


def cases_of(recorded):
    return {(case.kind, case.official_form): case for case in recorded.cases}


def test_a_resignation_opens_the_notification_the_reminder_and_the_report_to_hello_work(aoki, lan):
    contract = lan.contracts.get()
    recorded = services.record_event(
        organization=lan.organization,
        kind="contract_ended",
        contract=contract,
        happened_on=date(2026, 11, 20),
        reason="worker_resigned",
        by=aoki,
    )
    contract.refresh_from_db()
    assert contract.ended_on == date(2026, 11, 20)
    found = cases_of(recorded)
    assert set(found) == {
        ("notification", "3-1-2"),
        ("worker_notice", "１の４"),
        ("notification", "雇用保険被保険者資格喪失届"),
    }
    notice = found["notification", "3-1-2"]
    assert (notice.due_on, notice.planned_filing_on) == (date(2026, 12, 4), date(2026, 12, 4))
    assert notice.event == recorded.event


def test_a_missing_worker_is_notified_with_the_record_of_the_circumstances(aoki, lan):
    recorded = services.record_event(
        organization=lan.organization,
        kind="acceptance_difficult",
        worker=lan,
        happened_on=date(2026, 11, 19),
        reason="missing",
        by=aoki,
    )
    case = recorded.cases[0]
    assert (case.official_form, case.attachments) == ("3-4", ["5-15"])
    assert case.due_on == date(2026, 12, 3)
    assert [paper.slug for paper in case.documents.all()] == ["notification_form", "form:5-15"]


def test_support_not_carried_out_counts_from_the_day_it_was_learned_of(aoki, lan):
    recorded = services.record_event(
        organization=lan.organization,
        kind="support_not_carried_out",
        worker=lan,
        happened_on=date(2026, 10, 1),
        learned_on=date(2026, 11, 20),
        by=aoki,
    )
    assert recorded.cases[0].due_on == date(2026, 12, 4)


def test_a_changed_wage_is_found_by_comparing_the_versions_and_opens_one_case(aoki, lan):
    changed = change_contract(
        contract=lan.contracts.get(), monthly_wage=230_000, changed_on=date(2026, 11, 20), by=aoki
    )
    recorded = services.record_event(
        organization=lan.organization,
        kind="contract_changed",
        contract=changed,
        happened_on=date(2026, 11, 20),
        by=aoki,
    )
    assert recorded.event.headings == ["pay"]
    assert [case.official_form for case in recorded.cases] == ["3-1-1"]
    assert Deadline.objects.open().filter(kind="notify_contract_change").count() == 1


def test_filing_the_notification_settles_its_deadline(aoki, lan):
    recorded = services.record_event(
        organization=lan.organization, kind="nonconformity", happened_on=date(2026, 11, 18), by=aoki
    )
    case = recorded.cases[0]
    for paper in case.documents.all():
        services.receive_paper(paper=paper, by=aoki)
    services.prepare(case=case, by=aoki)
    services.submit(
        case=case,
        by=aoki,
        submitted_on=date(2026, 11, 23),
        channel="online",
        capacity="employer_staff",
        receipt_number="届-1",
    )
    case.deadline.refresh_from_db()
    assert (case.state, case.deadline.state) == ("done", "settled")
    assert "届-1" in case.deadline.settle_note


def test_nobody_learns_of_it_before_it_happened_and_a_reason_is_one_the_notification_knows(aoki, lan):
    with pytest.raises(ValidationError, match="知った日"):
        services.record_event(
            organization=lan.organization,
            kind="nonconformity",
            happened_on=date(2026, 11, 18),
            learned_on=date(2026, 11, 17),
            by=aoki,
        )
    with pytest.raises(ValidationError):
        services.record_event(
            organization=lan.organization,
            kind="acceptance_difficult",
            worker=lan,
            happened_on=date(2026, 11, 18),
            reason="worker_resigned",
            by=aoki,
        )


def test_an_event_entered_by_mistake_withdraws_what_it_posted(aoki, lan):
    recorded = services.record_event(
        organization=lan.organization, kind="nonconformity", happened_on=date(2026, 11, 18), by=aoki
    )
    services.void_event(event=recorded.event, reason="別の会社の話だった", by=aoki)
    assert Deadline.objects.get(subject=f"event:{recorded.event.pk}").state == "withdrawn"
