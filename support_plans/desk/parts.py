"""The parts in which a draft is filled in: each a page of forms and one call of the service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from support_plans.content import read_content
from support_plans.desk.forms import (
    ConsultationForm,
    FrameForm,
    HousingForm,
    LanguageForm,
    MunicipalitiesCheckedForm,
    MunicipalityForm,
)
from support_plans.desk.row_forms import Row, rows_of
from support_plans.models import MunicipalityCheck
from support_plans.services.plans import change_draft
from support_plans.workspace.wording import obligation_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django import forms

    from support_plans.models import SupportPlan

SPOKEN = ("pre_arrival_guidance", "life_orientation", "consultation", "periodic_interview")
PARTS = {
    "frame": _("who and when"),
    "rows": _("what will be done"),
    "languages": _("languages and interpreters"),
    "consultation": _("when to consult"),
    "housing": _("housing"),
    "municipalities": _("municipalities"),
}


@dataclass(slots=True)
class Part:
    """One part of a draft on its page: forms under headings, or rows."""

    slug: str
    forms: list[tuple[str, str, forms.Form]] = field(default_factory=list)
    """Key, heading, form."""
    rows: list[Row] = field(default_factory=list)

    def is_valid(self) -> bool:
        """Whether everything can be understood; each form keeps what was typed."""
        everything = [form for _key, _heading, form in self.forms] + [row.form for row in self.rows]
        valid = [form.is_valid() for form in everything]
        return all(valid)

    def save(self, plan: SupportPlan, by: Any) -> None:
        """Hand everything to the service."""
        change_draft(plan=plan, by=by, **_arguments(self))


def part_of(slug: str, plan: SupportPlan, user: Any, data: Mapping[str, Any] | None = None) -> Part:
    """The part as it is stored, or with what was sent."""
    content = read_content(plan)
    on = plan.created_on
    facts = {name: _as_answer(value) for name, value in content.facts.items()}
    if slug == "frame":
        frame = FrameForm(data, plan=plan, user=user, initial=facts)
        return Part(slug, forms=[("facts", "", frame)])
    if slug == "rows":
        return Part(slug, rows=rows_of(on, said=content.rows, data=data))
    if slug == "languages":
        return Part(slug, forms=[_spoken(key, content.languages.get(key, {}), data) for key in SPOKEN])
    if slug == "consultation":
        return Part(slug, forms=[("facts", "", ConsultationForm(data, on=on, initial=facts))])
    if slug == "housing":
        housing = {name: _as_answer(value) for name, value in content.housing.items()}
        return Part(slug, forms=[("housing", "", HousingForm(data, initial=housing))])
    checked = MunicipalitiesCheckedForm(data, initial=facts)
    places = [
        (place.value, str(place.label), _place(place, content.municipalities.get(place, {}), data))
        for place in MunicipalityCheck.Place
    ]
    return Part(slug, forms=[("facts", "", checked), *places])


def _spoken(key: str, said: dict[str, Any], data: Mapping[str, Any] | None) -> tuple[str, str, forms.Form]:
    return key, obligation_title(key), LanguageForm(data, prefix=key, initial=said)


def _place(place: Any, said: dict[str, Any], data: Mapping[str, Any] | None) -> MunicipalityForm:
    return MunicipalityForm(data, prefix=place.value, place=place, initial=said)


def _arguments(part: Part) -> dict[str, Any]:
    if part.slug == "rows":
        return {"rows": {row.key: row.form.cleaned_data for row in part.rows}}
    cleaned = {key: form.cleaned_data for key, _heading, form in part.forms}
    facts = cleaned.pop("facts", None)
    found: dict[str, Any] = {"facts": facts} if facts is not None else {}
    if part.slug == "housing":
        found["housing"] = cleaned["housing"]
    elif cleaned:
        found[part.slug] = cleaned
    return found


def _as_answer(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value
