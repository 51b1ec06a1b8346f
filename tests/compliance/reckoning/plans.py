"""Support plans that lack nothing, and ways to spoil one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from compliance.reckoning.plan_rows import plan_rows
from compliance.reckoning.support_plan import (
    LANGUAGE_PARTS,
    HousingFacts,
    MunicipalityFacts,
    PlanFacts,
    PlannedLanguage,
    PlannedRow,
)

CREATED = date(2026, 11, 20)
NOT_DONE = {
    "housing_lease",
    "housing_company",
    "japanese_teacher",
    "japanese_classes",
    "job_change_placement",
}


def filled_row(kind):
    done = kind.key not in NOT_DONE and not kind.free_entry
    methods = {box: "" for box in kind.boxes if box in {"in_person", "information"}}
    return PlannedRow(
        key=kind.key,
        will_do=done,
        timing="随時" if done and not kind.preset else "",
        reason="" if done else "ほかの方法による",
        person="青木 恵（主任）",
        methods=methods or dict.fromkeys(kind.boxes[:1], "成田"),
    )


WHOLE = PlanFacts(
    author="青木 恵",
    language="vi",
    created_on=CREATED,
    contract_concluded_on=date(2026, 11, 2),
    starts_on=date(2027, 1, 12),
    application_on=date(2026, 11, 24),
    signed_on=date(2026, 11, 21),
    own_office_given=True,
    manager="佐藤 健",
    manager_department="総務部",
    worker_department="製造部",
    officer_count=2,
    is_neutral=True,
    rows=tuple(filled_row(kind) for kind in plan_rows(CREATED)),
    languages={part: PlannedLanguage(language="vi") for part in LANGUAGE_PARTS},
    staff_languages=("ja", "vi"),
    worker_languages=("vi",),
    guidance_hours=Decimal(3),
    orientation_hours=Decimal(8),
    consultation_days=("monday", "wednesday", "friday", "saturday"),
    consultation_methods={"in_person": "", "phone": "03-1234-5678"},
    emergency_methods={"phone": "090-1234-5678"},
    housing=HousingFacts(
        secured_at="at_application",
        occupants=2,
        room_m2=Decimal(18),
        is_rent_charged=True,
        monthly_rent=25000,
        ownership="rented",
        rent_reason="賃料50,000円÷2人",
    ),
    contract_rent=25000,
    is_municipality_checked=True,
    workplace=MunicipalityFacts(name="埼玉県川口市", checked_on=date(2026, 11, 18), method="website"),
    interview_choice="both",
    placement_licensed=False,
)
ENTRUSTED_ALL = replace(
    WHOLE,
    delegation="all",
    own_office_given=False,
    support_body_given=True,
    support_body_registered_on=date(2024, 4, 1),
    support_body_expires_on=date(2029, 4, 1),
    is_neutral=None,
    is_proper=True,
)


def with_row(key, plan=WHOLE, **changes):
    rows = tuple(replace(row, **changes) if row.key == key else row for row in plan.rows)
    return replace(plan, rows=rows)


def without_rows(*keys):
    rows = tuple(
        replace(row, will_do=False, reason="ほかによる") if row.key in keys else row for row in WHOLE.rows
    )
    return replace(WHOLE, rows=rows)


def home(**changes):
    return replace(WHOLE, housing=replace(WHOLE.housing, **changes))


def looked_up(**changes):
    return replace(WHOLE, workplace=replace(WHOLE.workplace, **changes))


def spoken(part, language, interpreter=""):
    planned = PlannedLanguage(language=language, interpreter=interpreter)
    return replace(WHOLE, languages={**WHOLE.languages, part: planned})
