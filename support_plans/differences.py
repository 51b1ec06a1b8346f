"""Which headings of the plan a new version changes: what the notification of the change has to name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.obligations import obligations
from compliance.reckoning.plan_rows import plan_rows

if TYPE_CHECKING:
    from datetime import date

    from support_plans.content import PlanContent

ORGANIZATION: Final = "organization"
SUPPORT_BODY: Final = "support_body"

# How many are supported alters no content of the plan, and is not notified.
_OF_ORGANIZATION: Final = ("support_site", "is_neutral", "manager")
_OF_BODY: Final = ("office", "is_proper")
_OF_OBLIGATION: Final = {
    "pre_arrival_guidance": ("guidance_hours",),
    "life_orientation": ("orientation_hours",),
    "consultation": ("consultation_hours", "consultation_methods", "emergency_methods"),
}


def changed_headings(before: PlanContent, after: PlanContent, *, on: date) -> list[str]:
    """Slugs in the form's order: the employer, the support body, then headings by their number."""
    found = []
    if _differ(before, after, _OF_ORGANIZATION):
        found.append(ORGANIZATION)
    if _differ(before, after, _OF_BODY):
        found.append(SUPPORT_BODY)
    headings = {each.slug: each.form_heading for each in obligations(on)}
    changed = {row.heading for row in plan_rows(on) if before.rows.get(row.key) != after.rows.get(row.key)}
    for obligation, heading in headings.items():
        parts_differ = _differ(before, after, _OF_OBLIGATION.get(obligation, ()))
        if parts_differ or before.languages.get(obligation) != after.languages.get(obligation):
            changed.add(heading)
    if before.housing != after.housing:
        changed.add(headings["housing"])
    return found + sorted(changed)


def _differ(before: PlanContent, after: PlanContent, names: tuple[str, ...]) -> bool:
    return any(before.facts.get(name) != after.facts.get(name) for name in names)
