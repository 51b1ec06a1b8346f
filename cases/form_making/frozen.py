"""A filled form as data that lasts: plain JSON, numbers apart, and one hash over both. Pure."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from compliance.common.encryption import blind_index
from compliance.common.text import canonical_number

if TYPE_CHECKING:
    from cases.official_forms.model import Field, FilledForm
    from compliance.rulebook import Rule

_OWN_RULES: Final = "official_forms/"


def frozen_data(filled: FilledForm) -> dict[str, Any]:
    """Every box with its value; numbers masked, each with the keyed hash by which it can be found."""
    return {
        "fields": [_box(box) for box in filled.fields],
        "rows": [
            {"of": row.of, "number": row.number, "cells": [_box(cell) for cell in row.cells]}
            for row in filled.rows
        ],
        "warnings": [str(warning) for warning in filled.warnings],
    }


def frozen_numbers(filled: FilledForm) -> str:
    """The whole numbers by box, as JSON to be encrypted; empty when there is none."""
    numbers = {box.key: box.value for box in filled.all_fields() if box.is_identifying and box.value}
    return _canonical(numbers) if numbers else ""


def frozen_rules(filled: FilledForm) -> list[dict[str, Any]]:
    """The rules the form rests on, in their versions; of the forms' own long tables only which edition."""
    return [_rule(rule) for rule in filled.because]


def hash_of(data: dict[str, Any], numbers: str) -> str:
    """SHA-256 over the data and the numbers."""
    return hashlib.sha256(_canonical({"data": data, "numbers": numbers}).encode()).hexdigest()


def _box(box: Field) -> dict[str, Any]:
    kept: dict[str, Any] = {"key": box.key, "label": str(box.label), "kind": str(box.kind)}
    if box.day is not None:
        kept["day"] = box.day.isoformat()
    if box.flags:
        kept["flags"] = list(box.flags)
    if box.value:
        kept["value"] = box.shown
    if box.is_identifying and box.value:
        kept["index"] = blind_index(canonical_number(box.value))
    return kept


def _rule(rule: Rule) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(json.dumps(rule.as_because()))
    if rule.id.startswith(_OWN_RULES):
        del kept["value"]
    return kept


def _canonical(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
