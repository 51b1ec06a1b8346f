"""特定技能外国人の報酬に関する説明書 (1-4): the pay is at least that of a Japanese in the same work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.contract_facts import conditions_of
from cases.official_forms.employment_conditions_time import plain_number
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.numbers import age_on
from cases.official_forms.registry import edition
from compliance.employment.models import PayComparison

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.employment.models import EmploymentContract, WorkingConditions

SLUG: Final = "remuneration_explanation"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCompared:
    """One of the two whose pay is compared."""

    role: str = ""
    age: int | None = None
    sex: str = ""
    experience_years: Decimal | None = None
    pay: int | None = None
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemunerationFacts:
    """All the explanation asks; blank or None is unknown."""

    name: str = ""
    unit: str = ""
    worker: PersonCompared = PersonCompared()
    has_comparable: bool | None = None
    japanese: PersonCompared = PersonCompared()
    has_pay_rules: bool | None = None
    pay_by_rules: int | None = None
    reason: str = ""
    drawn_up_on: date | None = None
    organization: str = ""
    author_title: str = ""
    author_name: str = ""
    # The basic wage of the contract in the same unit.
    contract_pay: int | None = None


def fill(facts: RemunerationFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The explanation as data: part 2 or part 3, as there is somebody to compare with, never both."""
    values: dict[str, Value] = {
        "name": facts.name,
        "unit": facts.unit,
        **_person("", facts.worker, facts.unit),
        "has_comparable": facts.has_comparable,
        "drawn_up_on": facts.drawn_up_on,
        "organization": facts.organization,
        "author_title": facts.author_title,
        "author_name": facts.author_name,
    }
    if facts.has_comparable is not None:
        prefix = "comparable_" if facts.has_comparable else "nearest_"
        values |= _person(prefix, facts.japanese, facts.unit)
        values |= {f"{prefix}rules": facts.has_pay_rules, f"{prefix}reason": facts.reason}
        values |= _by_unit(f"{prefix}rules_", facts.pay_by_rules, facts.unit)
    paid, agreed = facts.worker.pay, facts.contract_pay
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        values,
        subject=facts.name,
        language=language,
        warnings=_warnings(facts, differs=None not in (paid, agreed) and paid != agreed),
    )


def _warnings(facts: RemunerationFacts, *, differs: bool) -> list[str]:
    found = ["pay_compared_differs_from_contract"] if differs else []
    paid, japanese = facts.worker.pay, facts.japanese.pay
    if facts.has_comparable and paid is not None and japanese is not None and paid < japanese:
        found.append("pay_below_japanese")
    return found


def _person(prefix: str, person: PersonCompared, unit: str) -> dict[str, Value]:
    return {
        f"{prefix}role": person.role,
        f"{prefix}age": person.age,
        f"{prefix}sex": person.sex,
        f"{prefix}experience": plain_number(person.experience_years),
        f"{prefix}other": person.other,
        **_by_unit(prefix, person.pay, unit),
    }


def _by_unit(prefix: str, yen: int | None, unit: str) -> dict[str, Value]:
    return {f"{prefix}{unit}": yen} if unit else {}


def collect(contract: EmploymentContract, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The comparison noted for one version of a contract; nobody else than the employer's people sees it."""
    worker = contract.worker
    conditions = conditions_of(contract)
    noted = PayComparison.objects.visible_to(user).filter(contract=contract).first()
    if noted is None:
        facts = RemunerationFacts(
            name=worker.name,
            worker=PersonCompared(age=age_on(worker.birth_date, filed_on), sex=worker.sex),
            organization=worker.organization.name,
        )
        return fill(facts, filed_on=filed_on, language=language)
    agreed = _agreed(conditions, noted.unit)
    facts = RemunerationFacts(
        name=worker.name,
        unit=noted.unit,
        worker=PersonCompared(
            role=noted.worker_role or (conditions.duties if conditions else ""),
            age=age_on(worker.birth_date, noted.drawn_up_on or filed_on),
            sex=worker.sex,
            experience_years=noted.worker_experience_years,
            pay=noted.worker_pay if noted.worker_pay is not None else agreed,
            other=noted.worker_other,
        ),
        has_comparable=noted.has_comparable,
        japanese=PersonCompared(
            role=noted.role,
            age=noted.age,
            sex=noted.sex,
            experience_years=noted.experience_years,
            pay=noted.pay,
            other=noted.other,
        ),
        has_pay_rules=noted.has_pay_rules,
        pay_by_rules=noted.pay_by_rules,
        reason=noted.reason,
        drawn_up_on=noted.drawn_up_on,
        organization=worker.organization.name,
        author_title=noted.author_title,
        author_name=noted.author_name,
        contract_pay=agreed,
    )
    return fill(facts, filed_on=filed_on, language=language)


def _agreed(conditions: WorkingConditions | None, unit: str) -> int | None:
    """The basic wage of the contract in the unit of the comparison."""
    if conditions is None:
        return None
    units = PayComparison.Unit
    return {units.MONTHLY: conditions.base_by_the_month, units.HOURLY: conditions.base_by_the_hour}.get(
        units(unit)
    )
