"""提出書類: which papers a procedure asks for, which may be left out, and why; who brings each."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from compliance.common.dates import subtract_months
from compliance.rulebook import RuleNotInForce, all_rules, history, rule

from .case_conditions import weigh_all

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

    from .procedures import Procedure

Line: TypeAlias = Literal["from_worker", "from_employer", "we_make", "from_agency"]
Need: TypeAlias = Literal["required", "omittable", "not_needed"]

_PREFIX: Final = "documents/"
_NUMBERS: Final = "procedures/document_numbers"
_REASONS: Final = "procedures/document_reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What decides which papers are asked for. None means not known: the paper is then asked for.

    `filed_before` holds, by document, when it was last filed for this applicant and is unchanged since;
    `filed_for_anyone` the same for any worker of the employer.
    """

    status_to: str | None = None
    field: str | None = None
    nationality: str | None = None
    lives_in_japan: bool | None = None
    channel: str | None = None
    several_applicants: bool | None = None
    employer_kind: str | None = None
    ssw_accepted_in_fiscal_year: bool | None = None
    track_record: str | None = None
    uses_online_systems: bool | None = None
    had_guidance_or_order: bool | None = None
    proven_track_record: bool | None = None
    pay_set_by_rules: bool | None = None
    one_year_variable_hours: bool | None = None
    has_broker: bool | None = None
    health_insurance: str | None = None
    pension: str | None = None
    gives_pension_receipts: bool | None = None
    several_slips_without_adjustment: bool | None = None
    pledged_public_duty_before: bool | None = None
    has_arrears: bool | None = None
    all_support_entrusted: bool | None = None
    was_technical_intern: bool | None = None
    skills_test_exempt: bool | None = None
    language_test_exempt: bool | None = None
    trained_here_without_orders: bool | None = None
    works_at_hotel: bool | None = None
    care_home_visits: bool | None = None
    second_status_route: str | None = None
    asks_exclusion_reentry: bool | None = None
    asks_exclusion_leave: bool | None = None
    asks_sixth_year: bool | None = None
    company_category: int | None = None
    qualifies_by: str | None = None
    language_work: bool | None = None
    continues_same_work: bool | None = None
    is_dispatch: bool | None = None
    end_reason: str | None = None
    goes_home: bool | None = None
    filed_before: Mapping[str, date] = dataclasses.field(default_factory=dict)
    filed_for_anyone: Mapping[str, date] = dataclasses.field(default_factory=dict)

    def as_mapping(self, *, status_to: str | None = None) -> dict[str, Any]:
        """The facts by name, with those that follow from others."""
        known = {each.name: getattr(self, each.name) for each in dataclasses.fields(self)}
        known["status_to"] = self.status_to or status_to
        if self.proven_track_record is None:
            known["proven_track_record"] = self._has_track_record()
        return known

    def _has_track_record(self) -> bool | None:
        """Table 2-1: of one of its kinds, without guidance or orders, and everything filed online."""
        conditions = (
            None if self.track_record is None else bool(self.track_record),
            self.uses_online_systems,
            None if self.had_guidance_or_order is None else not self.had_guidance_or_order,
        )
        if False in conditions:
            return False
        return None if None in conditions else True


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper: who brings it, on which form, how old it may be, what must be masked."""

    slug: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    line: Line
    table: str | None
    official_form: str | None
    issued_by_ja: str | None
    max_age_months: int | None
    advised_age_months: int | None
    age_rule: str | None
    mask_ja: str | None
    signed_by: tuple[str, ...]
    in_workers_language: bool
    applies_when: tuple[Mapping[str, Any], ...]
    omit_when: tuple[Mapping[str, Any], ...]
    confidence: str
    rule: Rule

    def title_in(self, lang: str) -> str:
        return self.title.get(lang) or self.title["en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededDocument:
    """What becomes of one paper in a case; `reason` is a key of `reason_text`, `unknown` facts to ask for."""

    slug: str
    line: Line
    status: Need
    reason: str
    because: tuple[Rule, ...]
    number: str | None = None
    table: str | None = None
    unknown: tuple[str, ...] = ()
    filed_on: date | None = None


def document(slug: str, on: date) -> Document:
    """The paper as it stood on the day; UnknownRule or RuleNotInForce where there was none."""
    return _read(rule(f"documents/{slug}", accepted_on=on))


def document_slugs() -> tuple[str, ...]:
    """Every paper there ever was, by slug."""
    return tuple(found.id.removeprefix(_PREFIX) for found in all_rules(_PREFIX))


def document_title(slug: str, lang: str) -> str:
    """What the paper is called, also on days it was not asked for."""
    title = history(f"documents/{slug}").title
    return title.get(lang) or title["en"]


def reason_text(reason: str, lang: str) -> str:
    """Why a paper is asked for or not, in words."""
    words = history(_REASONS).versions[-1].value[reason]
    return str(words.get(lang) or words["en"])


def documents_needed(procedure: Procedure, facts: DocumentFacts, on: date) -> tuple[NeededDocument, ...]:
    """Every paper of the procedure with what becomes of it; those not in use on the day are left out."""
    known = facts.as_mapping(status_to=procedure.status_to)
    known["field"] = facts.field or procedure.field
    numbers = _numbers(procedure.application_type, known["field"], on)
    found = []
    for slug in procedure.documents:
        try:
            paper = document(slug, on)
        except RuleNotInForce:
            continue
        answer = _needed(paper, facts, known, on)
        found.append(
            dataclasses.replace(
                answer,
                number=numbers.get(slug),
                because=tuple(dict.fromkeys((*answer.because, *procedure.because))),
            )
        )
    return tuple(found)


def _needed(paper: Document, facts: DocumentFacts, known: Mapping[str, Any], on: date) -> NeededDocument:
    applies = weigh_all(paper.applies_when, known, on)

    def answer(status: Need, reason: str, **more: Any) -> NeededDocument:
        return NeededDocument(
            slug=paper.slug,
            line=paper.line,
            status=status,
            reason=reason,
            because=(paper.rule, *applies.because),
            table=paper.table,
            **more,
        )

    if applies.holds is False:
        return answer("not_needed", "does_not_apply")
    for omission in paper.omit_when:
        if (filed_on := _filed(omission, paper.slug, facts, on)) is not None:
            return answer("omittable", omission["reason"], filed_on=filed_on)
        if "when" in omission and weigh_all(omission["when"], known, on).holds:
            return answer("omittable", omission["reason"])
    if applies.holds is None:
        return answer("required", "not_known", unknown=applies.unknown)
    return answer("required", "applies" if paper.applies_when else "always")


def _filed(omission: Mapping[str, Any], slug: str, facts: DocumentFacts, on: date) -> date | None:
    """The day the paper was filed before, where that lets it be left out; filings on the day are this one."""
    if "filed" not in omission:
        return None
    filed = facts.filed_before if omission["filed"] == "applicant" else facts.filed_for_anyone
    filed_on = filed.get(slug)
    if filed_on is None or filed_on > on:
        return None
    months = omission.get("within_months")
    return filed_on if months is None or filed_on >= subtract_months(on, months) else None


def _numbers(application_type: str, field_code: str | None, on: date) -> Mapping[str, str]:
    try:
        numbers = rule(_NUMBERS, accepted_on=on).value
    except RuleNotInForce:
        return {}
    return {
        **numbers["table_1"].get(application_type, {}),
        **numbers["table_2"],
        **numbers["table_3"].get(field_code, {}),
    }


@lru_cache(maxsize=512)
def _read(found: Rule) -> Document:
    value = found.value
    return Document(
        slug=found.id.removeprefix(_PREFIX),
        title=found.title,
        note=found.note,
        line=value["line"],
        table=value.get("table"),
        official_form=value.get("official_form"),
        issued_by_ja=value.get("issued_by_ja"),
        max_age_months=value.get("max_age_months"),
        advised_age_months=value.get("advised_age_months"),
        age_rule=value.get("age_rule"),
        mask_ja=value.get("mask_ja"),
        signed_by=value.get("signed_by", ()),
        in_workers_language=value.get("in_workers_language", False),
        applies_when=value.get("applies_when", ()),
        omit_when=value.get("omit_when", ()),
        confidence=found.confidence,
        rule=found,
    )
