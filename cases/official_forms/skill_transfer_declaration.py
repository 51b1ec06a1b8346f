"""技能移転に係る申告書 (1-10): a former technical intern means to take the skills home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "skill_transfer_declaration"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationFacts:
    """All the declaration asks; blank or None is unknown."""

    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    nationality: str = ""
    skill: str = ""


def fill(
    facts: DeclarationFacts, *, filed_on: date, language: str = "ja", warnings: Iterable[str] = ()
) -> FilledForm:
    """The declaration as data. Day and signature are the worker's own."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "name": facts.name,
            "sex": facts.sex,
            "birth_date": facts.birth_date,
            "nationality": written_country(facts.nationality, filed_on=filed_on) or facts.nationality,
            "skill": facts.skill,
        },
        subject=facts.name,
        language=language,
        warnings=warnings,
    )


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """For one worker; what was learnt is the training entered."""
    del user
    trainings = [each for each in worker.qualifications.all() if each.kind == each.Kind.TECHNICAL_INTERN]
    return fill(
        DeclarationFacts(
            name=worker.name,
            sex=worker.sex,
            birth_date=worker.birth_date,
            nationality=worker.nationality,
            skill="、".join(dict.fromkeys(filter(None, (each.name for each in trainings)))),
        ),
        filed_on=filed_on,
        language=language,
        warnings=() if trainings else ("skill_transfer_without_training",),
    )
