"""A plan in words, for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from compliance.desk.wording import language
from compliance.reckoning.plan_rows import plan_choices, row_methods
from support_plans.desk.choice_fields import day_choices
from support_plans.workspace.wording import language_name, obligation_title

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.plan_rows import RowKind
    from support_plans.models import PlanRow, SupportPlan


def row_in_words(kind: RowKind, row: PlanRow, *, on: date) -> dict[str, Any]:
    """One row: what, whether, when or why not, by whom, how."""
    ways = {choice.slug: choice.in_language(language()) for choice in row_methods(kind, on=on)}
    said = [_with_text(ways.get(slug, slug), text) for slug, text in row.methods.items()]
    return {
        "heading": kind.heading,
        "title": kind.in_language(language()),
        "is_own": kind.free_entry,
        "content": row.content,
        "will_do": row.will_do,
        "when": row.timing or kind.preset.get(language(), "") if row.will_do else row.reason,
        "who": _with_text(row.person_name, row.person_title),
        "entrusted": row.is_entrusted,
        "how": "・".join(filter(None, [*said, row.method_note])),
    }


def _with_text(words: str, text: str) -> str:
    return f"{words}（{text}）" if words and text else words


def facts_in_words(plan: SupportPlan) -> list[tuple[str, list[tuple[str, Any]]]]:
    """The other parts of the plan, under their headings; what is unknown is shown as such."""
    body = plan.support_contract.support_organization if plan.support_contract else None
    carried_out = body.name if body else _("by the employer itself")
    return [
        (
            _("who and when"),
            [
                (_("carried out"), carried_out),
                (_("support office"), plan.office or plan.support_site),
                (_("support manager in charge"), plan.manager),
                (_("workers supported"), plan.supported_count),
                (_("support officers"), plan.officer_count),
                (_("neutrality is ensured"), yes_no(plan.is_neutral))
                if body is None
                else (_("the support body's properness is ensured"), yes_no(plan.is_proper)),
                (_("person who drew it up"), plan.author_name),
                (_("drawn up on"), plan.created_on),
                (_("application planned for"), plan.planned_application_on),
                (_("language it is given in"), language_name(plan.language)),
                (_("hours of guidance"), plan.guidance_hours),
                (_("hours of orientation"), plan.orientation_hours),
                (_("how the worker wants the interviews"), plan.get_interview_choice_display()),
            ],
        ),
        (_("languages and interpreters"), [_spoken(entry) for entry in plan.languages.all()]),
        (_("when to consult"), _consultation(plan)),
        (_("housing"), _housing(plan)),
        (_("municipalities"), _municipalities(plan)),
    ]


def yes_no(answer: bool | None) -> str:
    """An answer in words; nothing answered is nothing."""
    return "" if answer is None else _("yes") if answer else _("no")


def _spoken(entry: Any) -> tuple[str, str]:
    interpreter = _with_text(entry.interpreter_name, entry.interpreter_affiliation)
    return obligation_title(entry.obligation), " ".join(
        filter(None, [language_name(entry.language), interpreter])
    )


def _consultation(plan: SupportPlan) -> list[tuple[str, str]]:
    on = plan.created_on
    hours = [
        f"{words} {'–'.join(plan.consultation_hours[slug])}"
        for slug, words in day_choices(on)
        if slug in plan.consultation_hours
    ]
    return [
        (_("hours of consultation"), "、".join(hours)),
        (_("ways to consult"), _ways("consultation_methods", plan.consultation_methods, on)),
        (_("ways in an emergency"), _ways("emergency_methods", plan.emergency_methods, on)),
    ]


def _ways(name: str, said: dict[str, str], on: date) -> str:
    words = {choice.slug: choice.in_language(language()) for choice in plan_choices(name, on=on)}
    return "、".join(_with_text(words.get(slug, slug), text) for slug, text in said.items())


def _housing(plan: SupportPlan) -> list[tuple[str, Any]]:
    housing = getattr(plan, "housing", None)
    if housing is None:
        return []
    return [
        (_("secured"), housing.get_secured_at_display()),
        (_("people living together"), housing.occupants),
        (_("size of the rooms (m²)"), housing.room_m2),
        (_("size of the bedroom (m²)"), housing.bedroom_m2),
        (_("rent is charged"), yes_no(housing.is_rent_charged)),
        (_("rent a month (yen)"), housing.monthly_rent),
        (_("whose property"), housing.get_ownership_display()),
        (_("why the rent is proper"), housing.rent_reason),
    ]


def _municipalities(plan: SupportPlan) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [
        (_("municipal measures were checked"), yes_no(plan.is_municipality_checked))
    ]
    for check in plan.municipalities.all():
        place = _("same as the workplace") if check.is_same_as_workplace else str(check)
        day = f"{check.checked_on:%Y-%m-%d}" if check.checked_on else ""
        found.append(
            (check.get_place_display(), " ".join(filter(None, [place, day, check.get_method_display()])))
        )
    return found
