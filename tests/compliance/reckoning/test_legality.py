"""May this person work here on that day, under which card or special period, and what proves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.legality import (
    ApplicationFact,
    CardFact,
    ContractFact,
    LapseCheckFact,
    LegalityFacts,
    PermitFact,
    may_work,
    timeline,
)

CARD = CardFact(
    status="ssw1",
    permitted_on=date(2025, 11, 20),
    permission_kind="change",
    period_months=12,
    expires_on=date(2026, 11, 20),
    designated_field="lodging",
    designated_employer="Hotel A",
    ref=1,
)
CONTRACT = ContractFact(starts_on=date(2025, 12, 1), field="lodging", employer="Hotel A")
APPLIED = ApplicationFact(kind="extension", applied_on=date(2026, 11, 1), receipt="東労1234")
CHECKED = LapseCheckFact(checked_on=date(2026, 11, 21), result="not_lapsed", card_ref=1)


def facts(**changes):
    return replace(LegalityFacts(cards=(CARD,), contracts=(CONTRACT,)), **changes)


def test_before_a_card_that_only_extended_nothing_is_known():
    extended = replace(CARD, permission_kind="extension")
    answer = may_work(facts(cards=(extended,)), date(2025, 11, 19))
    assert (answer.allowed, answer.reasons) == ("unclear", ("earlier_card_not_recorded",))


def test_under_a_card_with_contract_and_designation():
    answer = may_work(facts(), date(2026, 3, 1))
    assert (answer.allowed, answer.status, answer.basis, answer.until) == (
        "yes",
        "ssw1",
        "card",
        date(2026, 11, 20),
    )
    assert (answer.field, answer.employer_ok, answer.reasons) == ("lodging", True, ())
    assert {used.id for used in answer.because} >= {
        "residence/extension_last_day",
        "statuses/work_permission",
        "procedures/change_of_employer",
    }


@pytest.mark.parametrize(
    ("on", "allowed", "reason"),
    [
        (date(2025, 11, 19), "no", "before_the_permission"),
        (date(2025, 11, 30), "no", "contract_not_begun"),
        (date(2026, 11, 20), "yes", None),
        (date(2026, 11, 21), "no", "card_expired_without_application"),
    ],
)
def test_the_days_at_the_edges_of_card_and_contract(on, allowed, reason):
    answer = may_work(facts(), on)
    assert answer.allowed == allowed
    assert answer.reasons == ((reason,) if reason else ())


@pytest.mark.parametrize(
    ("on", "allowed", "basis"),
    [
        (date(2026, 11, 21), "yes", "special_period"),
        (date(2027, 1, 20), "yes", "special_period"),
        (date(2027, 1, 21), "no", "none"),
    ],
)
def test_an_extension_filed_in_time_carries_the_work_two_months_on(on, allowed, basis):
    answer = may_work(facts(applications=(APPLIED,), lapse_checks=(CHECKED,)), on)
    assert (answer.allowed, answer.basis) == (allowed, basis)
    if basis == "special_period":
        assert answer.missing_evidence == ()
        assert "residence/special_period" in {used.id for used in answer.because}
    else:
        assert answer.reasons == ("special_period_over",)


def test_the_special_period_wants_receipt_and_lapse_check():
    answer = may_work(facts(applications=(replace(APPLIED, receipt=""),)), date(2026, 12, 1))
    assert answer.allowed == "yes"
    assert set(answer.missing_evidence) == {"application_receipt", "lapse_check"}
    assert set(answer.warnings) >= {"application_receipt_missing", "lapse_check_missing"}


def test_a_lapse_check_from_before_the_application_proves_nothing_in_the_special_period():
    old = replace(CHECKED, checked_on=date(2026, 10, 31))
    answer = may_work(facts(applications=(APPLIED,), lapse_checks=(old,)), date(2026, 12, 1))
    assert answer.missing_evidence == ("lapse_check",)


def test_an_application_after_the_expiry_carries_nothing():
    late = replace(APPLIED, applied_on=date(2026, 11, 21))
    answer = may_work(facts(applications=(late,)), date(2026, 11, 25))
    assert (answer.allowed, answer.reasons) == ("no", ("applied_after_expiry",))


def test_a_refusal_ends_the_special_period():
    refused = replace(APPLIED, decided_on=date(2026, 12, 10), result="refused")
    given = facts(applications=(refused,), lapse_checks=(CHECKED,))
    assert may_work(given, date(2026, 12, 9)).allowed == "yes"
    assert may_work(given, date(2026, 12, 10)).allowed == "unclear"
    after = may_work(given, date(2026, 12, 11))
    assert (after.allowed, after.reasons) == ("no", ("application_refused_or_withdrawn",))


def test_a_permission_whose_card_nobody_recorded_is_unclear():
    granted = replace(APPLIED, decided_on=date(2026, 12, 10), result="granted")
    answer = may_work(facts(applications=(granted,)), date(2026, 12, 20))
    assert (answer.allowed, answer.reasons) == ("unclear", ("permission_given_but_card_not_recorded",))


def test_no_special_period_for_a_stay_of_thirty_days():
    short = replace(CARD, period_days=30, period_months=None)
    answer = may_work(facts(cards=(short,), applications=(APPLIED,)), date(2026, 11, 25))
    assert (answer.allowed, answer.reasons) == ("no", ("no_special_period_for_short_stay",))


def test_work_for_another_employer_or_field_than_designated_is_not_allowed():
    other = may_work(facts(), date(2026, 3, 1), employer="Hotel B")
    assert (other.allowed, other.employer_ok, other.reasons) == ("no", False, ("employer_not_designated",))
    field = may_work(facts(), date(2026, 3, 1), field="food_svc")
    assert (field.allowed, field.reasons) == ("no", ("field_not_designated",))


def test_a_pending_change_to_a_new_employer_does_not_yet_allow_its_work():
    change = ApplicationFact(kind="change", applied_on=date(2026, 11, 1), receipt="東労9")
    given = facts(
        applications=(change,),
        lapse_checks=(CHECKED,),
        contracts=(ContractFact(starts_on=date(2026, 11, 15), field="lodging", employer="Hotel B"),),
    )
    answer = may_work(given, date(2026, 12, 1))
    assert (answer.allowed, answer.basis, answer.reasons) == (
        "no",
        "special_period",
        ("employer_not_designated",),
    )


def test_a_field_merged_since_is_its_successor():
    old = replace(
        CARD, designated_field="machinery", permitted_on=date(2022, 4, 1), expires_on=date(2023, 4, 1)
    )
    work = ContractFact(starts_on=date(2022, 4, 1), field="mfg", employer="Hotel A")
    assert may_work(facts(cards=(old,), contracts=(work,)), date(2022, 6, 1)).allowed == "yes"


def test_without_a_designation_paper_the_answer_is_unclear():
    answer = may_work(
        facts(cards=(replace(CARD, designated_field="", designated_employer=""),)), date(2026, 3, 1)
    )
    assert (answer.allowed, answer.reasons) == ("unclear", ("designation_not_recorded",))
    assert answer.missing_evidence == ("lapse_check", "designation")


def test_a_designated_field_alone_warns_that_the_employer_was_not_read():
    answer = may_work(facts(cards=(replace(CARD, designated_employer=""),)), date(2026, 3, 1))
    assert (answer.allowed, answer.employer_ok) == ("yes", None)
    assert "designated_employer_not_recorded" in answer.warnings


def test_a_field_nobody_entered_is_not_compared_and_warns():
    answer = may_work(facts(contracts=(replace(CONTRACT, field=""),)), date(2026, 3, 1))
    assert (answer.allowed, answer.warnings) == ("yes", ("designated_field_not_compared",))


@pytest.mark.parametrize(
    ("contracts", "allowed", "reason"),
    [
        ((), "unclear", "no_contract_recorded"),
        ((replace(CONTRACT, ended_on=date(2026, 2, 28)),), "no", "contract_ended"),
        ((replace(CONTRACT, ends_on=date(2026, 2, 28)),), "unclear", "contract_term_passed"),
    ],
)
def test_without_a_contract_in_force(contracts, allowed, reason):
    answer = may_work(facts(contracts=contracts), date(2026, 3, 1))
    assert (answer.allowed, answer.reasons) == (allowed, (reason,))


def test_voided_cards_do_not_count_and_no_card_is_unclear():
    answer = may_work(facts(cards=(replace(CARD, voided=True),)), date(2026, 3, 1))
    assert (answer.allowed, answer.basis, answer.reasons) == ("unclear", "none", ("no_card_recorded",))


def test_a_card_the_agency_reports_lapsed_allows_no_work():
    lapsed = LapseCheckFact(checked_on=date(2026, 2, 1), result="lapsed", card_ref=1)
    answer = may_work(facts(lapse_checks=(lapsed,)), date(2026, 3, 1))
    assert (answer.allowed, answer.reasons) == ("no", ("card_reported_lapsed",))
    assert may_work(facts(lapse_checks=(lapsed,)), date(2026, 1, 31)).allowed == "yes"


def test_a_student_needs_a_permit_and_a_permanent_resident_nothing():
    student = replace(CARD, status="student")
    assert may_work(facts(cards=(student,)), date(2026, 3, 1)).reasons == ("status_allows_no_work",)
    permit = PermitFact(from_on=date(2026, 1, 1))
    limited = may_work(facts(cards=(student,), permits=(permit,)), date(2026, 3, 1))
    assert (limited.allowed, limited.reasons) == ("unclear", ("other_activities_within_their_limits",))
    settled = CardFact(status="permanent_resident", permitted_on=date(2020, 1, 1), expires_on=None)
    answer = may_work(LegalityFacts(cards=(settled,)), date(2026, 3, 1))
    assert (answer.allowed, answer.employer_ok) == ("yes", True)


def test_an_engineer_is_asked_about_and_an_unknown_status_is_unclear():
    engineer = may_work(facts(cards=(replace(CARD, status="engineer"),)), date(2026, 3, 1))
    assert (engineer.allowed, engineer.reasons) == ("unclear", ("status_allows_its_own_activity_only",))
    unknown = may_work(facts(cards=(replace(CARD, status=""),)), date(2026, 3, 1))
    assert (unknown.allowed, unknown.reasons) == ("unclear", ("status_not_recognised",))


def test_past_the_five_years_the_card_alone_does_not_carry():
    answer = may_work(facts(total_stay_cap_on=date(2026, 2, 28)), date(2026, 3, 1))
    assert (answer.allowed, answer.reasons) == ("unclear", ("total_stay_cap_passed",))


def test_the_printed_expiry_is_the_truth_and_the_count_warns():
    odd = replace(CARD, expires_on=date(2026, 11, 30))
    answer = may_work(facts(cards=(odd,)), date(2026, 11, 25))
    assert (answer.allowed, answer.until) == ("yes", date(2026, 11, 30))
    assert "printed_expiry_differs_from_count" in answer.warnings
    assert "printed_expiry_differs_from_count" not in may_work(facts(), date(2026, 3, 1)).warnings


def test_an_extension_is_counted_from_the_card_before():
    extended = replace(
        CARD,
        permitted_on=date(2026, 11, 5),
        permission_kind="extension",
        expires_on=date(2027, 11, 20),
        ref=2,
    )
    answer = may_work(facts(cards=(CARD, extended)), date(2026, 12, 1))
    assert (answer.card.ref, answer.warnings) == (2, ())


def test_a_first_status_card_of_more_than_three_years_warns():
    long = replace(CARD, period_months=60, expires_on=date(2030, 11, 20))
    assert "period_longer_than_law_allows" in may_work(facts(cards=(long,)), date(2026, 3, 1)).warnings


def test_the_timeline_joins_days_with_the_same_answer():
    granted = replace(APPLIED, decided_on=date(2026, 12, 10), result="granted")
    new = replace(
        CARD,
        permitted_on=date(2026, 12, 10),
        permission_kind="extension",
        expires_on=date(2027, 11, 20),
        ref=2,
    )
    given = facts(cards=(CARD, new), applications=(granted,))
    spans = timeline(given, date(2025, 11, 1), date(2027, 12, 31))
    assert [(span.from_on, span.to_on, span.answer.allowed, span.answer.basis) for span in spans] == [
        (date(2025, 11, 1), date(2025, 11, 19), "no", "none"),
        (date(2025, 11, 20), date(2025, 11, 30), "no", "card"),
        (date(2025, 12, 1), date(2026, 11, 20), "yes", "card"),
        (date(2026, 11, 21), date(2026, 12, 9), "yes", "special_period"),
        (date(2026, 12, 10), date(2027, 11, 20), "yes", "card"),
        (date(2027, 11, 21), date(2027, 12, 31), "no", "none"),
    ]


def test_the_timeline_agrees_with_the_answer_of_every_day():
    given = facts(applications=(APPLIED,), lapse_checks=(CHECKED,), total_stay_cap_on=date(2027, 1, 5))
    for span in timeline(given, date(2026, 10, 1), date(2027, 2, 10)):
        day = span.from_on
        while day <= span.to_on:
            assert span.answer.is_like(may_work(given, day)), day
            day = date.fromordinal(day.toordinal() + 1)


def test_days_before_any_rule_are_answered_without_one():
    trainee = CardFact(
        status="technical_intern_1", permitted_on=date(2018, 5, 1), expires_on=date(2019, 5, 1)
    )
    assert may_work(LegalityFacts(cards=(trainee,)), date(2018, 6, 1)).allowed == "unclear"


def test_a_timeline_that_ends_before_it_begins_is_refused():
    with pytest.raises(ImpossibleFacts) as refused:
        timeline(facts(), date(2026, 3, 2), date(2026, 3, 1))
    assert refused.value.fact == "to_on"
