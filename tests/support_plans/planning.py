"""How a plan that may be agreed comes about: drafted, and filled in as a person would."""

from __future__ import annotations

from datetime import date
from typing import Any

from support_plans.models import SupportOffice, SupportPlan, SupportStaff
from support_plans.services.plans import agree_plan, change_draft, draft_plan

BY = "tests"

WAYS = {"phone": "03-1111-2222", "mail": "soudan@example.jp"}
HOURS = {
    day: ["09:00", "18:00"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
}


def staff_of(body: Any, *, user: Any = None) -> dict[str, SupportStaff]:
    """A support body's office with a manager and an officer who speaks Vietnamese."""
    office = SupportOffice.objects.create(
        support_organization=body, name="本部", address="東京都北区1-1", phone="03-1111-2222"
    )
    manager = SupportStaff.objects.create(
        support_organization=body,
        office=office,
        post="manager",
        name="近藤 勇",
        title="所長",
        languages=["ja"],
    )
    officer = SupportStaff.objects.create(
        support_organization=body,
        office=office,
        post="officer",
        name="木村 花子",
        title="主任",
        languages=["ja", "vi"],
        user=user,
    )
    return {"manager": manager, "officer": officer}


def filled_in(plan: SupportPlan) -> SupportPlan:
    """What only people can say, said."""
    return change_draft(
        plan=plan,
        by=BY,
        facts={
            "author_name": "青木 一郎",
            "language": "vi",
            "is_proper": True,
            "is_neutral": True if plan.support_contract is None else None,
            "supported_count": 12,
            "officer_count": 1,
            "consultation_hours": HOURS,
            "consultation_methods": WAYS,
            "emergency_methods": WAYS,
            "is_municipality_checked": True,
        },
        rows={
            "guidance": {"methods": {"in_person": ""}},
            "departure_transfer": {"methods": {"departure_airport": "成田", "departure_transport": "社用車"}},
            "housing_search": {"will_do": False, "reason": "借上げ社宅を提供するため"},
            "housing_lease": {"will_do": True, "timing": "就労開始前"},
            "housing_company": {"will_do": False, "reason": "借上げ社宅を提供するため"},
            "bank_account": {"methods": {"information": "", "accompany": ""}},
            "mobile_phone": {"methods": {"information": ""}},
            "utilities": {"methods": {"information": ""}},
            "orientation": {"methods": {"in_person": ""}},
            "japanese_classes": {"will_do": True, "timing": "随時"},
            "japanese_materials": {"will_do": True, "timing": "随時"},
            "japanese_teacher": {"will_do": False, "reason": "地域の教室を利用するため"},
            "job_change_information": {"will_do": True, "timing": "非自発的離職時"},
            "job_change_hello_work": {"will_do": True, "timing": "非自発的離職時"},
            "job_change_recommendation": {"will_do": True, "timing": "非自発的離職時"},
            "job_change_placement": {"will_do": False, "reason": "職業紹介事業の許可がないため"},
            "interview": {"methods": {"in_person": ""}},
        },
        housing={
            "secured_at": "at_application",
            "occupants": 2,
            "room_m2": "20.00",
            "is_rent_charged": True,
            "monthly_rent": 25000,
            "ownership": "rented",
            "rent_reason": "家賃50,000円を居住者2名で除した額",
        },
        municipalities={
            "workplace": {
                "prefecture": "東京都",
                "municipality": "大田区",
                "checked_on": plan.created_on,
                "method": "website",
            },
            "home": {"is_same_as_workplace": True},
        },
    )


def agreed_plan(
    worker: Any, *, by: Any = BY, agreed_on: date = date(2026, 11, 23), **days: Any
) -> SupportPlan:
    """A plan of this worker that holds."""
    return agree_plan(plan=filled_in(draft_plan(worker=worker, by=by)), by=by, agreed_on=agreed_on, **days)
