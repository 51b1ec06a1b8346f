"""Writes about residence cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.common.encryption import blind_index
from compliance.common.text import canonical_number, mask_number
from compliance.deadlines.services import repost, repost_facts
from compliance.reckoning.cards import residence_card_number
from compliance.residence.models import LapseCheck, ResidenceCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.workers.models import Worker

Actor = Any
BATCH = 500


@audited
def register_residence_cards(*, cards: Sequence[ResidenceCard], by: Actor) -> list[ResidenceCard]:
    """Register cards; the newest of a worker is the one in use, earlier versions are kept as they were."""
    for card in cards:
        _prepare(card)
    latest = {
        card.worker_id: card
        for card in ResidenceCard.objects.current().filter(worker__in=[card.worker_id for card in cards])
    }
    now = clock.now()
    replaced: list[int] = []
    for card in cards:
        known = latest.get(card.worker_id)
        if known is not None and known.expires_on > card.expires_on:
            # An older card entered late: history, never a step back.
            card.superseded_at = now
        elif known is not None and known.pk:
            replaced.append(known.pk)
    ResidenceCard.objects.filter(pk__in=replaced).update(superseded_at=now)
    created = ResidenceCard.objects.bulk_create(cards, batch_size=BATCH)
    for card in created:
        _record(card, "residence_card.registered", by, {"expires_on": card.expires_on.isoformat()})
    repost_facts(
        {
            "residence_card": [*replaced, *(card.pk for card in created)],
            "worker": {card.worker_id for card in created},
        }
    )
    return created


def _prepare(card: ResidenceCard) -> None:
    card.number = canonical_number(card.number)
    if not residence_card_number(number=card.number).valid:
        raise ValidationError(
            {"number": _("This is no residence card number: two letters, eight digits, two letters.")}
        )
    card.number_index = blind_index(card.number)
    card.organization_id = card.worker.organization_id
    card.clean_fields(exclude=["number_index", "organization", "worker"])
    if card.permitted_on and card.expires_on <= card.permitted_on:
        raise ValidationError({"expires_on": _("The period of stay ends before it was permitted.")})


@audited
def register_residence_card(
    *, worker: Worker, number: str, expires_on: date, by: Actor, **facts: Any
) -> ResidenceCard:
    """Record a card the worker was given, and put its deadlines in the ledger."""
    card = ResidenceCard(worker=worker, number=number, expires_on=expires_on, **facts)
    _prepare(card)
    if (
        ResidenceCard.objects.filter(organization=worker.organization_id, voided_at__isnull=True)
        .numbered(card.number)
        .exists()
    ):
        raise ValidationError({"number": _("This card is registered already.")})
    return register_residence_cards(cards=[card], by=by)[0]


@audited
def void_residence_card(*, card: ResidenceCard, reason: str, by: Actor) -> ResidenceCard:
    """The entry was wrong: it stays visible with its reason and counts no more.

    The version that this one had replaced is in use again, unless a right one is entered.
    """
    if not reason.strip():
        raise ValidationError({"void_reason": _("Say why the entry was wrong.")})
    was_current = card.is_current
    card.voided_at = clock.now()
    card.void_reason = reason.strip()[:200]
    card.save()
    touched = [card.pk]
    if was_current:
        earlier = (
            ResidenceCard.objects.filter(worker=card.worker_id, voided_at__isnull=True)
            .exclude(pk=card.pk)
            .order_by("-expires_on", "-id")
            .first()
        )
        if earlier is not None:
            earlier.superseded_at = None
            earlier.save()
            touched.append(earlier.pk)
    _record(card, "residence_card.voided", by, {"reason": card.void_reason})
    repost_facts({"residence_card": touched, "worker": [card.worker_id]})
    return card


@audited
def correct_residence_card(*, card: ResidenceCard, reason: str, by: Actor, **facts: Any) -> ResidenceCard:
    """Enter a card again that was entered wrongly; the wrong entry is voided, not overwritten."""
    kept = {
        name: getattr(card, name)
        for name in (
            "number",
            "status",
            "status_as_written",
            "permission_kind",
            "permitted_on",
            "period_months",
            "period_as_written",
            "expires_on",
            "issued_on",
            "designated_field",
            "designated_employer",
            "extension_applied_on",
            "extension_receipt",
        )
    }
    void_residence_card(card=card, reason=reason, by=by)
    return register_residence_card(worker=card.worker, by=by, **{**kept, **facts})


@audited
def record_extension_application(
    *, card: ResidenceCard, applied_on: date, by: Actor, receipt: str = ""
) -> ResidenceCard:
    """An extension was applied for: the filing day is settled, and the special period is posted."""
    if applied_on > card.expires_on:
        raise ValidationError({"extension_applied_on": _("This day is after the period of stay ended.")})
    card.extension_applied_on = applied_on
    card.extension_receipt = receipt[:40]
    card.save()
    _record(card, "residence_card.extension_applied", by, {"applied_on": applied_on.isoformat()})
    repost("residence_card", [card.pk])
    return card


@audited
def end_extension_application(*, card: ResidenceCard, reason: str, by: Actor) -> ResidenceCard:
    """The application was refused or withdrawn: no special period; what it settled is due again."""
    if card.extension_applied_on is None:
        return card
    details = {"applied_on": card.extension_applied_on.isoformat(), "reason": reason[:200]}
    card.extension_applied_on, card.extension_receipt = None, ""
    card.save()
    _record(card, "residence_card.extension_ended", by, details)
    repost("residence_card", [card.pk])
    return card


@audited
def record_lapse_check(*, card: ResidenceCard, result: str, by: Any, note: str = "") -> LapseCheck:
    """Note what the agency's page said about the number."""
    check = LapseCheck(
        card=card,
        result=result,
        checked_at=clock.now(),
        checked_by=by if hasattr(by, "pk") else None,
        note=note,
    )
    check.full_clean()
    check.save()
    _record(card, "residence_card.lapse_checked", by, {"result": result})
    return check


@audited
def reveal_card_number(*, card: ResidenceCard, by: Actor) -> str:
    """The full number, and a record that it was shown."""
    _record(card, "residence_card.revealed", by, {})
    return card.number


def _record(card: ResidenceCard, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=card,
        organization_id=card.organization_id,
        label=card.worker.name,
        details={"number": mask_number(card.number), **details},
    )
