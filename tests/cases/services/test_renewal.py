"""A renewal from the deadline to the granted card, through the services."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases import services
from cases.checks import run_checks
from cases.models import Case
from compliance.audit.models import AuditEntry
from compliance.deadlines.models import Deadline
from compliance.residence.models import ResidenceCard

GRANT = {"status": "ssw1", "months": 12, "expires_on": date(2028, 1, 31), "card_number": "PF11112222ER"}


def test_it_opens_from_the_deadline_with_everything_known_filled_in(renewal, lan):
    assert (renewal.procedure, renewal.application_type, renewal.worker) == ("extension", "extension", lan)
    assert renewal.due_on == date(2027, 1, 31)
    assert renewal.field == "food_svc"
    assert renewal.title == "在留期間更新許可申請（特定技能）"
    assert renewal.documents.filter(line="from_worker").exists()
    assert renewal.documents.filter(line="we_make").exists()
    assert renewal.steps.filter(slug="file", due_on__isnull=False).exists()
    assert renewal.percent == 0


def test_the_same_matter_opens_no_second_case(renewal, aoki, lan):
    for kind in ("extension_last_day", "card_expiry", "extension_opens"):
        deadline = Deadline.objects.get(worker=lan, kind=kind)
        assert services.open_from_deadline(deadline=deadline, by=aoki) == renewal
    assert Case.objects.count() == 1


def test_it_is_not_prepared_while_papers_are_missing(renewal, aoki):
    with pytest.raises(ValidationError) as refused:
        services.prepare(case=renewal, by=aoki)
    assert "写真" in refused.value.messages[0]
    renewal.refresh_from_db()
    assert renewal.state == "preparing"


def test_a_renewal_runs_to_the_granted_card(filed, aoki, lan):
    assert filed.state == "waiting"
    special = Deadline.objects.get(worker=lan, kind="special_period_end", state="open")
    assert special.due_on == date(2027, 3, 31)
    services.grant(case=filed, by=aoki, decided_on=date(2026, 11, 23), **GRANT)
    filed.refresh_from_db()
    card = ResidenceCard.objects.current().get(worker=lan)
    assert (filed.state, filed.granted_card, card.expires_on) == ("granted", card, date(2028, 1, 31))
    assert filed.fee_yen == 27_330
    assert ResidenceCard.objects.filter(worker=lan).count() == 2
    due = Deadline.objects.get(worker=lan, kind="extension_last_day", state="open")
    assert due.due_on == date(2028, 1, 31)
    assert [act.act for act in filed.acts.all()] == ["open", "prepare", "approve", "submit", "grant"]


def test_the_agency_asks_and_its_day_stands_in_the_ledger_until_it_is_answered(filed, aoki):
    services.record_agency_request(
        case=filed, received_on=date(2026, 11, 21), due_on=date(2026, 12, 4), wants="賃金台帳", by=aoki
    )
    due = Deadline.objects.get(subject=f"case:{filed.pk}", kind="agency_request")
    assert (filed.state, due.due_on, due.severity) == ("asked", date(2026, 12, 4), "critical")
    services.answer_agency(case=filed, answered_on=date(2026, 11, 22), answer="提出した", by=aoki)
    due.refresh_from_db()
    assert (filed.state, due.state) == ("waiting", "settled")


def test_a_withdrawn_application_gives_no_special_period(filed, aoki, lan):
    services.withdraw(case=filed, withdrawn_on=date(2026, 11, 23), reason="契約を結び直す", by=aoki)
    assert filed.state == "withdrawn"
    assert not Deadline.objects.open().filter(worker=lan, kind="special_period_end").exists()
    assert Deadline.objects.open().filter(worker=lan, kind="extension_last_day").exists()


def test_a_decision_before_the_submission_is_refused(complete, filed, aoki):
    with pytest.raises(ValidationError) as refused:
        services.grant(case=filed, by=aoki, decided_on=date(2026, 11, 19), **GRANT)
    assert "2026-11-20" in refused.value.message_dict["decided_on"][0]


def test_a_case_that_was_not_filed_has_no_decision(renewal, aoki):
    with pytest.raises(ValidationError, match="提出"):
        services.refuse(case=renewal, decided_on=date(2026, 11, 23), by=aoki)


def test_a_submission_before_the_preparation_and_before_the_approval_is_refused(complete, aoki):
    facts = {"submitted_on": date(2026, 11, 20), "channel": "online", "capacity": "employer_staff"}
    with pytest.raises(ValidationError, match="準備"):
        services.submit(case=complete, by=aoki, **facts)
    services.prepare(case=complete, by=aoki)
    with pytest.raises(ValidationError, match="承認"):
        services.submit(case=complete, by=aoki, **facts)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({**GRANT, "months": 48, "expires_on": date(2031, 1, 31)}, "months"),
        ({**GRANT, "expires_on": date(2029, 1, 31)}, "expires_on"),
        ({**GRANT, "expires_on": date(2027, 1, 31)}, "expires_on"),
        ({**GRANT, "card_number": "12345"}, "card_number"),
        ({**GRANT, "status": ""}, "status"),
    ],
    ids=["longer than the law", "longer than the count", "overlaps the stay", "no card number", "no status"],
)
def test_a_permission_that_cannot_be_is_refused_and_nothing_is_written(facts, field, filed, aoki, lan):
    with pytest.raises(ValidationError) as refused:
        services.grant(case=filed, by=aoki, decided_on=date(2026, 11, 23), **facts)
    assert field in refused.value.error_dict
    filed = Case.objects.get(pk=filed.pk)
    assert (filed.state, filed.decided_on) == ("waiting", None)
    assert ResidenceCard.objects.filter(worker=lan).count() == 1


def test_a_receipt_number_is_entered_once_in_an_organization(filed, aoki, sato, lan):
    other = services.open_case(
        organization=lan.organization, worker=lan, procedure="other_activities", by=aoki
    )
    services.receive_papers(papers=list(other.documents.filter(state="needed")), by=aoki)
    services.prepare(case=other, by=aoki)
    services.approve(case=other, by=sato)
    with pytest.raises(ValidationError) as refused:
        services.submit(
            case=other,
            by=aoki,
            submitted_on=date(2026, 11, 22),
            channel="counter",
            capacity="employer_staff",
            receipt_number="東26-0001",
        )
    assert "receipt_number" in refused.value.error_dict


def test_staff_of_a_support_body_first_read_what_the_law_reserves(complete, aoki):
    with pytest.raises(ValidationError) as refused:
        services.prepare(case=complete, by=aoki, capacity="support_body_staff")
    assert "law_read" in refused.value.error_dict
    services.prepare(case=complete, by=aoki, capacity="support_body_staff", law_read=True)
    assert complete.law_prompt_read_at is not None


def test_a_block_is_overridden_by_a_manager_with_a_reason_and_nobody_else(complete, aoki, sato):
    services.answer_for_employer(
        organization=complete.organization, answers={"council_member": False}, field="food_svc", by=aoki
    )
    with pytest.raises(ValidationError):
        services.prepare(case=complete, by=aoki)
    facts = {"case": complete, "code": "council_not_member"}
    with pytest.raises(ValidationError):
        services.override_check(**facts, reason="加入手続中", by=aoki)
    with pytest.raises(ValidationError):
        services.override_check(**facts, reason="  ", by=sato)
    services.override_check(**facts, reason="加入手続中。証明書は後日提出する。", by=sato)
    found = {one.code: one.severity for one in run_checks(complete)}
    assert found["council_not_member"] == "overridden"
    services.prepare(case=complete, by=aoki)


def test_a_certificate_that_grew_too_old_is_missing_again(complete, aoki):
    paper = complete.documents.get(slug="resident_tax_payment")
    services.receive_paper(paper=paper, by=aoki, issued_on=date(2026, 8, 22))
    services.plan_case(case=complete, planned_filing_on=date(2026, 11, 23), by=aoki)
    with pytest.raises(ValidationError) as refused:
        services.prepare(case=complete, by=aoki)
    assert "納税証明書" in refused.value.messages[0]


def test_what_a_person_decided_about_a_paper_is_not_taken_back_by_the_procedure(renewal, aoki):
    paper = renewal.documents.filter(state="needed").first()
    services.leave_out_paper(paper=paper, reason="前回提出済み", by=aoki)
    services.sync_case(renewal)
    paper.refresh_from_db()
    assert (paper.state, paper.reason_note) == ("omitted", "前回提出済み")


def test_a_paper_filed_this_year_may_be_left_out_of_the_next_case(filed, aoki, lan):
    again = services.open_case(organization=lan.organization, worker=lan, procedure="extension", by=aoki)
    paper = again.documents.get(slug="resident_tax_payment")
    assert (paper.state, paper.reason) == ("omitted", "filed_before")


def test_a_letter_asks_the_worker_in_vietnamese_and_the_papers_are_noted_as_asked_for(renewal, aoki):
    letter = services.ask_for_papers(
        case=renewal, to="worker", language="vi", wanted_by_on=date(2026, 12, 10), by=aoki
    )
    assert "2026-12-10" in letter.text
    assert "Giấy chứng nhận nộp thuế thị dân" in letter.text
    assert renewal.documents.get(slug="resident_tax_payment").state == "requested"


def test_a_planned_filing_stands_in_the_ledger_until_it_is_filed(complete, aoki, sato):
    services.plan_case(case=complete, planned_filing_on=date(2026, 12, 1), by=aoki)
    due = Deadline.objects.get(subject=f"case:{complete.pk}", kind="planned_filing")
    assert (due.due_on, due.state) == (date(2026, 12, 1), "open")
    services.prepare(case=complete, by=aoki)
    services.approve(case=complete, by=sato)
    services.submit(
        case=complete, by=aoki, submitted_on=date(2026, 11, 23), channel="counter", capacity="employer_staff"
    )
    due.refresh_from_db()
    assert due.state == "settled"


def test_a_cohort_takes_in_who_it_can_and_says_why_not_of_the_others(renewal, aoki, lan):
    from compliance.workers.services import register_worker

    other = register_worker(organization=lan.organization, name="TRAN VAN NAM", by=aoki)
    opened = services.open_cases(
        organization=lan.organization, workers=[lan, other], procedure="extension", name="冬", by=aoki
    )
    by_worker = {outcome.worker.pk: outcome for outcome in opened.outcomes}
    assert by_worker[lan.pk].refused
    assert by_worker[other.pk].case.cohort == opened.cohort


def test_a_new_employer_changes_the_papers_of_an_open_case(renewal, aoki, lan):
    from compliance.employment.services import change_contract

    change_contract(contract=lan.contracts.get(), field="mfg", by=aoki)
    services.plan_case(case=renewal, field="mfg", by=aoki)
    assert renewal.documents.filter(slug="roster_certificate", state="needed").exists()


def test_support_that_is_no_longer_entrusted_changes_the_papers_by_itself(renewal, aoki, lan):
    from compliance.workers.services import change_worker

    paper = renewal.documents.get(slug="field_pledge_support_body")
    assert paper.state == "needed"
    change_worker(worker=lan, support_contract=None, by=aoki)
    paper.refresh_from_db()
    assert paper.state == "not_needed"


def test_papers_received_together_are_counted_once_and_noted_one_by_one(renewal, aoki):
    papers = list(renewal.documents.filter(state__in=["needed", "requested"]))
    services.receive_papers(papers=papers, by=aoki, issued_on=date(2026, 11, 20))
    renewal.refresh_from_db()
    assert {paper.state for paper in renewal.documents.filter(pk__in=[one.pk for one in papers])} == {
        "received"
    }
    assert renewal.papers_ready == renewal.papers_wanted > 1
    assert AuditEntry.objects.filter(verb="case.paper_received").count() == len(papers)
