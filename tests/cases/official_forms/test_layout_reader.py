"""What is wrong in a layout is said when it is read, with its place and the remedy."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cases.official_forms.fieldspec import asked
from cases.official_forms.layout import Table
from cases.official_forms.layout_problem import LayoutError
from cases.official_forms.layout_reader import layout
from cases.official_forms.registry import Edition
from compliance.rulebook import Rulebook
from tests.cases.official_forms.sample import EDITIONS


@pytest.fixture
def edition_with(tmp_path):
    """The sample with one block in place of its sheets, and other fields where they are given."""
    path = EDITIONS / "official_forms" / "sample_report.yaml"

    def make(*blocks, **changes):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        value = content["values"][date(2025, 4, 1)]["value"]
        value["sheets"] = [{"blocks": list(blocks)}]
        for key, change in changes.items():
            value[key] = value.get(key, {}) | change
        target = tmp_path / "official_forms" / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        rule = Rulebook.read(tmp_path).history("official_forms/sample_report").versions[-1]
        return Edition("sample_report", rule)

    return make


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ({"text": "[[nationality]]"}, r"\[\[nationality\]\] names no field"),
        ({"text": "[[birth_date]]"}, "does not go with kind date"),
        ({"text": "[[date:name]]"}, "does not go with kind text"),
        ({"text": "[[modes]]"}, "would print a code"),
        ({"text": "[[box:sex=other]]"}, "it never is other"),
        ({"text": "[[box:name=x]]"}, "needs a field of kind choice or flags"),
        ({"text": "[[tick:sex]]"}, r"\[\[tick:sex\]\] is no mark; write \[\[key\]\]"),
        ({"text": "[[name"}, "opened and not closed"),
        ({"text": "[[no]]"}, "outside a repeated row"),
        ({"text": "x", "style": "fancy"}, "the style 'fancy' is unknown"),
        ({"text": "x", "align": "middle"}, "align is 'middle'; use one of: center"),
        ({"text": "x", "colour": "red"}, "has the unknown key colour; use one of"),
        ({"text": "x", "gap": 3}, "must be exactly one of"),
        ({"picture": "x"}, "must be exactly one of text, flow, table"),
        ({"text": "x", "when": {"nationality": "VN"}}, "a condition names 'nationality'"),
        ({"text": "x", "when": {"sex": "other"}}, "sex never is other"),
        ({"table": {"columns": 3, "rows": [["a", "b"]]}}, "1 of 3 columns are not taken"),
        ({"table": {"columns": 2, "rows": [["a", {"t": "b", "span": 2}]]}}, "reaches past column 2"),
        (
            {"table": {"columns": 2, "rows": [[{"t": "a", "rows": 2}, "b"], ["c", "d"]]}},
            r"rows\[2\]: a cell reaches past column 2 or over another",
        ),
        ({"table": {"columns": 1, "rows": [[{"t": "a", "rows": 2}]]}}, "hangs down below the last row"),
        ({"table": {"columns": [100, "*", 90], "rows": [["a", "b", "c"]]}}, "leave nothing for"),
        ({"grid": {"columns": "D", "rows": [1, 2], "cells": {"A1:B2": "a", "B2": "b"}}}, "B2 overlaps A1:B2"),
        ({"grid": {"columns": "D", "rows": [1, 2], "cells": {"A3": "a"}}}, "A3 lies outside the grid"),
        ({"grid": {"columns": "D", "rows": [1, 2], "cells": {"1A": "a"}}}, "'1A' is no address"),
        ({"repeat": {"of": "workers", "columns": 1, "pattern": [["x"]]}}, "'workers' is no list"),
        (
            {
                "repeat": {
                    "of": "sessions",
                    "printed": 5,
                    "most": 3,
                    "columns": 1,
                    "pattern": [["[[content]]"]],
                }
            },
            "most is less than printed",
        ),
        ({"fixed": {"h": 50, "items": [{"at": [1], "t": "x"}]}}, r"at must be \[left, top\]"),
        ({"fixed": {"h": 50, "items": [{"at": [1, 1], "t": "[[name]]"}]}}, "needs its width"),
        ({"fixed": {"h": 50, "items": [{"at": [1, 45, 20, 8], "t": "x"}]}}, "reaches outside the block"),
        ({"fixed": {"h": 290, "items": []}}, "between the margins are 270 mm"),
    ],
)
def test_a_slip_in_a_block_is_named(edition_with, block, says):
    with pytest.raises(LayoutError, match=says):
        layout(edition_with(block))


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ({"nationality": {"ja": "国籍"}}, "fields.nationality lacks place"),
        ({"nationality": {"ja": "国籍", "place": "moon"}}, "place is 'moon'; use one of: answers, card"),
        ({"nationality": {"ja": "国籍", "place": "worker", "kind": "colour"}}, "kind is 'colour'"),
        ({"box": {"ja": "箱", "place": "worker"}}, "'box' opens a mark"),
        ({"nationality": {"ja": "国籍", "place": "worker", "required_when": {"x": "y"}}}, "names 'x'"),
    ],
)
def test_a_slip_in_a_field_is_named(edition_with, field, says):
    with pytest.raises(LayoutError, match=says):
        asked(edition_with({"text": "x"}, fields=field))


def test_a_grid_is_filled_up_and_a_single_address_reaches_to_the_next_cell(edition_with):
    edition = edition_with(
        {"grid": {"columns": "F", "rows": [10, 11], "h": 6, "cells": {"A10": "words", "D10:E11": "x"}}}
    )
    ((_when, table),) = layout(edition).sheets[0].blocks
    assert isinstance(table, Table)
    assert [[(cell.column, cell.span, cell.is_filler) for cell in row.cells] for row in table.rows] == [
        [(0, 3, False), (3, 2, False), (5, 1, True)],
        [(0, 3, True), (5, 1, True)],
    ]
    assert table.rows[0].cells[1].height_mm == 12


def test_brackets_that_are_no_marks_are_printed(edition_with):
    ((_when, paragraph),) = layout(edition_with({"text": "［　］[1] [[[[a"})).sheets[0].blocks
    assert [token.words for token in paragraph.text.tokens()] == ["［　］[1] [[a"]
