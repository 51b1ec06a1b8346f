"""確認書 (5-8, 5-9): the sessions a worker confirms, and the reading of the support log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.registry import edition
from compliance.questions.wording import code_in_words
from support_plans.models import SupportLog, SupportPlan
from support_plans.proof import NOTHING_RECORDED, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, time

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.registry import Edition
    from compliance.accounts.models import User
    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session that counts. Its times are unknown where only its length was recorded."""

    held_on: date
    started_at: time | None = None
    ended_at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationFacts:
    """All the sheet asks; `sessions` holds what counts as proof and nothing else."""

    worker: str = ""
    givers: tuple[str, ...] = ()
    explained_by: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    # What keeps the sessions from being the proof the law asks for, and what to look at: codes of findings.
    lacking: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    because: tuple[Rule, ...] = ()


def fill_confirmation(
    slug: str, facts: ConfirmationFacts, *, filed_on: date, language: str = "ja"
) -> FilledForm:
    """The confirmation as data. The worker signs and dates it by hand."""
    form = edition(slug, filed_on=filed_on)
    return fill_form(
        form,
        {"giver": "、".join(facts.givers), "explained_by": "、".join(facts.explained_by)},
        {"sessions": [_line(session) for session in facts.sessions]},
        subject=facts.worker,
        language=language,
        warnings=tuple(code_in_words(code) for code in facts.doubts),
        because=facts.because,
        missing=_no_proof(facts, form),
    )


def _line(session: Session) -> Mapping[str, Value]:
    return {
        "held_on": session.held_on,
        "from_hour": session.started_at.hour if session.started_at else None,
        "from_minute": f"{session.started_at:%M}" if session.started_at else None,
        "to_hour": session.ended_at.hour if session.ended_at else None,
        "to_minute": f"{session.ended_at:%M}" if session.ended_at else None,
    }


def _no_proof(facts: ConfirmationFacts, form: Edition) -> Iterator[Missing]:
    """What the sessions lack. Where nothing is recorded at all, the empty list says so."""
    lacking = [code_in_words(code) for code in facts.lacking if code != NOTHING_RECORDED]
    if lacking:
        yield Missing(
            key="sessions",
            label=form.label("sessions"),
            place=Place.LOG,
            lack=Lack.NOT_PROOF,
            detail=" ".join(lacking),
        )


def read_sessions(log: SupportLog, user: User) -> ConfirmationFacts:
    """All sessions of the same support of that worker which the person sees, weighed as proof."""
    worker = log.worker
    logs = (
        SupportLog.objects.current()
        .visible_to(user)
        .filter(worker=worker, obligation=log.obligation)
        .select_related("support_organization")
        .order_by("performed_on", "started_at", "id")
    )
    plan = SupportPlan.objects.agreed().filter(worker=worker).first()
    proof = weigh(log.obligation, list(logs), plan)
    return ConfirmationFacts(
        worker=worker.name,
        givers=_once(_giver(one) for one in proof.logs),
        explained_by=_once(one.staff_name for one in proof.logs),
        sessions=tuple(
            Session(held_on=one.performed_on, started_at=one.started_at, ended_at=one.ended_at)
            for one in proof.logs
        ),
        lacking=proof.lacking,
        doubts=proof.warnings,
        because=proof.because,
    )


def _giver(log: SupportLog) -> str:
    """The employer, or the support body that recorded the session or is the worker's."""
    if log.performed_by == "employer":
        return log.worker.organization.name
    if log.support_organization is not None:
        return log.support_organization.name
    contract = log.worker.support_contract
    return contract.support_organization.name if contract is not None else ""


def _once(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
