"""支援計画書Ⅳ欄の確認: every row decided, with its timing or reason, its person and its manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .plan_facts import ALL, NO_DELEGATION, PART, PlannedRow, found
from .plan_rows import edition, plan_rows, row_methods

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .plan_facts import PlanFacts, PlanFinding
    from .plan_rows import RowKind


def row_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Notes 4 to 7 of the form, and what must or need not be done."""
    kinds = plan_rows(on)
    for kind in kinds:
        row = facts.row(kind.key) or PlannedRow(key=kind.key)
        yield from _decided(kind, row, facts, on)
        if row.will_do:
            yield from _entrusted(kind, row, facts, on)
            yield from _manner(kind, row, facts, on)
    yield from _choices(kinds, facts, on)
    entrusted = any(row.is_entrusted and row.will_do for row in facts.rows)
    if facts.delegation == PART and not entrusted:
        yield found(
            "delegated_part_not_named",
            row="delegation",
            field="rows",
            on=on,
            because=(rule("support/delegation", on=on),),
        )


def _decided(kind: RowKind, row: PlannedRow, facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    key = kind.key
    if row.will_do is None:
        yield found("row_undecided", row=key, field="will_do", on=on)
    elif kind.free_entry:
        if row.will_do and not row.content.strip():
            yield found("row_content_missing", row=key, field="content", on=on)
    elif row.will_do:
        if not (row.timing.strip() or kind.preset):
            yield found("row_timing_missing", row=key, field="timing", on=on)
    else:
        if not row.reason.strip():
            yield found("row_reason_missing", row=key, field="reason", on=on)
        if kind.mandatory and not _may_be_none(kind, facts):
            duty = rule("support/duty_by_status", on=on)
            yield found("mandatory_row_left_out", row=key, field="will_do", on=on, because=(duty,))


def _may_be_none(kind: RowKind, facts: PlanFacts) -> bool:
    return "already_in_japan" in kind.may_be_none and facts.already_in_japan


def _choices(kinds: tuple[RowKind, ...], facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Of the rows that go together one at least; placement only by the licensed."""
    groups: dict[str, list[str]] = {}
    for kind in kinds:
        if kind.choice_group:
            groups.setdefault(kind.choice_group, []).append(kind.key)
        row = facts.row(kind.key)
        if kind.needs == "placement_licence" and row and row.will_do and not facts.placement_licensed:
            known = facts.placement_licensed is not None
            code = "placement_without_licence" if known else "placement_licence_unknown"
            yield found(code, row=kind.key, field="will_do", on=on)
    for keys in groups.values():
        chosen = [row for row in map(facts.row, keys) if row]
        if not any(row.will_do for row in chosen):
            yield found("choice_group_empty", row=keys[0], field="will_do", on=on)


def _entrusted(kind: RowKind, row: PlannedRow, facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    key = kind.key
    if not row.is_entrusted:
        if kind.has_own_entrusting and not row.person.strip():
            yield found("person_missing", row=key, field="person", on=on)
        return
    if not kind.entrusting:
        yield found("row_cannot_be_entrusted", row=key, field="is_entrusted", on=on)
        return
    if facts.delegation == ALL:
        yield found("row_entrusted_under_full_delegation", row=key, field="is_entrusted", on=on)
    elif facts.delegation == NO_DELEGATION:
        yield found("row_entrusted_in_self_support", row=key, field="is_entrusted", on=on)
    if kind.entrusted_items:
        yield found("interview_entrusted_in_part_only", row=key, field="is_entrusted", on=on)
    if not kind.has_own_entrusting:
        return
    if not row.person.strip():
        yield found("entrusted_name_missing", row=key, field="person", on=on)
    if not row.address.strip():
        yield found("entrusted_address_missing", row=key, field="address", on=on)


def _manner(kind: RowKind, row: PlannedRow, facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    if not kind.boxes:
        return
    offered = {method.slug: method for method in row_methods(kind, on=on)}
    if not row.methods:
        yield found(
            "method_missing" if kind.needs_method else "method_open", row=kind.key, field="methods", on=on
        )
    for box, words in row.methods.items():
        method = offered.get(box)
        if method is None:
            yield found("method_unknown", row=kind.key, field="methods", on=on)
        elif method.fields and facts.field_code not in method.fields:
            yield found(
                "method_of_another_field",
                row=kind.key,
                field="methods",
                on=on,
                because=(edition("support/plan_form", on),),
            )
        elif box == "other" and not (words or "").strip():
            yield found("method_text_missing", row=kind.key, field="methods", on=on)
