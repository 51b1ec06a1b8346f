"""参考様式第1-17号 1号特定技能外国人支援計画書: the support plan of one worker."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.numbers import postal_parts, telephone_parts
from cases.official_forms.registry import edition
from compliance.reckoning.plan_rows import plan_rows, row_methods
from compliance.rulebook import rule
from support_plans.models import SupportPlan
from support_plans.plan_check import check_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.reckoning.plan_rows import RowKind
    from support_plans.models import PlanRow

SLUG: Final = "support_plan"
_SPOKEN: Final = {
    "pre_arrival_guidance": "guidance",
    "life_orientation": "orientation",
    "consultation": "consultation",
    "periodic_interview": "interview",
}
# Boxes with room to write stand beside a field of their own.
_WRITTEN: Final = {
    ("arrival_transfer", "pickup_airport"): "arrival_airport",
    ("arrival_transfer", "arrival_transport"): "arrival_transport",
    ("departure_transfer", "departure_airport"): "departure_airport",
    ("departure_transfer", "departure_transport"): "departure_transport",
}


def collect(plan: SupportPlan, *, filed_on: date, language: str = "ja", user: Any = None) -> FilledForm:
    """The plan as it stands; what a check finds beyond blanks goes along as a warning."""
    del user
    found = SupportPlan.objects.select_related(
        "worker__organization",
        "worker__site",
        "support_contract__support_organization",
        "support_site",
        "office",
        "manager",
        "housing",
    ).prefetch_related("rows", "languages", "municipalities", "worker__cards", "worker__contracts")
    plan = found.get(pk=plan.pk)
    findings = check_plan(plan, on=plan.created_on) if plan.is_draft else ()
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        values_of(plan, filed_on=filed_on),
        subject=plan.worker.name,
        language=language,
        warnings=sorted({finding.code for finding in findings}),
    )


def values_of(plan: SupportPlan, *, filed_on: date) -> dict[str, Value]:
    """Every box of the form, as far as the plan answers it."""
    worker = plan.worker
    countries: Mapping[str, str] = rule("official_forms/nationality_names", filed_on=filed_on).value
    values: dict[str, Value] = {
        "created_on": plan.created_on,
        "name": worker.name,
        "sex": worker.sex,
        "birth_date": worker.birth_date,
        "nationality": countries.get(worker.nationality, ""),
        "author": plan.author_name,
        "language": language_before_go(plan.language, filed_on=filed_on),
        "interview_choice": plan.interview_choice,
    }
    values |= _organization(plan)
    values |= _carried_out(plan)
    stored = {row.key: row for row in plan.rows.all()}
    for kind in plan_rows(plan.created_on):
        if kind.key in stored:
            values |= _row(kind, stored[kind.key], plan.created_on)
    return values | _languages(plan, filed_on) | _consultation(plan) | _housing(plan) | _municipalities(plan)


def _organization(plan: SupportPlan) -> dict[str, Value]:
    organization, site = plan.worker.organization, plan.support_site
    found: dict[str, Value] = {
        "organization": organization.name,
        "organization_kana": organization.name_kana,
        **_place("organization", organization),
    }
    return found | (_place("site", site) if site is not None else {})


def _place(prefix: str, where: Any) -> dict[str, Value]:
    first, second = postal_parts(where.postal_code)
    phone = telephone_parts(where.phone)
    return {
        f"{prefix}_postal_1": first,
        f"{prefix}_postal_2": second,
        f"{prefix}_address": where.address,
        **{f"{prefix}_phone_{number}": part for number, part in enumerate(phone, start=1)},
    }


def _carried_out(plan: SupportPlan) -> dict[str, Value]:
    """Ⅱ4 where the employer does it itself, Ⅲ where all is entrusted: never both."""
    contract = plan.support_contract
    prefix = "body" if contract is not None else "own"
    found: dict[str, Value] = {
        f"{prefix}_supported": plan.supported_count,
        f"{prefix}_officers": plan.officer_count,
    }
    if plan.manager is not None:
        found |= {
            f"{prefix}_manager": plan.manager.name,
            f"{prefix}_manager_kana": plan.manager.name_kana,
            f"{prefix}_manager_title": plan.manager.title,
        }
    if contract is None:
        return found | {"is_neutral": plan.is_neutral}
    body = contract.support_organization
    year, _mark, serial = body.registration_number.partition("登")
    found |= {
        "is_proper": plan.is_proper,
        "body_number_1": year,
        "body_number_2": serial.lstrip("-"),
        "body_registered_on": body.registered_on,
        "body_name": body.name,
        "body_kana": body.name_kana,
        "body_representative": body.representative_name,
        **_place("body", body),
    }
    return found | (_place("office", plan.office) if plan.office is not None else {})


def _row(kind: RowKind, row: PlanRow, on: date) -> dict[str, Value]:
    key = kind.key
    found: dict[str, Value] = {f"{key}_will": row.will_do}
    if kind.free_entry:
        found[f"{key}_content"] = row.content
    else:
        found[f"{key}_reason"] = row.reason
        if not kind.preset:
            found[f"{key}_timing"] = row.timing
    if kind.has_own_entrusting:
        person = f"{row.person_name}（{row.person_title}）" if row.person_title else row.person_name
        found |= {
            f"{key}_entrusted": row.is_entrusted if row.will_do else None,
            f"{key}_person": person,
            f"{key}_postal": row.postal_code,
            f"{key}_address": row.address,
        }
    if kind.boxes:
        found |= _boxes(kind, row, on)
    return found | ({f"{key}_note": row.method_note} if _has_note(kind) else {})


def _has_note(kind: RowKind) -> bool:
    """The column on the manner is blank, or has room beside its boxes."""
    return kind.methods == "blank" or kind.key in {"guidance", "orientation"}


def _boxes(kind: RowKind, row: PlanRow, on: date) -> dict[str, Value]:
    found: dict[str, Value] = {f"{kind.key}_ways": tuple(row.methods)}
    for choice in row_methods(kind, on=on):
        if choice.text:
            field = _WRITTEN.get((kind.key, choice.slug), f"{kind.key}_way_other")
            found[field] = row.methods.get(choice.slug, "")
    return found


def _languages(plan: SupportPlan, filed_on: date) -> dict[str, Value]:
    found: dict[str, Value] = {
        "guidance_hours": plan.guidance_hours,
        "orientation_hours": plan.orientation_hours,
    }
    for entry in plan.languages.all():
        prefix = _SPOKEN.get(entry.obligation)
        if prefix:
            interpreter = " ".join(filter(None, [entry.interpreter_affiliation, entry.interpreter_name]))
            found |= {
                f"{prefix}_language": language_before_go(entry.language, filed_on=filed_on),
                f"{prefix}_interpreter": interpreter,
            }
    return found


def language_before_go(code: str, *, filed_on: date) -> str:
    """A language as forms write it before the printed word 語."""
    names: Mapping[str, str] = rule("official_forms/language_names", filed_on=filed_on).value
    return names.get(code, code)


def _consultation(plan: SupportPlan) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for day, (first, last) in plan.consultation_hours.items():
        found |= {f"{day}_from": _hour(first), f"{day}_to": _hour(last)}
    for prefix, said in (("consultation", plan.consultation_methods), ("emergency", plan.emergency_methods)):
        found |= {
            f"{prefix}_ways": tuple(said),
            f"{prefix}_mail": said.get("mail", ""),
            f"{prefix}_other": said.get("other", ""),
            **{
                f"{prefix}_phone_{number}": part
                for number, part in enumerate(telephone_parts(said.get("phone", "")), start=1)
            },
        }
    return found


def _hour(time: str) -> str:
    """09:00 is 9 before 時; 09:30 keeps its minutes."""
    hour, _colon, minutes = time.partition(":")
    return str(int(hour)) if minutes in {"", "00"} else f"{int(hour)}:{minutes}"


def _housing(plan: SupportPlan) -> dict[str, Value]:
    housing = getattr(plan, "housing", None)
    if housing is None:
        return {}
    sizes = rule("support/room_size", on=plan.created_on).value
    bedroom = _is_enough(housing.bedroom_m2, housing.occupants, sizes["bedroom_a_person"])
    return {
        "secured_at": housing.secured_at,
        "occupants": housing.occupants,
        "room_ok": _is_enough(housing.room_m2, housing.occupants, sizes["living_a_person"]),
        "bedroom_ok": bedroom if housing.stays_by_wish else None,
        "is_rent_charged": housing.is_rent_charged,
        "monthly_rent": housing.monthly_rent,
        "ownership": housing.ownership,
        "rent_reason": housing.rent_reason,
    }


def _is_enough(area: Decimal | None, occupants: int | None, a_person: float) -> bool | None:
    """Whether each has the room that is asked for; None where it is not known."""
    if area is None or not occupants:
        return None
    return area / occupants >= Decimal(str(a_person))


def _municipalities(plan: SupportPlan) -> dict[str, Value]:
    found: dict[str, Value] = {"is_municipality_checked": plan.is_municipality_checked}
    for check in plan.municipalities.all():
        if check.place == "home":
            said = bool(check.is_same_as_workplace or check.municipality)
            found["home_place"] = ("same" if check.is_same_as_workplace else "different") if said else ""
            if check.is_same_as_workplace:
                continue
        found |= {
            f"{check.place}_prefecture": check.prefecture,
            f"{check.place}_municipality": check.municipality,
            f"{check.place}_checked_on": check.checked_on,
            f"{check.place}_method": check.method,
            f"{check.place}_method_note": check.method_note,
            f"{check.place}_note": check.note,
        }
    return found
