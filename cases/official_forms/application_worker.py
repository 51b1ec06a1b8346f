"""The applicant's sheets of an application V: the worker's own facts, tests, declarations, jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.written import written_country, written_training
from compliance.desk.legality.collect import account_of
from compliance.rulebook import rule
from compliance.workers.models import Qualification

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cases.official_forms.filling import Value
    from compliance.workers.models import Job, Passport, Worker

JOBS_PRINTED: Final = 10
_INTERN: Final = "technical_intern"
# Ways in which places in Japan are noted.
_IN_JAPAN: Final = ("日本", "国内", "JAPAN")


def person(worker: Worker, *, filed_on: date) -> dict[str, Value]:
    """Items about the person. A name nobody has divided is printed whole."""
    is_split = bool(worker.family_name or worker.given_names)
    return {
        "nationality": written_country(worker.nationality, filed_on=filed_on),
        "birth_date": worker.birth_date,
        "name": "" if is_split else worker.name,
        "family_name": worker.family_name,
        "given_names": worker.given_names,
        "sex": worker.sex,
        "birth_place": worker.birth_place,
        "is_married": worker.is_married,
        "occupation": worker.occupation,
        "home_address": worker.home_address,
        "address": worker.address,
        "phone": worker.phone,
        "mobile": worker.mobile,
        "has_criminal_record": worker.has_criminal_record,
        "criminal_record_detail": worker.criminal_record_detail,
        "worker_name": worker.name,
        **_passport(worker),
    }


def _passport(worker: Worker) -> dict[str, Value]:
    in_use: Passport | None = next((one for one in worker.passports.all() if one.superseded_at is None), None)
    if in_use is None:
        return {}
    return {"passport_number": in_use.number, "passport_expires_on": in_use.expires_on}


def relatives(worker: Worker, *, filed_on: date) -> list[dict[str, Value]]:
    """A line for each relative or housemate on record."""
    return [
        {
            "relation": one.relation,
            "name": one.name,
            "birth_date": one.birth_date,
            "nationality": written_country(one.nationality, filed_on=filed_on),
            "lives_together": one.lives_together,
            "workplace": one.workplace,
            "card_number": one.card_number,
        }
        for one in worker.family_members.all()
    ]


def has_family(worker: Worker) -> bool | None:
    """Answered only by the worker; a no beside relatives on record is no answer."""
    if worker.has_family_in_japan is False and worker.family_members.all():
        return None
    return worker.has_family_in_japan


def skills(worker: Worker, *, aims_at: str, on: date, answers: Mapping[str, Any]) -> dict[str, Value]:
    """How skill and language are proven: tests on record, training completed well, or as answered."""
    of_kind = {
        kind: [one for one in worker.qualifications.all() if one.kind == kind] for kind in Qualification.Kind
    }
    training = [one for one in of_kind[Qualification.Kind.TECHNICAL_INTERN] if _was_completed(one, on)]
    found = _proof("skill", of_kind[Qualification.Kind.SKILLS_TEST], training, answers)
    if aims_at == "ssw1":
        found |= _proof("japanese", of_kind[Qualification.Kind.JAPANESE_TEST], training, answers)
    for number, one in enumerate(training[:2], start=1):
        found |= {
            f"intern_{number}_occupation": written_training(one.occupation, filed_on=on),
            f"intern_{number}_operation": one.name,
            f"intern_{number}_proof": _completion_proof(one),
        }
    return found


def _was_completed(training: Qualification, on: date) -> bool:
    """Long enough to be completed well; whether it was done well, its proof says."""
    needed: int = rule("fields/technical_intern_completion", on=on).value["months"]
    return (training.months_completed or 0) >= needed


def _completion_proof(training: Qualification) -> str | None:
    """Who completed the training without the practical test proves it by the paper on how it went."""
    if training.passed_practical is None:
        return None
    return "practical_test" if training.passed_practical else "written"


def _proof(
    prefix: str,
    tests: Sequence[Qualification],
    training: Sequence[Qualification],
    answers: Mapping[str, Any],
) -> dict[str, Value]:
    other = answers.get(f"{prefix}_other")
    methods = [*(["test"] if tests else []), *(["other"] if other else [])]
    ways = [*(["field_method"] if methods else []), *([_INTERN] if training else [])]
    found: dict[str, Value] = {
        f"{prefix}_by": tuple(ways),
        f"{prefix}_proof": tuple(methods),
        f"{prefix}_other": other,
    }
    for number, test in enumerate(_two_lines(tests), start=1):
        found |= {f"{prefix}_test_{number}": test[0], **_place(f"{prefix}_test_{number}", test[1])}
    return found


def _two_lines(tests: Sequence[Qualification]) -> list[tuple[str, str]]:
    """The form has two lines: further tests stand behind the second."""
    lines = [(" ".join(filter(None, (one.name, one.level))), one.place) for one in tests]
    if len(lines) <= 2:
        return lines
    return [lines[0], ("、".join(name for name, _place in lines[1:]), lines[1][1])]


def _place(key: str, place: str) -> dict[str, Value]:
    if not place.strip():
        return {}
    if any(word in place.upper() for word in _IN_JAPAN):
        return {f"{key}_at": "japan"}
    return {f"{key}_at": "abroad", f"{key}_country": place}


def total_stay_so_far(worker: Worker, *, on: date) -> dict[str, Value]:
    """Years and months with SSW (i); unknown until the stay history is declared complete."""
    if worker.stay_history_complete_on is None:
        return {}
    account, problem = account_of(worker, on=on)
    if account is None:
        # A complete history without a stay that counts: no time has been used.
        return {} if problem else {"stay_years": 0, "stay_months": 0}
    return {"stay_years": account.years_for_form, "stay_months": account.months_for_form}


def declarations(worker: Worker, *, filed_on: date) -> dict[str, Value]:
    """What the worker answered when asked; what nobody asked stays open."""
    needing: Iterable[str] = rule("procedures/bilateral_nationalities", accepted_on=filed_on).value
    has_procedure = (worker.nationality in needing) if worker.nationality else None
    was_intern = any(one.status.startswith(_INTERN) for one in worker.stays.all()) or any(
        one.kind == Qualification.Kind.TECHNICAL_INTERN for one in worker.qualifications.all()
    )
    found: dict[str, Value] = {"has_home_procedures": has_procedure, "was_intern": was_intern or None}
    said = getattr(worker, "declaration", None)
    if said is None:
        return found
    return found | {
        "has_deposit": said.has_deposit,
        "deposit_holder": said.deposit_holder,
        "deposit_detail": said.deposit_detail,
        "agreed_foreign_fees": said.agreed_to_foreign_fees,
        "followed_home_procedures": said.followed_home_procedures,
        "agreed_regular_costs": said.agreed_to_regular_costs,
        "will_transfer_skills": said.will_transfer_skills,
        "meets_field_notice": said.meets_field_notice,
    }


def jobs(worker: Worker) -> list[dict[str, Value]]:
    """The jobs in order of time, by year and month."""
    return [_job(one) for one in worker.jobs.all()]


def _job(job: Job) -> dict[str, Value]:
    return {
        "joined_year": str(job.joined_on.year) if job.joined_on else "",
        "joined_month": str(job.joined_on.month) if job.joined_on else "",
        "left_year": str(job.left_on.year) if job.left_on else "",
        "left_month": str(job.left_on.month) if job.left_on else "",
        "employer": job.employer,
    }
