"""One mistake each in an otherwise whole plan: who carries it out, municipal measures, days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compliance.reckoning.support_plan import BLOCK, WARN
from tests.compliance.reckoning.plans import ENTRUSTED_ALL, WHOLE, looked_up

# What is wrong, the one finding, where it stands, and whether it blocks.
MISTAKES = [
    ("a worker of another status", replace(WHOLE, status="ssw2"), "plan_not_owed", "worker", BLOCK),
    ("nobody drew it up", replace(WHOLE, author=" "), "author_missing", "closing", BLOCK),
    ("no language", replace(WHOLE, language=""), "plan_language_missing", "closing", BLOCK),
    ("no office", replace(WHOLE, own_office_given=False), "own_office_missing", "own_office", BLOCK),
    (
        "no support body",
        replace(ENTRUSTED_ALL, support_body_given=False, delegate="rso"),
        "support_body_missing",
        "support_body",
        BLOCK,
    ),
    (
        "office and support body",
        replace(WHOLE, support_body_given=True),
        "own_office_and_support_body",
        "delegation",
        BLOCK,
    ),
    (
        "registered later",
        replace(ENTRUSTED_ALL, support_body_registered_on=date(2026, 11, 21)),
        "support_body_not_registered",
        "support_body",
        BLOCK,
    ),
    (
        "registration ended the day before",
        replace(ENTRUSTED_ALL, support_body_expires_on=date(2026, 11, 19)),
        "support_body_expired",
        "support_body",
        BLOCK,
    ),
    (
        "registration ends before the start",
        replace(ENTRUSTED_ALL, support_body_expires_on=date(2026, 12, 31)),
        "support_body_expires_before_start",
        "support_body",
        WARN,
    ),
    ("no manager", replace(WHOLE, manager=""), "manager_missing", "own_office", BLOCK),
    ("no officer", replace(WHOLE, officer_count=0), "officers_missing", "own_office", BLOCK),
    ("not neutral", replace(WHOLE, is_neutral=False), "neutrality_not_ensured", "own_office", BLOCK),
    (
        "not said to be proper",
        replace(ENTRUSTED_ALL, is_proper=None),
        "properness_not_ensured",
        "support_body",
        BLOCK,
    ),
    (
        "manager of the same department",
        replace(WHOLE, manager_department="製造部"),
        "manager_in_same_department",
        "own_office",
        WARN,
    ),
    (
        "measures not checked",
        replace(WHOLE, is_municipality_checked=None),
        "municipality_unchecked",
        "municipality",
        BLOCK,
    ),
    ("municipality not named", looked_up(name=""), "municipality_missing", "workplace", BLOCK),
    ("day of the check missing", looked_up(checked_on=None), "municipality_day_missing", "workplace", BLOCK),
    (
        "checked after the plan",
        looked_up(checked_on=date(2026, 11, 21)),
        "municipality_checked_after_plan",
        "workplace",
        BLOCK,
    ),
    ("how it was checked", looked_up(method="other"), "municipality_method_missing", "workplace", BLOCK),
    (
        "the home's municipality",
        replace(WHOLE, home=replace(WHOLE.workplace, method="")),
        "municipality_method_missing",
        "home",
        BLOCK,
    ),
    ("no day", replace(WHOLE, created_on=None), "created_on_missing", "days", BLOCK),
    (
        "before the contract",
        replace(WHOLE, contract_concluded_on=date(2026, 11, 21)),
        "created_before_contract",
        "days",
        BLOCK,
    ),
    (
        "after the application",
        replace(WHOLE, application_on=date(2026, 11, 19), signed_on=None),
        "created_after_application",
        "days",
        BLOCK,
    ),
    (
        "after the start",
        replace(WHOLE, starts_on=date(2026, 11, 16)),
        "created_after_start",
        "days",
        WARN,
    ),
    (
        "contract on the day of the start",
        replace(WHOLE, starts_on=date(2026, 11, 20), contract_concluded_on=date(2026, 11, 20)),
        "contract_not_before_start",
        "days",
        WARN,
    ),
    ("signed too soon", replace(WHOLE, signed_on=date(2026, 11, 19)), "signed_before_created", "days", BLOCK),
    (
        "signed too late",
        replace(WHOLE, signed_on=date(2026, 11, 25)),
        "signed_after_application",
        "days",
        BLOCK,
    ),
]
