"""One mistake each in an otherwise whole plan: languages, hours, ways to consult, housing, interviews."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from compliance.reckoning.support_plan import BLOCK, LANGUAGE_PARTS, WARN, PlannedLanguage
from tests.compliance.reckoning.plans import WHOLE, home, spoken, with_row

# What is wrong, the one finding, where it stands, and whether it blocks.
MISTAKES = [
    (
        "no language of orientation",
        spoken("life_orientation", ""),
        "language_missing",
        "life_orientation",
        BLOCK,
    ),
    (
        "nobody speaks it",
        replace(
            WHOLE,
            staff_languages=("ja",),
            languages={
                part: PlannedLanguage(language="vi", interpreter="" if part == "consultation" else "グエン")
                for part in LANGUAGE_PARTS
            },
        ),
        "language_without_speaker",
        "consultation",
        BLOCK,
    ),
    (
        "not understood",
        spoken("periodic_interview", "ja"),
        "language_not_understood",
        "periodic_interview",
        BLOCK,
    ),
    (
        "no hours of guidance",
        replace(WHOLE, guidance_hours=None),
        "hours_missing",
        "pre_arrival_guidance",
        BLOCK,
    ),
    (
        "orientation under four hours",
        replace(WHOLE, orientation_hours=Decimal("3.5")),
        "hours_below_minimum",
        "life_orientation",
        BLOCK,
    ),
    (
        "orientation of six hours",
        replace(WHOLE, orientation_hours=Decimal(6)),
        "hours_below_standard",
        "life_orientation",
        WARN,
    ),
    (
        "guidance of two hours",
        replace(WHOLE, guidance_hours=Decimal(2)),
        "hours_below_standard",
        "pre_arrival_guidance",
        WARN,
    ),
    ("no days", replace(WHOLE, consultation_days=()), "consultation_days_missing", "consultation", BLOCK),
    (
        "no day at a weekend",
        replace(WHOLE, consultation_days=("monday", "tuesday", "wednesday")),
        "consultation_days_below_standard",
        "consultation",
        WARN,
    ),
    (
        "no way to consult",
        replace(WHOLE, consultation_methods={}),
        "consultation_method_missing",
        "consultation",
        BLOCK,
    ),
    (
        "no way in an emergency",
        replace(WHOLE, emergency_methods={}),
        "emergency_method_missing",
        "consultation",
        BLOCK,
    ),
    (
        "a telephone without a number",
        replace(WHOLE, emergency_methods={"phone": ""}),
        "contact_detail_missing",
        "consultation",
        BLOCK,
    ),
    ("not said when secured", home(secured_at=""), "housing_secured_missing", "housing", BLOCK),
    ("not said how many live there", home(occupants=None), "occupants_missing", "housing", BLOCK),
    ("no size", home(room_m2=None), "room_size_missing", "housing", BLOCK),
    (
        "no size yet",
        home(room_m2=None, secured_at="after_application"),
        "room_size_open",
        "housing",
        WARN,
    ),
    ("14 square metres for two", home(room_m2=Decimal(14)), "room_below_standard", "housing", WARN),
    (
        "not said whether rent is charged",
        home(is_rent_charged=None),
        "rent_charged_missing",
        "housing",
        BLOCK,
    ),
    (
        "no rent, yet an amount",
        replace(home(is_rent_charged=False), contract_rent=0),
        "rent_details_without_rent",
        "housing",
        BLOCK,
    ),
    ("no amount", home(monthly_rent=None), "rent_amount_missing", "housing", BLOCK),
    ("whose house", home(ownership=""), "ownership_missing", "housing", BLOCK),
    ("rent not explained", home(rent_reason=""), "rent_reason_missing", "housing", BLOCK),
    ("another rent", replace(WHOLE, contract_rent=20000), "rent_differs_from_contract", "housing", BLOCK),
    (
        "rent of the contract unknown",
        replace(WHOLE, contract_rent=None),
        "rent_not_compared",
        "housing",
        WARN,
    ),
    (
        "online against the worker's wish",
        replace(
            with_row("interview", methods={"in_person_and_online": ""}), interview_choice="in_person_only"
        ),
        "online_not_chosen_by_worker",
        "interview",
        BLOCK,
    ),
    (
        "online, wish unknown",
        replace(with_row("interview", methods={"in_person_and_online": ""}), interview_choice=""),
        "interview_choice_open",
        "interview",
        WARN,
    ),
]
