"""支援計画書の枠の確認: who carries it out, municipal measures, days and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .delegation import delegation_allowed
from .obligations import owes_support
from .plan_facts import ALL, NO_DELEGATION, found
from .plan_rows import edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .plan_facts import MunicipalityFacts, PlanFacts, PlanFinding


def heading_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    if not owes_support(facts.status, on=on):
        duty = rule("support/duty_by_status", on=on)
        yield found("plan_not_owed", row="worker", field="status", on=on, because=(duty,))
    if not facts.author.strip():
        yield found("author_missing", row="closing", field="author", on=on)
    if not facts.language:
        yield found("plan_language_missing", row="closing", field="language", on=on)


def people_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """II 4 or III, never both; neutral, or proper; entrusted to whom it may be."""
    everything = facts.delegation == ALL
    if facts.own_office_given and facts.support_body_given:
        yield found("own_office_and_support_body", row="delegation", field="delegation", on=on)
    elif everything and not facts.support_body_given:
        yield found("support_body_missing", row="support_body", field="support_body", on=on)
    elif not everything and not facts.own_office_given:
        yield found("own_office_missing", row="own_office", field="own_office", on=on)
    if facts.delegation != NO_DELEGATION:
        yield from _delegation(facts, on)
    if everything:
        yield from _registration(facts, on)
    part = "support_body" if everything else "own_office"
    if not facts.manager.strip():
        yield found("manager_missing", row=part, field="manager", on=on)
    if not facts.officer_count:
        yield found("officers_missing", row=part, field="officer_count", on=on)
    if everything and facts.is_proper is not True:
        yield found("properness_not_ensured", row=part, field="is_proper", on=on)
    if not everything:
        yield from _neutrality(facts, on)


def _neutrality(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    if facts.is_neutral is not True:
        yield found("neutrality_not_ensured", row="own_office", field="is_neutral", on=on)
    department = facts.manager_department.strip()
    if department and department == facts.worker_department.strip():
        people = rule("support/people", on=on)
        yield found("manager_in_same_department", row="own_office", field="manager", on=on, because=(people,))


def _delegation(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    delegate = "rso" if facts.support_body_given else facts.delegate
    answer = delegation_allowed(scope=facts.delegation, delegate=delegate, on=on)
    if not answer.allowed:
        yield found(
            "delegation_not_allowed",
            row="delegation",
            field="delegation",
            on=on,
            because=answer.because,
        )
    elif not all(used.is_confirmed for used in answer.because):
        yield found(
            "delegation_unconfirmed",
            row="delegation",
            field="delegation",
            on=on,
            because=answer.because,
        )


def _registration(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Registered, and not expired, on the day of the plan."""
    if not facts.support_body_given:
        return
    because = (rule("support_body/lapse", on=on),)
    registered, expires = facts.support_body_registered_on, facts.support_body_expires_on
    if registered is None or registered > on:
        yield found(
            "support_body_not_registered", row="support_body", field="registered_on", on=on, because=because
        )
    if expires is None:
        return
    if expires < on:
        yield found("support_body_expired", row="support_body", field="expires_on", on=on, because=because)
    elif facts.starts_on and expires < facts.starts_on:
        yield found(
            "support_body_expires_before_start",
            row="support_body",
            field="expires_on",
            on=on,
            because=because,
        )


def day_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Contract, then plan, then signature, then application; work after the contract."""
    created, contract = facts.created_on, facts.contract_concluded_on
    if contract and facts.starts_on and contract >= facts.starts_on:
        yield found("contract_not_before_start", row="days", field="contract_concluded_on", on=on)
    if created is None:
        yield found("created_on_missing", row="days", field="created_on", on=on)
        return
    if contract and created < contract:
        yield found("created_before_contract", row="days", field="created_on", on=on)
    if facts.application_on and created > facts.application_on:
        yield found("created_after_application", row="days", field="created_on", on=on)
    elif facts.starts_on and created > facts.starts_on:
        yield found("created_after_start", row="days", field="created_on", on=on)
    if facts.signed_on and facts.signed_on < created:
        yield found("signed_before_created", row="days", field="signed_on", on=on)
    if facts.signed_on and facts.application_on and facts.signed_on > facts.application_on:
        yield found("signed_after_application", row="days", field="signed_on", on=on)


def municipality_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """V, since the edition of 2025: measures looked up before the plan was drawn up."""
    if not edition("support/plan_form", on).value["municipal_measures"]:
        return
    if facts.is_municipality_checked is not True:
        yield found("municipality_unchecked", row="municipality", field="is_municipality_checked", on=on)
    yield from _municipality(facts.workplace, "workplace", facts, on)
    if facts.home is not None:
        yield from _municipality(facts.home, "home", facts, on)


def _municipality(
    looked_up: MunicipalityFacts, part: str, facts: PlanFacts, on: date
) -> Iterator[PlanFinding]:
    if not looked_up.name.strip():
        yield found("municipality_missing", row=part, field="name", on=on)
    if looked_up.checked_on is None:
        yield found("municipality_day_missing", row=part, field="checked_on", on=on)
    elif facts.created_on and looked_up.checked_on > facts.created_on:
        yield found("municipality_checked_after_plan", row=part, field="checked_on", on=on)
    if not looked_up.method or (looked_up.method == "other" and not looked_up.method_note.strip()):
        yield found("municipality_method_missing", row=part, field="method", on=on)
