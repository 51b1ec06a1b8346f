"""Reads the layout of an edition and checks it as a whole: every error names its place and the remedy."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.fieldspec import asked, check_condition, condition
from cases.official_forms.layout import (
    Block,
    Cell,
    Condition,
    Fixed,
    Gap,
    Item,
    Layout,
    Paper,
    Paragraph,
    Repeat,
    Sheet,
    Text,
)
from cases.official_forms.layout_marks import Checker
from cases.official_forms.layout_problem import LayoutError, count, flag, mapping, number, one_of, several
from cases.official_forms.markup import MarkupError, tokens
from cases.official_forms.styles import STYLE_KEYS, named_styles, read_style
from cases.official_forms.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.official_forms.registry import Edition

LANGUAGES: Final = ("en", "vi")
TEXT_KEYS: Final = ("t", *LANGUAGES)
_PAPER_KEYS: Final = ("orientation", "margins_mm", "type_pt", "floor_pt", "step_pt", "line_height")
_LAYOUT_KEYS: Final = ("paper", "marks", "always", "styles")
_SHEET_KEYS: Final = ("paper", "blocks", "when", "chunks", "footer", "name")
_KINDS: Final = ("text", "flow", "table", "grid", "repeat", "fixed", "gap")


@cache
def layout(edition: Edition) -> Layout:
    """The layout of the edition; LayoutError when it cannot be drawn as written."""
    return _Reader(edition).read()


class _Reader:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.where = f"{edition.slug} {edition.name}"
        self.asked = asked(edition)
        self.facts = mapping(edition.facts.get("layout", {}), f"{self.where}: layout", allowed=_LAYOUT_KEYS)
        self.named = named_styles(self.facts.get("styles", {}), f"{self.where}: layout.styles")
        self.marks = Checker(self.asked)
        self.tables = TableReader(self.cell, self.named)

    def read(self) -> Layout:
        paper = self.paper(self.facts.get("paper", {}), Paper(), f"{self.where}: layout.paper")
        marks = mapping(self.facts.get("marks", {}), f"{self.where}: layout.marks", allowed=("on", "off"))
        always = several(self.facts.get("always", ()), f"{self.where}: layout.always")
        sheets = several(self.edition.facts["sheets"], f"{self.where}: sheets")
        if not sheets:
            raise LayoutError(f"{self.where}: sheets is empty; write at least one")
        return Layout(
            paper=paper,
            mark_on=one_of(marks.get("on", "☑"), f"{self.where}: marks.on", known=("☑", "■", "☒")),
            mark_off=one_of(marks.get("off", "□"), f"{self.where}: marks.off", known=("□", "☐")),
            always=tuple(one_of(lang, f"{self.where}: layout.always", known=LANGUAGES) for lang in always),
            sheets=tuple(
                self.sheet(raw, paper, f"{self.where}: sheets[{number_}]")
                for number_, raw in enumerate(sheets, start=1)
            ),
        )

    def paper(self, raw: Any, base: Paper, where: str) -> Paper:
        facts = mapping(raw, where, allowed=_PAPER_KEYS)
        changes: dict[str, Any] = {}
        if "orientation" in facts:
            way = one_of(facts["orientation"], f"{where}.orientation", known=("portrait", "landscape"))
            changes["is_landscape"] = way == "landscape"
        if "margins_mm" in facts:
            margins = several(facts["margins_mm"], f"{where}.margins_mm")
            if len(margins) != 4:
                raise LayoutError(f"{where}.margins_mm must be four numbers: top, right, bottom, left")
            changes["margins_mm"] = tuple(number(margin, f"{where}.margins_mm") for margin in margins)
        names = {"type_pt": "pt", "floor_pt": "floor_pt", "step_pt": "step_pt", "line_height": "line_height"}
        for key, name in names.items():
            if key in facts:
                changes[name] = number(facts[key], f"{where}.{key}")
        return replace(base, **changes)

    def sheet(self, raw: Any, paper: Paper, where: str) -> Sheet:
        facts = mapping(raw, where, allowed=_SHEET_KEYS, required=("blocks",))
        paper = self.paper(facts.get("paper", {}), paper, f"{where}.paper")
        chunks = mapping(facts.get("chunks", {}), f"{where}.chunks", allowed=("of", "size"))
        chunk_of = str(chunks.get("of", ""))
        if chunk_of and chunk_of not in self.asked.lists:
            raise LayoutError(f"{where}.chunks: {chunk_of!r} is no list; name one under lists")
        size = count(chunks.get("size", 1), f"{where}.chunks.size") if chunk_of else 0
        # On a sheet for one record, its fields are named as they are.
        with self.marks.within(chunk_of if size == 1 else ""):
            blocks = tuple(
                self.block(block, paper, f"{where}.blocks[{place}]")
                for place, block in enumerate(several(facts["blocks"], f"{where}.blocks"), start=1)
            )
        return Sheet(
            paper=paper,
            when=self.condition(facts.get("when", {}), f"{where}.when"),
            chunk_of=chunk_of,
            chunk_size=size,
            footer=str(facts.get("footer", "")),
            blocks=blocks,
        )

    def condition(self, raw: Any, where: str) -> Condition:
        found = condition(raw, where)
        check_condition(found, where, self.asked.fields, self.asked.lists)
        return found

    def block(self, raw: Any, paper: Paper, where: str) -> tuple[Condition, Block]:
        if not isinstance(raw, dict):
            raise LayoutError(f"{where} must be a mapping such as `text: words`, not {raw!r}")
        kinds = [kind for kind in _KINDS if kind in raw]
        if len(kinds) != 1:
            raise LayoutError(f"{where} must be exactly one of {', '.join(_KINDS)}, not {sorted(raw)}")
        (kind,) = kinds
        when = self.condition(raw.get("when", {}), f"{where}.when")
        facts = {key: value for key, value in raw.items() if key != "when"}
        inside = f"{where}.{kind}"
        if kind in {"text", "flow"}:
            return when, self.paragraph(facts, kind, inside)
        mapping(facts, where, allowed=(kind,))
        if kind == "gap":
            return when, Gap(number(raw["gap"], inside))
        if kind == "fixed":
            return when, self.fixed(raw["fixed"], paper, inside)
        if kind == "repeat":
            return when, self.repeat(raw["repeat"], paper, inside)
        read = self.tables.grid if kind == "grid" else self.tables.table
        return when, read(raw[kind], paper.inner_width_mm, inside)

    def paragraph(self, raw: Mapping[str, Any], kind: str, where: str) -> Paragraph:
        facts = mapping(raw, where, allowed=(kind, *LANGUAGES, *STYLE_KEYS, "h", "keep"))
        text = self.text(
            {"t": facts[kind]} | {lang: facts[lang] for lang in LANGUAGES if lang in facts}, where
        )
        height = number(facts["h"], f"{where}.h") if "h" in facts else None
        return Paragraph(
            text=text,
            style=self.style(facts, where),
            height_mm=height,
            is_kept_with_next=flag(facts.get("keep", False), f"{where}.keep"),
        )

    def style(self, facts: Mapping[str, Any], where: str) -> Any:
        return read_style({key: facts[key] for key in STYLE_KEYS if key in facts}, where, named=self.named)

    def text(self, raw: Mapping[str, Any], where: str) -> Text:
        by_language = {}
        for name in TEXT_KEYS:
            if name not in raw:
                continue
            try:
                lines = tuple(tokens(line) for line in str(raw[name]).rstrip("\n").split("\n"))
            except MarkupError as error:
                raise LayoutError(f"{where}: {error}") from error
            by_language["ja" if name == "t" else name] = lines
        found = Text(by_language)
        self.marks.check(found, where)
        return found

    def cell(self, raw: Any, where: str) -> Cell:
        """A cell: words alone, or a mapping."""
        if raw is None:
            return Cell()
        if isinstance(raw, str | int):
            return Cell(text=self.text({"t": raw}, where))
        facts = mapping(raw, where, allowed=(*TEXT_KEYS, *STYLE_KEYS, "span", "rows", "h", "fixed"))
        return Cell(
            text=self.text(facts, where),
            span=count(facts.get("span", 1), f"{where}.span"),
            rows=count(facts.get("rows", 1), f"{where}.rows"),
            own_height_mm=number(facts["h"], f"{where}.h") if "h" in facts else None,
            is_fixed=flag(facts.get("fixed", False), f"{where}.fixed"),
            style=self.style(facts, where),
        )

    def repeat(self, raw: Any, paper: Paper, where: str) -> Repeat:
        facts = mapping(
            raw, where, allowed=("of", "printed", "most", "head", "pattern", *self.tables.keys),
            required=("of", "columns", "pattern"),
        )  # fmt: skip
        of = str(facts["of"])
        if of not in self.asked.lists:
            raise LayoutError(f"{where}.of: {of!r} is no list; name one under lists")
        shape = {key: facts[key] for key in self.tables.keys if key in facts and key != "rows"}
        table = self.tables.table(
            shape | {"rows": facts.get("head", ())}, paper.inner_width_mm, f"{where}.head"
        )
        with self.marks.within(of):
            pattern = self.tables.table(
                shape | {"rows": facts["pattern"]}, paper.inner_width_mm, f"{where}.pattern"
            ).rows
        printed = count(facts.get("printed", 0), f"{where}.printed")
        most = count(facts["most"], f"{where}.most") if "most" in facts else None
        if most is not None and most < printed:
            raise LayoutError(f"{where}.most is less than printed; nothing would stand in the printed rows")
        table = replace(table, head_rows=len(table.rows))
        return Repeat(of=of, printed=printed, most=most, table=table, pattern=pattern)

    def fixed(self, raw: Any, paper: Paper, where: str) -> Fixed:
        facts = mapping(raw, where, allowed=("h", "items"), required=("h", "items"))
        height = number(facts["h"], f"{where}.h")
        if height > paper.inner_height_mm:
            raise LayoutError(
                f"{where}.h is {height:g}; between the margins are {paper.inner_height_mm:g} mm"
            )
        items = []
        for place, written in enumerate(several(facts["items"], f"{where}.items"), start=1):
            item = self.item(written, f"{where}.items[{place}]")
            right = item.left_mm + (item.width_mm or 0)
            bottom = item.top_mm + (item.height_mm or 0)
            if right > paper.inner_width_mm or bottom > height or min(item.left_mm, item.top_mm) < 0:
                raise LayoutError(
                    f"{where}.items[{place}].at reaches outside the block of "
                    f"{paper.inner_width_mm:g} by {height:g} mm"
                )
            items.append(item)
        return Fixed(height_mm=height, items=tuple(items))

    def item(self, raw: Any, where: str) -> Item:
        facts = mapping(raw, where, allowed=("at", *TEXT_KEYS, *STYLE_KEYS), required=("at",))
        place = [number(part, f"{where}.at") for part in several(facts["at"], f"{where}.at")]
        if not 2 <= len(place) <= 4:
            raise LayoutError(
                f"{where}.at must be [left, top], [left, top, width] or [left, top, width, height]"
            )
        left, top, width, height = [*place, None, None][:4]
        cell = self.cell({key: value for key, value in facts.items() if key != "at"}, where)
        if cell.text.is_live and width is None:
            raise LayoutError(
                f"{where}: a place for values needs its width; write [left, top, width, height]"
            )
        return Item(
            left_mm=float(left or 0),
            top_mm=float(top or 0),
            width_mm=width,
            height_mm=height,
            cell=replace(cell, is_fixed=height is not None, height_mm=height, own_height_mm=height),
        )
