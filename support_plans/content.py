"""What a plan holds, as plain data: the shape that templates store, drafts begin with and versions copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from compliance.reckoning.plan_rows import plan_rows
from compliance.rulebook import rule
from support_plans.models import MunicipalityCheck, PlanLanguage, PlannedHousing, PlanRow, SupportPlan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.reckoning.plan_rows import RowKind

FACTS: Final = (
    "author_name",
    "is_neutral",
    "is_proper",
    "guidance_hours",
    "orientation_hours",
    "consultation_hours",
    "consultation_methods",
    "emergency_methods",
)
"""What plans of one employer may have in common."""

PERSONAL_FACTS: Final = (
    "language",
    "created_on",
    "planned_application_on",
    "support_site",
    "office",
    "manager",
    "supported_count",
    "officer_count",
    "interview_choice",
    "is_municipality_checked",
    "holds_from_on",
)
"""What belongs to one plan alone."""

ROW_FACTS: Final = (
    "content",
    "will_do",
    "timing",
    "reason",
    "is_entrusted",
    "person_name",
    "person_title",
    "postal_code",
    "address",
    "methods",
    "method_note",
)
LANGUAGE_FACTS: Final = ("language", "interpreter_name", "interpreter_affiliation")
HOUSING_FACTS: Final = (
    "secured_at",
    "occupants",
    "room_m2",
    "bedroom_m2",
    "stays_by_wish",
    "is_rent_charged",
    "monthly_rent",
    "ownership",
    "rent_reason",
)
MUNICIPALITY_FACTS: Final = (
    "is_same_as_workplace",
    "prefecture",
    "municipality",
    "checked_on",
    "method",
    "method_note",
    "note",
)
_DECIMALS: Final = frozenset({"guidance_hours", "orientation_hours", "room_m2", "bedroom_m2"})


@dataclass(slots=True)
class PlanContent:
    """A plan without its worker."""

    facts: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    languages: dict[str, dict[str, Any]] = field(default_factory=dict)
    housing: dict[str, Any] = field(default_factory=dict)
    municipalities: dict[str, dict[str, Any]] = field(default_factory=dict)

    def over(self, other: PlanContent) -> PlanContent:
        """This content, filled up from ``other`` where it says nothing."""
        return PlanContent(
            facts=_filled(self.facts, other.facts),
            rows=_each_filled(self.rows, other.rows),
            languages=_each_filled(self.languages, other.languages),
            housing=_filled(self.housing, other.housing),
            municipalities=_each_filled(self.municipalities, other.municipalities),
        )

    def as_json(self) -> dict[str, Any]:
        """For a template: what belongs to one worker alone, the languages too, is left out."""
        return {
            "facts": {name: _plain(value) for name, value in self.facts.items() if name in FACTS},
            "rows": {key: _plain_values(row) for key, row in self.rows.items()},
            "housing": _plain_values(self.housing),
            "municipalities": {
                place: _plain_values({n: v for n, v in entry.items() if n != "checked_on"})
                for place, entry in self.municipalities.items()
            },
        }


def from_json(stored: Mapping[str, Any]) -> PlanContent:
    """A template's content; unknown names, from an older program or a careless hand, are dropped."""
    return PlanContent(
        facts=_restored(stored.get("facts", {}), FACTS),
        rows={key: _restored(row, ROW_FACTS) for key, row in stored.get("rows", {}).items()},
        housing=_restored(stored.get("housing", {}), HOUSING_FACTS),
        municipalities={
            place: _restored(entry, MUNICIPALITY_FACTS)
            for place, entry in stored.get("municipalities", {}).items()
        },
    )


def read_content(plan: SupportPlan) -> PlanContent:
    """Everything a plan holds but its worker and its days. Reads prefetched relations where there are any."""
    housing = getattr(plan, "housing", None)
    return PlanContent(
        facts={name: getattr(plan, name) for name in (*FACTS, *PERSONAL_FACTS)},
        rows={row.key: _values(row, ROW_FACTS) for row in plan.rows.all()},
        languages={entry.obligation: _values(entry, LANGUAGE_FACTS) for entry in plan.languages.all()},
        housing=_values(housing, HOUSING_FACTS) if housing else {},
        municipalities={
            check.place: _values(check, MUNICIPALITY_FACTS) for check in plan.municipalities.all()
        },
    )


def usual_content(on: date, *, language: str = "ja", already_in_japan: bool) -> PlanContent:
    """What plans usually say, by the rulebook: for a draft, to be looked through by a person.

    Choices and declarations are never answered here: which of several ways is taken, and whether somebody is
    neutral, is for people to say.
    """
    guidance, orientation = rule("support/guidance_hours", on=on), rule("support/orientation_hours", on=on)
    return PlanContent(
        facts={
            "guidance_hours": Decimal(str(guidance.value["standard"])),
            "orientation_hours": Decimal(str(orientation.value["standard"])),
        },
        rows={row.key: _usual_row(row, language, already_in_japan=already_in_japan) for row in plan_rows(on)},
    )


def _usual_row(row: RowKind, language: str, *, already_in_japan: bool) -> dict[str, Any]:
    if already_in_japan and "already_in_japan" in row.may_be_none:
        return {"will_do": False, "reason": row.usual_reason.get(language, "")}
    if row.free_entry:
        return {"will_do": False}
    if not row.mandatory:
        return {}
    said = row.preset or row.usual_timing
    return {"will_do": True, "timing": said.get(language, "")}


def write_content(plan: SupportPlan, content: PlanContent) -> None:
    """Store the parts of a draft; the caller saves and checks the plan itself."""
    known = [row.key for row in plan_rows(plan.created_on)]
    for name, value in content.facts.items():
        setattr(plan, name, value)
    plan.full_clean(exclude=["worker", "support_contract"], validate_unique=plan.pk is None)
    plan.save()
    PlanRow.objects.filter(plan=plan).delete()
    PlanRow.objects.bulk_create(
        _clean(PlanRow(plan=plan, key=key, **content.rows.get(key, {}))) for key in known
    )
    PlanLanguage.objects.filter(plan=plan).delete()
    PlanLanguage.objects.bulk_create(
        _clean(PlanLanguage(plan=plan, obligation=key, **entry)) for key, entry in content.languages.items()
    )
    PlannedHousing.objects.filter(plan=plan).delete()
    _clean(PlannedHousing(plan=plan, **content.housing)).save()
    MunicipalityCheck.objects.filter(plan=plan).delete()
    MunicipalityCheck.objects.bulk_create(
        _clean(MunicipalityCheck(plan=plan, place=place, **content.municipalities.get(place, {})))
        for place in MunicipalityCheck.Place.values
    )


def _clean(row: Any) -> Any:
    row.clean_fields(exclude=["plan"])
    return row


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _says_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _filled(own: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return dict(other) | {name: value for name, value in own.items() if not _says_nothing(value)}


def _each_filled(
    own: Mapping[str, dict[str, Any]], other: Mapping[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Row by row: a row that answers is taken whole, so that a reason never meets another row's answer."""
    found = {key: dict(entry) for key, entry in other.items()}
    for key, entry in own.items():
        answers = entry.get("will_do") is not None
        found[key] = dict(entry) if answers else _filled(entry, found.get(key, {}))
    return found


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def _plain_values(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in entry.items() if not _says_nothing(value)}


def _restored(entry: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: Decimal(value) if name in _DECIMALS and value is not None else value
        for name, value in entry.items()
        if name in names
    }
