"""Forms that differ only in their words: one sheet as a pattern, and what each form inserts into it.

A pattern is a rule of its own (`official_forms/<pattern>`) with fields, layout and sheets; a block
`{insert: name}` of it stands for the blocks that the form has under `inserts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.official_forms.layout_problem import LayoutError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def completed(form: Mapping[str, Any], pattern: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The facts of the form with those of its pattern; what the form says itself stands.

    LayoutError where the form lacks an insert of its pattern, or has one that the pattern does not place.
    """
    inserts: Mapping[str, Any] = form.get("inserts", {})
    sheets = [
        {**sheet, "blocks": list(_blocks(sheet["blocks"], inserts, where))} for sheet in pattern["sheets"]
    ]
    placed = {
        block["insert"] for sheet in pattern["sheets"] for block in sheet["blocks"] if "insert" in block
    }
    unplaced = sorted(inserts.keys() - placed)
    if unplaced:
        raise LayoutError(f"{where}: the pattern has no place for {', '.join(unplaced)}")
    return {**pattern, **form, "sheets": sheets}


def _blocks(
    blocks: list[Mapping[str, Any]], inserts: Mapping[str, Any], where: str
) -> Iterator[Mapping[str, Any]]:
    for block in blocks:
        name = block.get("insert")
        if name is None:
            yield block
        elif name in inserts:
            yield from inserts[name]
        else:
            raise LayoutError(f"{where}: inserts.{name} is missing; its pattern asks for it")
