"""Whether what was done counts as the support the law asks for: collects facts, asks reckoning, keeps why."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from compliance.common import clock
from compliance.common.text import name_key
from compliance.reckoning.interview_record import interview_findings
from compliance.reckoning.obligations import language_rule
from compliance.reckoning.plan_rows import edition
from compliance.reckoning.support_record import support_record
from support_plans.interview_facts import interview_facts
from support_plans.models import RegularInterview, SupportStaff
from support_plans.models.logs import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from compliance.reckoning.interview_record import InterviewFacts
    from compliance.rulebook import Rule
    from compliance.workers.models import Worker
    from support_plans.models import Consultation, InterviewAnswer, SupportLog

WORKER_LANGUAGES_UNKNOWN: Final = "worker_languages_unknown"
INTERPRETER_MISSING: Final = "interpreter_missing"
CONTRACT_UNKNOWN: Final = "employment_contract_unknown"
PERIODIC_INTERVIEW: Final = "periodic_interview"
CONSULTATION: Final = "consultation"


@dataclass(slots=True)
class Judged:
    """What a record is worth, what was found, and the rules it rests on (as kept in the row)."""

    blocking: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def judgement(self) -> str:
        if self.blocking:
            return Judgement.NOT_ACCEPTABLE
        return Judgement.DOUBTFUL if self.warnings else Judgement.ACCEPTABLE

    @property
    def findings(self) -> list[str]:
        return list(dict.fromkeys((*self.blocking, *self.warnings)))

    @property
    def basis(self) -> list[dict[str, Any]]:
        kept: list[dict[str, Any]] = json.loads(
            json.dumps([rule.as_because() for rule in dict.fromkeys(self.rules)])
        )
        return kept

    def write_to(self, row: SupportLog | RegularInterview | Consultation) -> None:
        row.judgement, row.findings, row.basis = self.judgement, self.findings, self.basis


def owes_language(obligation: str, *, on: date) -> bool:
    """Whether the law asks for a language that the worker fully understands."""
    return language_rule(obligation, on=on) is not None


def judge_log(log: SupportLog, *, contract_known: bool = True) -> Judged:
    """One session. How long guidance and orientation took is judged over all their sessions (``proof``)."""
    judged = _judge(
        obligation=log.obligation,
        on=log.performed_on,
        performed_by=log.performed_by,
        mode=log.mode,
        circumstances=log.circumstances,
        language=log.language,
        worker=log.worker,
    )
    _spoken(judged, log.obligation, log, staff_name=log.staff_name, on=log.performed_on)
    if not contract_known:
        judged.warnings.append(CONTRACT_UNKNOWN)
    return judged


def judge_interview(
    interview: RegularInterview,
    answers: Mapping[str, InterviewAnswer],
    *,
    replaces: RegularInterview | None = None,
    contract_known: bool = True,
) -> Judged:
    """How it was held, and in which language where it was held with the worker."""
    assert interview.held_on is not None  # noqa: S101 - only what has its day is judged
    facts = interview_facts(interview, answers, replaces=replaces)
    judged = _judged_by(facts, interview.held_on)
    if interview.interview_with == RegularInterview.With.WORKER:
        if interview.language and not facts.worker_languages:
            judged.warnings.append(WORKER_LANGUAGES_UNKNOWN)
        _spoken(
            judged,
            PERIODIC_INTERVIEW,
            interview,
            staff_name=interview.interviewer_name,
            on=interview.held_on,
        )
    if not contract_known:
        judged.warnings.append(CONTRACT_UNKNOWN)
    return judged


def _judged_by(facts: InterviewFacts, held_on: date) -> Judged:
    found = interview_findings(facts, on=clock.today())
    judged = Judged(
        blocking=[each.code for each in found if each.blocks],
        warnings=[each.code for each in found if not each.blocks],
        rules=[edition("support/interview_modes", held_on), edition("interviews/interval", held_on)],
    )
    language = language_rule(PERIODIC_INTERVIEW, on=held_on)
    if facts.interview_with == RegularInterview.With.WORKER and language is not None:
        judged.rules.append(language)
    judged.rules += [used for each in found for used in each.because]
    return judged


def judge_consultation(consultation: Consultation) -> Judged:
    """In which language it was taken up."""
    judged = _judge(
        obligation=CONSULTATION,
        on=consultation.received_on,
        performed_by="rso" if consultation.support_organization_id else "employer",
        mode=None,
        circumstances=None,
        language=consultation.language,
        worker=consultation.worker,
    )
    _spoken(
        judged, CONSULTATION, consultation, staff_name=consultation.handler_name, on=consultation.received_on
    )
    return judged


def _judge(
    *,
    obligation: str,
    on: date,
    performed_by: str,
    mode: str | None,
    circumstances: str | None,
    language: str,
    worker: Worker,
) -> Judged:
    understood = languages_of(worker)
    record = support_record(
        obligation=obligation,
        performed_by=performed_by,
        on=on,
        mode=mode,
        language=(language or None) if understood else None,
        worker_languages=understood,
        circumstances=circumstances or None,
    )
    warnings = list(record.warnings)
    if language and not understood and owes_language(obligation, on=on):
        warnings.append(WORKER_LANGUAGES_UNKNOWN)
    blocking = [code for code in record.findings if code not in record.warnings]
    return Judged(blocking=blocking, warnings=warnings, rules=list(record.because))


def languages_of(worker: Worker) -> tuple[str, ...]:
    """The languages the worker fully understands, as far as anybody entered them."""
    return tuple(str(language) for language in worker.languages or ())


def _spoken(
    judged: Judged,
    obligation: str,
    row: SupportLog | RegularInterview | Consultation,
    *,
    staff_name: str,
    on: date,
) -> None:
    """Somebody must have spoken the language: who gave the support, or an interpreter."""
    language = row.language
    if not language or row.interpreter_name or not owes_language(obligation, on=on):
        return
    spoken = _languages_of_staff(staff_name, row, on)
    if spoken and language not in spoken:
        judged.warnings.append(INTERPRETER_MISSING)


def _languages_of_staff(
    name: str, row: SupportLog | RegularInterview | Consultation, on: date
) -> frozenset[str]:
    """What that person speaks; nothing where nobody entered it."""
    staff = SupportStaff.objects.serving(on=on)
    staff = (
        staff.filter(support_organization=row.support_organization_id)
        if row.support_organization_id
        else staff.filter(organization=row.worker.organization_id)
    )
    return spoken_by(name, staff)


def spoken_by(name: str, staff: Iterable[SupportStaff]) -> frozenset[str]:
    wanted = name_key(name)
    return frozenset(
        str(language) for person in staff if name_key(person.name) == wanted for language in person.languages
    )
