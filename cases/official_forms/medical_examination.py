"""健康診断個人票 (1-3): its head, and the applicant's statement; the findings are the doctor's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.numbers import age_on
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "medical_examination"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedFacts:
    """Who is examined; blank or None is unknown."""

    name: str = ""
    sex: str = ""
    birth_date: date | None = None


def fill(facts: ExaminedFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The head as data. Doctor and applicant write the rest, with their days and signatures."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "name": facts.name,
            "sex": facts.sex,
            "birth_date": facts.birth_date,
            "age": age_on(facts.birth_date, filed_on),
        },
        subject=facts.name,
        language=language,
    )


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """For one worker, to be taken to the doctor."""
    del user
    return fill(
        ExaminedFacts(name=worker.name, sex=worker.sex, birth_date=worker.birth_date),
        filed_on=filed_on,
        language=language,
    )
