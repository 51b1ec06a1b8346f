"""Facts of a filing that more than one check needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.filing_checks import CardFacts, TrainingFacts
from compliance.workers.models import Qualification
from support_plans.models import SupportLog, SupportPlan

if TYPE_CHECKING:
    from datetime import date

    from cases.facts import CaseFacts

SECOND_STATUS: Final = "ssw2"
GUIDANCE: Final = "pre_arrival_guidance"


def contract_on(facts: CaseFacts) -> date | None:
    """The day of the contract that is filed."""
    answered: date | None = facts.answers.get("contract_on")
    if answered is not None:
        return answered
    return facts.contract.concluded_on if facts.contract else None


def card_facts(facts: CaseFacts) -> CardFacts | None:
    """The card in use, and the end of the one before it."""
    card = facts.card
    if card is None:
        return None
    earlier = [one.expires_on for one in facts.cards if one.pk != card.pk]
    return CardFacts(
        number=card.number,
        status=card.status,
        permitted_on=card.permitted_on,
        permission_kind=card.permission_kind,
        period_months=card.period_months,
        expires_on=card.expires_on,
        previous_expiry=max(earlier, default=None),
    )


def training_of(facts: CaseFacts) -> TrainingFacts | None:
    """The technical intern training that says most; None where none is entered in full."""
    entered = [
        one
        for one in facts.qualifications
        if one.kind == Qualification.Kind.TECHNICAL_INTERN and one.occupation and one.months_completed
    ]
    if not entered:
        return None
    best = max(entered, key=lambda one: (bool(one.passed_practical), one.months_completed or 0))
    return TrainingFacts(
        occupation=best.occupation,
        months_completed=best.months_completed or 0,
        passed_practical=bool(best.passed_practical),
    )


def guidance_of(facts: CaseFacts) -> SupportLog | None:
    """The last record of the guidance that counts."""
    if facts.worker is None:
        return None
    return (
        SupportLog.objects.filter(worker=facts.worker, obligation=GUIDANCE, superseded_at__isnull=True)
        .exclude(judgement="not_acceptable")
        .order_by("-performed_on")
        .first()
    )


def plan_of(facts: CaseFacts) -> SupportPlan | None:
    """The plan that is agreed, or the draft where none is."""
    if facts.worker is None:
        return None
    rows = SupportPlan.objects.in_use().filter(worker=facts.worker).select_related("housing")
    return rows.order_by("state", "-version").first()


def dates_of(facts: CaseFacts) -> dict[str, date | None]:
    """The days on the papers, by the names of the rule of their order."""
    plan, guidance = plan_of(facts), guidance_of(facts)
    case, contract = facts.case, facts.contract
    return {
        "contract_on": contract_on(facts),
        "guidance_on": guidance.performed_on if guidance else None,
        "plan_on": plan.created_on if plan else None,
        "signed_on": plan.worker_signed_on if plan else None,
        "permitted_on": case.decided_on,
        "starts_on": contract.starts_on if contract and case.application_type != "extension" else None,
    }
