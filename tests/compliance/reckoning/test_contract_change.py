"""Two versions of a contract: the headings of the form they differ in, and whether that is notified."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from compliance.employment.models import EmploymentContract, WorkingConditions
from compliance.reckoning.contract_change import contract_change, headings
from compliance.rulebook import rule

DAY = date(2026, 11, 1)
BEFORE = {
    "starts_on": date(2026, 4, 1),
    "ends_on": date(2027, 3, 31),
    "site": 1,
    "field": "lodging",
    "begins_at": time(9),
    "weekly_hours": Decimal("40.0"),
    "base_wage": 200_000,
    "allowances": [{"name": "通勤手当", "yen": 5_000}],
    "desk_contact": "03-0000-0000",
    "resignation_notice_days": 30,
    "version": 1,
}


def changed(**terms):
    return contract_change(BEFORE, {**BEFORE, **terms}, effective_on=DAY)


def test_the_form_has_nine_headings():
    assert [heading.number for heading in headings(filed_on=DAY)] == list("ⅠⅡⅢⅣⅤⅥⅦⅧⅨ")


@pytest.mark.parametrize(
    ("terms", "slugs"),
    [
        ({"ends_on": date(2028, 3, 31)}, ["term"]),
        ({"site": 2}, ["place"]),
        ({"duties": "フロント"}, ["work"]),
        ({"begins_at": time(10)}, ["hours"]),
        ({"yearly_days_off": 110}, ["days_off"]),
        ({"paid_leave_days": 12}, ["leave"]),
        ({"base_wage": 210_000}, ["pay"]),
        ({"allowances": []}, ["pay"]),
        ({"resignation_notice_days": 14}, ["leaving"]),
        ({"insurances": ["health"]}, ["other"]),
        ({"base_wage": 210_000, "site": 2}, ["place", "pay"]),
    ],
)
def test_each_entry_belongs_to_its_heading(terms, slugs):
    found = changed(**terms)
    assert [heading.slug for heading in found.headings] == slugs
    assert found.notifiable
    assert not found.minor


def test_a_change_is_notified_within_fourteen_days_of_taking_effect():
    (asked,) = changed(base_wage=210_000).required
    assert (asked.official_form, asked.last_day, asked.due_on, asked.safe_on) == (
        "3-1-1",
        date(2026, 11, 15),
        date(2026, 11, 16),
        date(2026, 11, 13),
    )


def test_entries_under_no_line_of_the_form_are_minor_with_a_warning():
    found = changed(desk_contact="03-1111-1111")
    assert (found.notifiable, found.minor, found.headings, found.required) == (False, True, (), ())
    assert found.warnings == ("minor_changes_unsettled",)
    assert "notifications/minor_contract_changes" in {used.id for used in found.because}


def test_an_entry_nobody_sorted_is_notified_with_a_warning():
    found = changed(company_car=True)
    assert found.notifiable
    assert "terms_under_no_heading" in found.warnings


def test_nothing_entered_is_nothing_however_it_is_stored():
    found = changed(bonus_terms="", insurances=[], night_rate=None, version=2, weekly_hours=Decimal(40))
    assert (found.terms, found.notifiable, found.minor) == ((), False, False)


def test_other_work_warns_that_the_status_itself_must_be_changed():
    assert "change_of_work_needs_permission" in changed(field="food_svc").warnings


def test_before_and_after_are_kept_for_each_entry():
    (term,) = changed(base_wage=210_000).terms
    assert (term.term, term.heading, term.before, term.after) == ("base_wage", "pay", 200_000, 210_000)


def test_filings_before_april_2025_know_seven_headings_by_name_only():
    found = contract_change({"base_wage": 1}, {"base_wage": 2}, effective_on=date(2024, 5, 1))
    assert found.notifiable
    assert "headings_incomplete_then" in found.warnings


@pytest.mark.parametrize("model", [EmploymentContract, WorkingConditions])
def test_every_entry_that_is_kept_is_sorted(model):
    boxes = rule("notifications/contract_change_headings", filed_on=DAY).value["headings"]
    lesser = rule("notifications/minor_contract_changes", filed_on=DAY).value
    sorted_terms = {term for box in boxes for term in box["terms"]}
    assert not sorted_terms & {*lesser["minor"], *lesser["not_terms"]}
    kept = {column.name for column in model._meta.concrete_fields}
    assert kept <= {*sorted_terms, *lesser["minor"], *lesser["not_terms"]}
