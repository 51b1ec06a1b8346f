"""A form's values as the online application system wants them: to be copied one by one, or as a bulk file.

Only what is known of the system is written. A column whose values are not known stays empty and says so.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.official_forms.model import Kind
from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cases.official_forms.model import Field, FilledForm

RULE = "official_forms/online_format"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One value to copy, under the label of its box."""

    item: str
    label: str
    value: str


class NotEncodableError(ValueError):
    """Characters the system's file cannot hold, with their column."""


def online_format(*, filed_on: date) -> Mapping[str, Any]:
    """The formats in use on that day."""
    found: Mapping[str, Any] = rule(RULE, filed_on=filed_on).value
    return found


def online_value(box: Field, form: Mapping[str, Any]) -> str:
    """The value in the system's own format."""
    if box.day is not None:
        return box.day.strftime(form["day"])
    if box.flags:
        return "、".join(box.flags) if not box.words else box.words
    name = box.key.rpartition("_")[2]
    if box.kind is Kind.CHOICE:
        words = form["words"].get(box.key, form["answers"])
        return str(words.get(box.value, box.words or box.value))
    if name in form["without_hyphens"]:
        return box.value.replace("-", "")
    return box.value.replace(",", "") if box.kind in {Kind.NUMBER, Kind.YEN} else box.value


def copy_lines(filled: FilledForm, *, filed_on: date, in_full: bool) -> Iterator[CopyLine]:
    """Every box with a value, in the order of the form; numbers masked unless they may be revealed."""
    form = online_format(filed_on=filed_on)
    for box in filled.all_fields():
        if box.is_blank or box.kind is Kind.SIGN:
            continue
        value = online_value(box, form) if in_full or not box.is_identifying else box.shown
        row = f" {box.row}" if box.row else ""
        yield CopyLine(item=box.label.item, label=f"{box.label.ja}{row}", value=value)


def bulk_csv(filled: FilledForm, *, filed_on: date) -> bytes:
    """The first sheet of the bulk file for one extension: headings, then values."""
    form = online_format(filed_on=filed_on)
    bulk = form["bulk"]
    boxes = {box.key: box for box in filled.all_fields()}
    columns = [
        *((column, column.get("field", "")) for column in bulk["columns"]),
        *_repeated(bulk["repeated"]),
        *((column, "") for column in bulk["last"]),
    ]
    values = [online_value(boxes[key], form) if key in boxes else "" for _column, key in columns]
    headings = [
        f"{column['ja']}（未確認）" if column.get("unknown") else column["ja"] for column, _key in columns
    ]
    for heading, value in zip(headings, values, strict=True):
        _check(heading, value, bulk["encoding"])
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([headings, values])
    return written.getvalue().encode(bulk["encoding"])


def _repeated(facts: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    for number in range(1, facts["times"] + 1):
        for column in facts["columns"]:
            heading = {**column, "ja": f"{column['ja']}{number}"}
            yield heading, f"{facts['of']}_{number}_{column['field']}"


def _check(heading: str, value: str, encoding: str) -> None:
    lost = [letter for letter in value if not letter.encode(encoding, "ignore")]
    if lost:
        raise NotEncodableError(f"{heading}: {' '.join(dict.fromkeys(lost))}")
