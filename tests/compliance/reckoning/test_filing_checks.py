"""Checks before filing: what blocks, what warns, and that they agree with the rulebook's questions."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import compliance.reckoning.filing_checks as package
from compliance.questions.codes import CODES
from compliance.reckoning.exclusions import Exclusion
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.filing import filing_check
from compliance.reckoning.filing_checks import (
    CHECKS,
    CardFacts,
    FilingFacts,
    SupportFacts,
    TermsFacts,
    TrainingFacts,
    check_filing,
    run_check,
)
from compliance.reckoning.stays import Stay
from compliance.rulebook import RuleNotInForce
from compliance.rulebook.strict_yaml import read_yaml

ON = date(2026, 11, 25)
TABLES = Path(__file__).parents[1] / "questions" / "golden"
# Filings as the rulebook's questions are asked them, each with what it blocks.
AS_ASKED = [
    ({"procedure": "coe", "field": "food_svc", "accepted_on": date(2026, 4, 12), "council_member": True}, []),
    (
        {"procedure": "coe", "field": "food_svc", "accepted_on": date(2026, 4, 13), "council_member": True},
        ["coe_suspended"],
    ),
    (
        {
            "procedure": "change",
            "field": "auto_mnt",
            "accepted_on": date(2024, 6, 15),
            "council_member": False,
        },
        ["council_not_member"],
    ),
    (
        {
            "procedure": "change",
            "field": "auto_mnt",
            "accepted_on": date(2024, 6, 14),
            "council_member": False,
        },
        [],
    ),
    (
        {
            "procedure": "coe",
            "field": "care",
            "accepted_on": date(2026, 6, 1),
            "council_member": True,
            "care_staff": 10,
            "ssw1_in_care": 9,
        },
        [],
    ),
    (
        {
            "procedure": "coe",
            "field": "care",
            "accepted_on": date(2026, 6, 1),
            "council_member": True,
            "care_staff": 10,
            "ssw1_in_care": 10,
        },
        ["care_headcount_exceeded"],
    ),
    (
        {
            "procedure": "change",
            "field": "lodging",
            "accepted_on": date(2026, 12, 1),
            "council_member": True,
            "separation_on": date(2025, 12, 1),
            "contract_on": date(2026, 11, 22),
        },
        ["involuntary_separation_within_window"],
    ),
    (
        {"procedure": "change", "field": "mfg", "accepted_on": date(2025, 12, 26), "jaim_member": False},
        ["jaim_not_member"],
    ),
    (
        {
            "procedure": "change",
            "field": "lodging",
            "accepted_on": ON,
            "council_member": True,
            "language_level": "N5",
        },
        ["language_level_too_low"],
    ),
]


def tabled_filings():
    """Every filing the questions' own tables ask about and the law of the day answers."""
    for table in sorted(TABLES.glob("*.yaml")):
        for case in read_yaml(table).get("filing_check", ()):
            try:
                filing_check(**case["given"])
            except (ImpossibleFacts, RuleNotInForce, TypeError):
                continue
            yield pytest.param(case["given"], id=case["fact"])


def filing(**facts):
    return FilingFacts(**{"application_type": "change", "accepted_on": ON, "field": "lodging", **facts})


def codes(check, **facts):
    return {finding.code: finding.severity for finding in run_check(check, filing(**facts))}


def stay(from_on, to_on=None, status="ssw1"):
    return Stay(status=status, from_on=from_on, to_on=to_on)


@pytest.mark.parametrize(("asked", "blocking"), AS_ASKED)
def test_a_filing_is_judged_as_the_question_judges_it(asked, blocking):
    facts = FilingFacts(**{("application_type" if key == "procedure" else key): asked[key] for key in asked})
    found = check_filing(facts)
    assert [finding.code for finding in found if finding.blocks] == blocking
    assert list(filing_check(**asked).blocking) == blocking


@pytest.mark.parametrize("given", list(tabled_filings()))
def test_the_filings_of_the_tables_are_judged_alike(given):
    facts = FilingFacts(**{("application_type" if key == "procedure" else key): given[key] for key in given})
    blocking = [finding.code for finding in check_filing(facts) if finding.blocks]
    assert sorted(blocking) == sorted(filing_check(**given).blocking)


def test_facts_not_given_never_block():
    found = check_filing(filing())
    assert not [finding for finding in found if finding.blocks]
    assert {finding.check for finding in found} == set(CHECKS)


def test_every_finding_has_words():
    found = set()
    for path in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant):
                name = node.target.id
                if name.isupper() and name != "CHECK" and not name.startswith("_"):
                    found.add(node.value.value)
    assert found <= set(CODES)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"field": "linen", "accepted_on": date(2026, 3, 31)}, {"field_not_listed": "block"}),
        ({"field": "linen"}, {"field_opening_unconfirmed": "warn"}),
        ({"field": "care", "status_to": "ssw2"}, {"field_not_listed": "block"}),
        ({"status_to": "ssw2"}, {"check_in_order": "ok"}),
        ({"field": "food_svc", "already_ssw1_in_field": False}, {"change_refused_in_principle": "warn"}),
        ({"field": "food_svc", "already_ssw1_in_field": True}, {"check_in_order": "ok"}),
        ({"field": "food_svc", "application_type": "extension"}, {"check_in_order": "ok"}),
    ],
)
def test_the_field(facts, expected):
    assert codes("field_suspension", **facts) == expected


@pytest.mark.parametrize(
    ("missing_on", "fault", "expected"),
    [
        (date(2025, 11, 20), True, {"missing_person_within_window": "block"}),
        (date(2025, 11, 19), True, {"check_in_order": "ok"}),
        (date(2026, 11, 24), True, {"missing_person_within_window": "block"}),
        (date(2026, 1, 1), False, {"check_in_order": "ok"}),
        (date(2026, 1, 1), None, {"missing_person_fault_not_examined": "warn"}),
    ],
)
def test_missing_persons_within_a_year_of_the_contract(missing_on, fault, expected):
    found = codes(
        "missing_persons",
        contract_on=date(2026, 11, 20),
        missing_on=missing_on,
        missing_by_employers_fault=fault,
    )
    assert found == expected


def test_construction_counts_the_applicant_on_top_and_an_extension_does_not():
    given = {"field": "constr", "full_time_staff": 5, "ssw1_in_construction": 5}
    assert codes("headcounts", **given) == {"construction_headcount_exceeded": "block"}
    assert codes("headcounts", **given, application_type="extension") == {"check_in_order": "ok"}
    assert codes("headcounts", field="lodging") == {"check_not_asked_for": "ok"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"guidance_done": False}, {"guidance_not_given": "block"}),
        ({"guidance_on": date(2026, 11, 26)}, {"guidance_after_filing": "block"}),
        ({"guidance_on": ON}, {"guidance_on_the_day_of_filing": "warn"}),
        ({"guidance_on": date(2026, 11, 20), "guidance_hours": 3.0}, {"check_in_order": "ok"}),
        ({"guidance_on": date(2026, 11, 20), "guidance_hours": 2.0}, {"shorter_than_standard": "warn"}),
        ({"guidance_on": date(2026, 11, 20), "guidance_hours": 0.5}, {"too_short": "block"}),
        ({}, {"check_lacks_facts": "warn"}),
        ({"application_type": "extension"}, {"check_not_asked_for": "ok"}),
        ({"status_to": "ssw2"}, {"check_not_asked_for": "ok"}),
    ],
)
def test_guidance_is_given_before_filing(facts, expected):
    assert codes("guidance", **facts) == expected


def test_a_test_of_the_field_or_training_in_a_corresponding_occupation():
    assert codes("tests_or_exemption", skills_tests_passed=("lodging",)) == {"check_in_order": "ok"}
    assert codes("tests_or_exemption", skills_tests_passed=("care",)) == {
        "skills_test_neither_passed_nor_exempt": "block"
    }
    trained = TrainingFacts(occupation="7-12", months_completed=34, passed_practical=True)
    found = codes("tests_or_exemption", field="bldg_clean", training=trained)
    assert "skills_test_neither_passed_nor_exempt" not in found
    short = replace(trained, months_completed=33)
    assert codes("tests_or_exemption", field="bldg_clean", training=short) == {
        "skills_test_neither_passed_nor_exempt": "block"
    }
    assert codes("tests_or_exemption", status_to="ssw2", second_tests_passed=()) == {
        "second_status_test_not_passed": "block"
    }


def test_training_waives_the_general_language_test_and_not_the_carers_own():
    trained = TrainingFacts(occupation="7-12", months_completed=34, passed_practical=True)
    assert codes("language_level", training=trained) == {"check_in_order": "ok"}
    assert codes("language_level", field="care", training=trained) == {
        "field_language_test_not_waived": "warn"
    }
    assert codes("language_level", field="care", language_level="N4") == {
        "field_language_test_needed": "warn"
    }
    assert codes(
        "language_level", field="care", language_level="N4", field_language_tests_passed=("care",)
    ) == {"check_in_order": "ok"}


def test_nothing_is_filed_beyond_the_five_years():
    full = (stay(date(2021, 11, 25)),)
    assert codes("five_years", stays=full, stay_history_complete=True) == {"five_years_used_up": "block"}
    assert codes("five_years", stays=full, stay_history_complete=True, asks_beyond_cap=True) == {
        "check_in_order": "ok"
    }
    left = (stay(date(2021, 11, 26)),)
    assert codes("five_years", stays=left, stay_history_complete=True) == {"check_in_order": "ok"}
    assert codes("five_years", stays=left)["stay_history_not_declared_complete"] == "warn"


def test_a_period_beyond_the_balance_warns_and_broken_stays_never_block():
    stays = (stay(date(2023, 11, 25)),)
    asked = {"stays": stays, "stay_history_complete": True}
    assert codes("five_years", **asked, asked_months=24) == {"check_in_order": "ok"}
    assert codes("five_years", **asked, asked_months=36) == {"asked_period_beyond_five_years": "warn"}
    broken = (stay(date(2019, 5, 1), date(2021, 5, 1)), stay(date(2022, 11, 25)))
    found = codes("five_years", stays=broken, stay_history_complete=True)
    assert found["five_years_used_up"] == "warn"


def test_exclusions_granted_move_the_cap():
    leave = Exclusion(
        kind="maternity",
        from_on=date(2025, 1, 1),
        to_on=date(2025, 4, 8),
        approved=True,
        applied_on=date(2026, 8, 1),
    )
    found = codes(
        "five_years", stays=(stay(date(2021, 11, 25)),), stay_history_complete=True, exclusions=(leave,)
    )
    assert "five_years_used_up" not in found


def test_preparation_is_not_open_after_four_and_a_half_years():
    asked = {"preparation": True, "stay_history_complete": True}
    assert codes("five_years", **asked, stays=(stay(date(2022, 5, 24)),)) == {
        "preparation_after_its_limit": "block"
    }
    assert codes("five_years", **asked, stays=(stay(date(2022, 5, 25)),)) == {"short_balance": "warn"}
    assert codes("five_years", **asked, stays=(stay(date(2024, 5, 25)),)) == {"check_in_order": "ok"}


@pytest.mark.parametrize(
    ("months", "on", "expected"),
    [
        (12, ON, {"check_in_order": "ok"}),
        (36, ON, {"grant_length_unsettled": "warn"}),
        (60, ON, {"period_cannot_be_granted": "block"}),
        (36, date(2025, 9, 29), {"period_cannot_be_granted": "block"}),
    ],
)
def test_the_period_asked_for(months, on, expected):
    assert codes("period_possible", asked_months=months, accepted_on=on) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"monthly_pay": 200_000, "comparable_monthly_pay": 200_000}, {"check_in_order": "ok"}),
        ({"monthly_pay": 199_999, "comparable_monthly_pay": 200_000}, {"pay_below_japanese": "block"}),
        (
            {"hourly_pay": 1_100.0, "regional_minimum_hourly": 1_113},
            {"pay_below_minimum_wage": "block", "check_lacks_facts": "warn"},
        ),
        (
            {
                "monthly_pay": 1,
                "comparable_monthly_pay": 1,
                "weekly_hours": 40.0,
                "regular_weekly_hours": 38.75,
            },
            {"hours_longer_than_regular_workers": "block"},
        ),
        (
            {"monthly_pay": 1, "comparable_monthly_pay": 1, "weekly_hours": 29.5},
            {"less_than_full_time": "warn"},
        ),
        (
            {
                "monthly_pay": 1,
                "comparable_monthly_pay": 1,
                "rent_in_contract": 20_000,
                "rent_in_plan": 21_000,
            },
            {"rent_differs_from_support_plan": "block"},
        ),
        (
            {"monthly_pay": 1, "comparable_monthly_pay": 1, "night_percent": 24},
            {"term_below_legal_minimum": "block"},
        ),
        (
            {"monthly_pay": 1, "comparable_monthly_pay": 1, "support_costs_charged": True},
            {"support_costs_charged_to_worker": "block"},
        ),
    ],
)
def test_the_terms_of_the_contract(terms, expected):
    assert codes("contract_terms", terms=TermsFacts(**terms)) == expected


def test_initial_housing_costs_are_forbidden_in_contracts_since_autumn_2025():
    terms = TermsFacts(monthly_pay=1, comparable_monthly_pay=1, initial_housing_costs_charged=True)
    assert codes("contract_terms", terms=terms, contract_on=date(2025, 9, 30)) == {
        "initial_housing_costs_charged_to_worker": "block"
    }
    assert codes("contract_terms", terms=terms, contract_on=date(2025, 9, 29)) == {"check_in_order": "ok"}


def test_dates_out_of_order_are_named():
    dates = {"conditions_on": date(2026, 10, 2), "contract_on": date(2026, 10, 1)}
    (found,) = run_check("date_order", filing(dates=dates))
    assert (found.code, found.severity, found.subject) == (
        "dates_out_of_order",
        "warn",
        "conditions_on contract_on",
    )


def test_dates_far_apart_are_compared_too_and_work_before_permission_blocks():
    late_plan = {"contract_on": date(2026, 12, 1)}
    (found,) = run_check("date_order", filing(dates=late_plan))
    assert found.subject == "contract_on filed_on"
    before = {"permitted_on": date(2027, 1, 10), "starts_on": date(2027, 1, 9)}
    assert codes("date_order", dates=before) == {"dates_out_of_order": "block"}
    within = {"permitted_on": date(2027, 1, 10), "starts_on": date(2027, 2, 10)}
    assert codes("date_order", dates=within) == {"check_in_order": "ok"}
    after = {"permitted_on": date(2027, 1, 10), "starts_on": date(2027, 2, 11)}
    assert codes("date_order", dates=after) == {"start_later_than_a_month_after_permission": "warn"}


@pytest.mark.parametrize(
    ("slug", "issued_on", "expected"),
    [
        ("resident_tax_payment", date(2026, 8, 25), {"check_in_order": "ok"}),
        ("resident_tax_payment", date(2026, 8, 24), {"certificate_too_old": "block"}),
        ("photo", date(2026, 8, 24), {"certificate_older_than_advised": "warn"}),
        ("photo", date(2026, 5, 24), {"certificate_too_old": "block"}),
        ("health_check", date(2025, 11, 25), {"check_in_order": "ok"}),
        ("health_check", date(2025, 11, 24), {"certificate_too_old": "block"}),
        ("employment_contract", date(2020, 1, 1), {"check_in_order": "ok"}),
        ("resident_tax_payment", date(2026, 11, 26), {"certificate_issued_after_filing": "warn"}),
    ],
)
def test_certificates_are_fresh_at_filing(slug, issued_on, expected):
    assert codes("certificates_fresh", issued_on={slug: issued_on}) == expected


def test_a_health_check_made_abroad_holds_three_months():
    given = {"issued_on": {"health_check": date(2026, 8, 24)}, "application_type": "coe"}
    assert codes("certificates_fresh", **given) == {"certificate_too_old": "block"}


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        (
            {"scope": "all", "registration_number": "19登-000001", "expires_on": date(2026, 11, 25)},
            {"check_in_order": "ok"},
        ),
        (
            {"scope": "all", "registration_number": "19登-000001", "expires_on": date(2026, 11, 24)},
            {"support_body_registration_lapsed": "block"},
        ),
        (
            {"scope": "all", "registration_number": "19-1", "expires_on": date(2027, 1, 1)},
            {"support_body_number_malformed": "warn"},
        ),
        ({"scope": "all", "is_registered": False}, {"support_not_delegable_to_unregistered": "block"}),
        ({"scope": "part", "is_registered": False}, {"check_in_order": "ok"}),
        ({"scope": "none"}, {"check_not_asked_for": "ok"}),
    ],
)
def test_the_support_body_is_registered_and_in_term(support, expected):
    assert codes("support_body", support=SupportFacts(**support)) == expected


CARD = CardFacts(
    number="AB12345678CD",
    status="ssw1",
    permission_kind="change",
    permitted_on=date(2025, 12, 10),
    period_months=12,
    expires_on=date(2026, 12, 10),
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"check_in_order": "ok"}),
        ({"number": "AB1234567CD"}, {"card_number_malformed": "block"}),
        ({"expires_on": date(2026, 12, 11)}, {"card_expiry_differs_from_count": "warn"}),
        (
            {"period_months": 37, "expires_on": date(2029, 1, 10)},
            {"card_period_longer_than_possible": "block"},
        ),
        (
            {"expires_on": date(2026, 11, 24), "permitted_on": date(2025, 11, 24)},
            {"card_expired_before_filing": "block"},
        ),
    ],
)
def test_the_card_at_filing(changes, expected):
    assert codes("card", card=replace(CARD, **changes)) == expected


def test_an_extension_filed_before_it_opens_warns():
    later = replace(CARD, permitted_on=date(2026, 2, 26), expires_on=date(2027, 2, 26))
    assert codes("card", card=later, application_type="extension") == {"extension_not_yet_open": "warn"}
    assert codes("card", card=CARD, application_type="extension") == {"check_in_order": "ok"}


def test_every_block_cites_a_rule():
    found = check_filing(filing(field="food_svc", application_type="coe", council_member=False))
    blocks = [finding for finding in found if finding.blocks]
    assert {finding.code for finding in blocks} == {"coe_suspended", "council_not_member"}
    assert all(finding.because for finding in blocks)
