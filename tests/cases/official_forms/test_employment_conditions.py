"""1-6: hours, days and sums stand in their boxes, and what contradicts itself or the plan is a warning."""

from __future__ import annotations

from datetime import date, time

import pytest

from cases.official_forms import employment_conditions
from cases.official_forms.work_rules import article_boxes, article_ranges
from compliance.employment.condition_services import set_conditions
from compliance.organizations.services import change_fields
from support_plans.models import PlannedHousing, SupportPlan

FILED_ON = date(2026, 11, 25)
ALLOWANCES = [
    {"kind": "commuting", "name": "通勤手当", "yen": 8_000, "reckoning": "実費"},
    {"kind": "fixed_overtime", "name": "固定残業手当", "yen": 15_000, "hours": 10},
    {"kind": "attendance", "name": "皆勤手当", "yen": 5_000, "reckoning": "欠勤がない月"},
]
DEDUCTIONS = [
    {"kind": "tax", "yen": 4_000},
    {"kind": "social_insurance", "yen": 30_000},
    {"kind": "employment_insurance", "yen": 1_300},
    {"kind": "housing", "yen": 25_000},
    {"kind": "other", "name": "親睦会費", "yen": 500},
]
FACTS = {
    "drawn_up_on": date(2025, 3, 1), "renewal": "possible", "renewal_criteria": ["workload", "ability"],
    "has_renewal_limit": False, "engagement": "direct", "place_may_change": False, "work_may_change": False,
    "further_work": ["飲食料品製造業：飲食料品製造業全般"],
    "begins_at": time(8, 30), "ends_at": time(17, 30), "daily_minutes": 450, "break_minutes": 90,
    "weekly_minutes": 2_250, "monthly_minutes": 9_600, "yearly_minutes": 115_200, "weekly_days": 5,
    "monthly_days": 21, "yearly_days": 255, "has_overtime": True, "hours_rules": "12-15, 18",
    "weekdays_off": [6, 7], "yearly_days_off": 110, "paid_leave_days": 10, "has_early_paid_leave": False,
    "wage_kind": "monthly", "base_wage": 200_000, "hourly_wage": 1_250, "overtime_rate": 25,
    "long_overtime_rate": 50, "statutory_holiday_rate": 35, "night_rate": 25, "closing_day": 31,
    "pay_day": 25, "pay_method": "transfer", "has_agreed_deductions": True, "has_raise": False,
    "has_bonus": True, "bonus_terms": "7月・12月、各1か月", "has_retirement_pay": False,
    "has_suspension_allowance": True, "suspension_rate": "60%", "resignation_notice_days": 30,
    "insurances": ["employees_pension", "health", "employment", "accident"],
    "hiring_check_on": date(2025, 4, 1), "first_regular_check_on": date(2026, 4, 1),
    "regular_check_interval": "1年", "desk_department": "総務部", "desk_person": "課長 佐藤",
    "desk_contact": "03-1234-5678", "rules_place": "休憩室", "is_shift_work": False,
}  # fmt: skip


@pytest.fixture
def contract(lan):
    return lan.contracts.get()


def conditions(contract, *, deductions=DEDUCTIONS, **facts):
    rows = {"allowances": ALLOWANCES, "deductions": deductions}
    return set_conditions(contract=contract, by="tests", rows=rows, **FACTS | facts).contract


def made(contract):
    return employment_conditions.collect(contract, filed_on=FILED_ON, language="vi", user=None)


@pytest.mark.django_db
def test_a_complete_contract_fills_every_box(contract):
    change_fields(contract, {"work_category": "外食業全般"})
    change_fields(contract.site, {"phone": "03-1111-2222", "address": "東京都大田区1-1"})
    form = made(conditions(contract))
    texts = {
        "field": "外食業、飲食料品製造業", "category": "外食業全般、飲食料品製造業全般",
        "begins_hour": "8", "begins_minute": "30", "daily_hours": "7", "daily_minutes": "30",
        "yearly_hours": "1,920", "yearly_minutes": "0", "weekly_days": "5",
        "hours_rules_1_from": "12", "hours_rules_1_to": "15", "hours_rules_2_from": "18",
        "weekdays_off": "土・日", "paid_by_month": "200,000", "paid_by_hour": "", "hourly_wage": "1,250",
        "allowance_name_1": "通勤", "allowance_name_3": "固定残業", "closing_day": "末", "pay_day": "25",
        "allowance_2_name": "皆勤", "allowance_2_yen": "5,000", "fixed_overtime_yen": "15,000",
        "fixed_overtime_hours": "10", "total_pay": "228,000", "deducted_housing": "25,000",
        "deducted_other_1_name": "親睦会費", "total_deducted": "60,800", "net_pay": "167,200",
    }  # fmt: skip
    assert {key: form[key].value for key in texts} == texts
    assert form["renewal_criteria"].flags == ("workload", "ability")
    assert (form["place_may_change"].value, form["has_bonus"].value) == ("no", "yes")
    assert [(lack.key, lack.row) for lack in form.missing] == []
    assert form.warnings == ()


@pytest.mark.django_db
def test_without_conditions_the_parties_stand_and_the_rest_is_named(contract):
    form = made(contract)
    assert (form["worker"].value, form["starts_on"].day) == ("NGUYEN THI LAN", date(2025, 4, 1))
    lacking = {lack.key for lack in form.missing}
    assert {"renewal", "wage_kind", "total_pay", "net_pay", "deducted_tax", "insurances"} <= lacking
    assert not lacking & {"field", "worker", "deducted_housing", "place_change_name"}


@pytest.mark.django_db
def test_another_rent_than_the_plan_s_is_a_warning(contract):
    plan = SupportPlan.objects.create(worker=contract.worker, created_on=date(2025, 3, 2))
    PlannedHousing.objects.create(plan=plan, is_rent_charged=True, monthly_rent=27_000)
    contract = conditions(contract)
    assert made(contract).warnings == ("rent_differs_from_plan",)
    PlannedHousing.objects.update(monthly_rent=25_000)
    assert made(contract).warnings == ()


@pytest.mark.django_db
def test_conditions_that_contradict_themselves_or_the_printed_words_are_warnings(contract):
    form = made(
        conditions(
            contract, yearly_days_off=120, monthly_minutes=9_000, has_holidays_off=False,
            has_agreed_deductions=False, pays_return_fare=False, indefinite_from_on=date(2030, 4, 1),
            changes_when_indefinite=True,
        )
    )  # fmt: skip
    assert form.warnings == (
        "days_off_contradict_working_days", "hours_of_month_contradict_year",
        "holidays_not_off_but_printed", "deductions_without_agreement", "printed_clause_contradicted",
        "indefinite_conditions_by_hand",
    )  # fmt: skip


@pytest.mark.django_db
def test_allowances_and_deductions_beyond_the_lines_are_not_lost(contract):
    rows = {
        "allowances": [{"name": f"{n}手当", "yen": n} for n in range(1, 7)],
        "deductions": [{"kind": "other", "name": f"控除{n}", "yen": 100 * n} for n in range(1, 8)],
    }
    contract = set_conditions(contract=contract, by="tests", rows=rows, **FACTS).contract
    form = made(contract)
    assert form["allowance_name_3"].value == "3手当、4手当、5手当、6"
    assert [row["name"].value for row in form.rows_of("further_allowances")] == ["5", "6"]
    assert form["deducted_other_5_name"].value == "控除5、控除6、控除7"
    assert (form["deducted_other_5"].value, form["total_deducted"].value) == ("1,800", "2,800")


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("12-15, 18", [("12", "15"), ("18", "")]),
        ("第１２条～第１５条、第１８条", [("12", "15"), ("18", "")]),
        ("", []),
    ],
)
def test_articles_are_read_as_ranges(text, ranges):
    assert article_ranges(text) == ranges


def test_articles_beyond_the_boxes_stand_in_the_last_one():
    boxes = dict(article_boxes("rules", "1-2, 4-5, 7", boxes=2))
    assert boxes["rules_2_to"] == "5、7"
