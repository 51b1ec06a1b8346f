"""The facts both questions rest on, read for many workers at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.utils.module_loading import import_string

from compliance.common.clock import civil_day
from compliance.deadlines.sources import counted_stays, sixth_year, stay_claims
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.legality import (
    ApplicationFact,
    CardFact,
    ContractFact,
    LapseCheckFact,
    LegalityFacts,
)
from compliance.reckoning.stay_account import StayAccount, stay_account
from compliance.rulebook import RuleNotInForce, UnknownRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from compliance.workers.models import Worker
    from compliance.workers.querysets import WorkerQuerySet

RELATIONS = ("cards__lapse_checks", "contracts", "stays", "stay_exclusions")
"""What is read along with workers: a constant number of queries."""
CONTINUES = frozenset({"extension", "change"})
"""Permissions that answer an application made in Japan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One worker with the facts of the question, and the five-year account where it can be reckoned."""

    worker: Worker
    facts: LegalityFacts
    account: StayAccount | None
    problem: str = ""


def with_facts(workers: WorkerQuerySet) -> WorkerQuerySet:
    """Workers with everything the questions rest on."""
    return workers.select_related("organization", "site", "six_year_route").prefetch_related(*RELATIONS)


def known(workers: Sequence[Worker], *, on: date, with_account: bool = True) -> list[Known]:
    """The facts of these workers (read by ``with_facts``), for a day.

    Without the account, the five years are reckoned only where they decide: for a complete history.
    """
    applied = _applications([worker.pk for worker in workers])
    return [_known(worker, applied.get(worker.pk, []), on, with_account) for worker in workers]


def _known(worker: Worker, applied: Sequence[ApplicationFact], on: date, with_account: bool) -> Known:
    certain = worker.stay_history_complete_on is not None
    account, problem = account_of(worker, on=on) if certain or with_account else (None, "")
    return Known(
        worker=worker,
        facts=LegalityFacts(
            cards=tuple(_card(card) for card in worker.cards.all()),
            applications=(*_of_cards(worker), *applied),
            lapse_checks=tuple(_lapse_checks(worker)),
            contracts=tuple(_contracts(worker)),
            total_stay_cap_on=account.cap_on if account and certain else None,
        ),
        account=account,
        problem=problem,
    )


def account_of(worker: Worker, *, on: date) -> tuple[StayAccount | None, str]:
    """The five-year account from what is on file; what cannot be reckoned says why."""
    stays = counted_stays(worker)
    if not stays:
        return None, ""
    try:
        account = stay_account(
            stays=stays, on=on, claims=stay_claims(worker), sixth_year=sixth_year(worker, on)
        )
    except (ImpossibleFacts, RuleNotInForce, UnknownRule) as problem:
        return None, str(problem)
    return account, ""


def _card(card: Any) -> CardFact:
    return CardFact(
        status=card.status,
        expires_on=card.expires_on,
        permitted_on=card.permitted_on,
        issued_on=card.issued_on,
        permission_kind=card.permission_kind,
        period_months=card.period_months,
        designated_field=card.designated_field,
        designated_employer=card.designated_employer,
        voided=card.voided_at is not None,
        ref=card.pk,
    )


def _of_cards(worker: Worker) -> list[ApplicationFact]:
    """Extension applications noted on cards; the permission after it is the decision."""
    cards = [card for card in worker.cards.all() if card.voided_at is None]
    found = []
    for card in cards:
        if card.extension_applied_on is None:
            continue
        answered = min(
            (
                other.permitted_on
                for other in cards
                if other.permission_kind in CONTINUES
                and other.permitted_on is not None
                and other.permitted_on >= card.extension_applied_on
            ),
            default=None,
        )
        found.append(
            ApplicationFact(
                kind="extension",
                applied_on=card.extension_applied_on,
                receipt=card.extension_receipt,
                decided_on=answered,
                result="granted" if answered else "",
                ref=card.pk,
            )
        )
    return found


def _lapse_checks(worker: Worker) -> list[LapseCheckFact]:
    return [
        LapseCheckFact(checked_on=civil_day(check.checked_at), result=check.result, card_ref=card.pk)
        for card in worker.cards.all()
        for check in card.lapse_checks.all()
    ]


def _contracts(worker: Worker) -> list[ContractFact]:
    return [
        ContractFact(
            starts_on=contract.starts_on,
            field=contract.field,
            employer=worker.organization.name,
            ends_on=contract.ends_on,
            ended_on=contract.ended_on,
            ref=contract.pk,
        )
        for contract in worker.contracts.all()
        if contract.superseded_at is None
    ]


def _applications(worker_ids: Sequence[int]) -> dict[int, list[ApplicationFact]]:
    """What rooms above know of applications (``settings.APPLICATION_SOURCES`` names who does)."""
    found: dict[int, list[ApplicationFact]] = defaultdict(list)
    for path in settings.APPLICATION_SOURCES:
        source = cast(
            "Callable[[Iterable[int]], Mapping[int, Sequence[ApplicationFact]]]", import_string(path)
        )
        for worker_id, facts in source(worker_ids).items():
            found[worker_id] += facts
    return found
