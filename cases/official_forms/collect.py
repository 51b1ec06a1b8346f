"""The facts of an official form, read from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.desired_period import written
from cases.official_forms.extension_of_stay import ExtensionFacts, Relative
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.statuses import status_name
from compliance.reckoning.stays import Stay
from compliance.reckoning.total_stay import total_stay

if TYPE_CHECKING:
    from datetime import date

    from compliance.residence.models import ResidenceCard
    from compliance.workers.models import FamilyMember, Passport, Worker


def current_card(worker: Worker) -> ResidenceCard | None:
    """The card in use."""
    card: ResidenceCard | None = worker.cards.current().first()
    return card


def extension_facts(
    worker: Worker, *, card: ResidenceCard | None, desired_period: str = "", reason: str = ""
) -> ExtensionFacts:
    """What the application for extension asks, as far as it is known. What to ask for is the person's say."""
    passport: Passport | None = worker.passports.filter(superseded_at__isnull=True).first()
    return ExtensionFacts(
        name=worker.name,
        family_name=worker.family_name,
        given_names=worker.given_names,
        nationality=worker.nationality,
        birth_date=worker.birth_date,
        sex=worker.sex,
        is_married=worker.is_married,
        occupation=worker.occupation,
        home_address=worker.home_address,
        address=worker.address,
        phone=worker.phone,
        mobile=worker.mobile,
        passport_number=passport.number if passport else "",
        passport_expires_on=passport.expires_on if passport else None,
        status=card_status(card) if card else "",
        period=card_period(card) if card else "",
        expires_on=card.expires_on if card else None,
        card_number=card.number if card else "",
        desired_period=desired_period,
        reason=reason,
        has_criminal_record=worker.has_criminal_record,
        criminal_record_detail=worker.criminal_record_detail,
        has_family_in_japan=worker.has_family_in_japan,
        relatives=tuple(_relative(member) for member in worker.family_members.all()),
    )


def card_status(card: ResidenceCard) -> str:
    """The status in the words of the card."""
    return card.status_as_written or (status_name(card.status) if card.status else "")


def card_period(card: ResidenceCard) -> str:
    """The period of stay in the words of the card."""
    return card.period_as_written or (written(card.period_months) if card.period_months else "")


def _relative(member: FamilyMember) -> Relative:
    return Relative(
        relation=member.relation,
        name=member.name,
        birth_date=member.birth_date,
        nationality=member.nationality,
        lives_together=member.lives_together,
        workplace=member.workplace,
        card_number=member.card_number,
    )


def total_stay_cap(worker: Worker, *, card: ResidenceCard | None, on: date) -> date | None:
    """The last day of the total stay by what is known; None where nothing is known or there is no cap.

    With an incomplete history it is the latest day possible: what was forgotten only brings it nearer.
    """
    stays = [
        Stay(status=stay.status, from_on=stay.from_on, to_on=stay.to_on, kind=stay.kind or None)
        for stay in worker.stays.all()
    ]
    if not stays and card is not None and card.status and card.permitted_on is not None:
        stays = [Stay(status=card.status, from_on=card.permitted_on)]
    try:
        return total_stay(stays=stays, on=on).cap_on
    except ImpossibleFacts:
        # Stays that contradict each other are shown as such on the worker's page; they bound nothing here.
        return None
