"""Checks a plan: collects what it says and what it is compared with, and asks the reckoning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from compliance.employment.rent import agreed_rent
from compliance.organizations.models import SupportContract
from compliance.reckoning.plan_facts import (
    ALL,
    NO_DELEGATION,
    PART,
    HousingFacts,
    MunicipalityFacts,
    PlanFacts,
    PlannedLanguage,
    PlannedRow,
)
from compliance.reckoning.plan_rows import plan_rows
from compliance.reckoning.support_plan import plan_findings
from support_plans.models import SupportStaff

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.reckoning.plan_facts import PlanFinding
    from support_plans.models import MunicipalityCheck, SupportPlan


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, in the reader's language."""

    found: PlanFinding
    on: date

    @property
    def blocks(self) -> bool:
        return self.found.blocks

    @property
    def code(self) -> str:
        return self.found.code

    @property
    def row(self) -> str:
        return self.found.row

    @property
    def where(self) -> str:
        """The row of the form it is about; nothing for other parts, whose words say where they are."""
        row = next((row for row in plan_rows(self.on) if row.key == self.found.row), None)
        return row.in_language(_language()) if row else ""

    @property
    def words(self) -> str:
        return self.found.in_language(_language())

    def __str__(self) -> str:
        return f"{self.where}: {self.words}" if self.where else self.words

    @property
    def basis(self) -> list[dict[str, Any]]:
        return [dict(used.as_because()) for used in self.found.because]

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the plan: what was known, and accepted, when it was agreed."""
        return {
            "code": self.found.code,
            "severity": self.found.severity,
            "row": self.found.row,
            "field": self.found.field,
            "basis": [
                {"rule": entry["rule"], "effective_from": entry["effective_from"]} for entry in self.basis
            ],
        }


def _language() -> str:
    return (get_language() or "ja")[:2]


def check_plan(plan: SupportPlan, *, on: date) -> tuple[Finding, ...]:
    """Everything that stands in the way of the plan, or that a person should look at, in the form's order."""
    return tuple(Finding(found, on) for found in plan_findings(plan_facts(plan, on=on), on=on))


def plan_facts(plan: SupportPlan, *, on: date) -> PlanFacts:
    """What the plan says, and the facts of worker, contract and support body it must agree with."""
    worker = plan.worker
    card = next((card for card in worker.cards.all() if card.is_current), None)
    contract = _contract(worker, on)
    entrusted = plan.support_contract
    body = entrusted.support_organization if entrusted else None
    said: dict[str, Any] = {"status": card.status} if card and card.status else {}
    return PlanFacts(
        **said,
        author=plan.author_name,
        language=plan.language,
        created_on=plan.created_on,
        contract_concluded_on=contract.concluded_on if contract else None,
        starts_on=contract.starts_on if contract else None,
        application_on=plan.planned_application_on,
        signed_on=plan.worker_signed_on,
        delegation=_delegation(plan),
        delegate="rso" if entrusted else "unregistered",
        own_office_given=entrusted is None and plan.manager is not None,
        support_body_given=body is not None,
        support_body_registered_on=body.registered_on if body else None,
        support_body_expires_on=_registered_until(entrusted),
        manager=plan.manager.name if plan.manager else "",
        manager_department=plan.manager.department if plan.manager else "",
        officer_count=plan.officer_count,
        is_neutral=plan.is_neutral,
        is_proper=plan.is_proper,
        rows=tuple(_row(row) for row in plan.rows.all()),
        languages={
            entry.obligation: PlannedLanguage(language=entry.language, interpreter=entry.interpreter_name)
            for entry in plan.languages.all()
        },
        staff_languages=_staff_languages(plan, on),
        worker_languages=tuple(worker.languages),
        guidance_hours=plan.guidance_hours,
        orientation_hours=plan.orientation_hours,
        consultation_days=tuple(plan.consultation_hours),
        consultation_methods=plan.consultation_methods,
        emergency_methods=plan.emergency_methods,
        housing=_housing(plan),
        contract_rent=agreed_rent(contract),
        is_municipality_checked=plan.is_municipality_checked,
        **_municipalities(plan.municipalities.all()),
        interview_choice=plan.interview_choice,
        already_in_japan=card is not None and card.permission_kind in {"change", "extension"},
        field_code=contract.field if contract else "",
    )


def _contract(worker: Any, on: date) -> Any:
    """The contract the plan is drawn up for: in force, or the next to begin."""
    versions = [c for c in worker.contracts.all() if c.superseded_at is None]
    running = [c for c in versions if c.ended_on is None or c.ended_on >= on]
    return min(running, key=lambda contract: contract.starts_on, default=None)


def _delegation(plan: SupportPlan) -> str:
    if plan.support_contract is not None:
        return ALL if plan.support_contract.scope == SupportContract.Scope.ALL else PART
    return PART if any(row.is_entrusted for row in plan.rows.all()) else NO_DELEGATION


def _registered_until(contract: SupportContract | None) -> date | None:
    if contract is None:
        return None
    return contract.support_organization.expires_on or contract.noted_registration_expires_on


def _row(row: Any) -> PlannedRow:
    return PlannedRow(
        key=row.key,
        will_do=row.will_do,
        timing=row.timing,
        reason=row.reason,
        content=row.content,
        is_entrusted=row.is_entrusted,
        person=row.person_name,
        address=row.address,
        methods=row.methods,
    )


def _staff_languages(plan: SupportPlan, on: date) -> tuple[str, ...]:
    """What those who carry the plan out speak, by the register of support staff."""
    place = (
        {"support_organization": plan.support_contract.support_organization_id}
        if plan.support_contract
        else {"organization": plan.worker.organization_id}
    )
    spoken = SupportStaff.objects.serving(on=on).filter(**place).values_list("languages", flat=True)
    found = {language for languages in spoken for language in languages}
    if plan.support_contract:
        found |= set(plan.support_contract.support_organization.languages)
    return tuple(sorted(found))


def _housing(plan: SupportPlan) -> HousingFacts:
    housing = getattr(plan, "housing", None)
    if housing is None:
        return HousingFacts()
    return HousingFacts(
        secured_at=housing.secured_at,
        occupants=housing.occupants,
        room_m2=housing.room_m2,
        bedroom_m2=housing.bedroom_m2,
        stays_by_wish=bool(housing.stays_by_wish),
        is_rent_charged=housing.is_rent_charged,
        monthly_rent=housing.monthly_rent,
        ownership=housing.ownership,
        rent_reason=housing.rent_reason,
    )


def _municipalities(checks: Iterable[MunicipalityCheck]) -> dict[str, Any]:
    by_place = {check.place: check for check in checks}
    workplace, home = by_place.get("workplace"), by_place.get("home")
    elsewhere = home is not None and not home.is_same_as_workplace
    return {
        "workplace": _municipality(workplace) or MunicipalityFacts(),
        "home": _municipality(home) if elsewhere else None,
    }


def _municipality(check: MunicipalityCheck | None) -> MunicipalityFacts | None:
    if check is None:
        return None
    return MunicipalityFacts(
        name=f"{check.prefecture}{check.municipality}" if check.municipality else "",
        checked_on=check.checked_on,
        method=check.method,
        method_note=check.method_note,
    )
