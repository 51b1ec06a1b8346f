"""Compares the printed words of a form with an inventory taken from the official text.

An inventory is a file of its own, `inventories/<slug>.txt` (`<slug>.vi.txt` for the second language): the
words of the official form, one label or sentence a line, in its order, `#` for a remark. It is written
from the official text and never from the layout. Spaces, boxes and the blanks to fill in do not count.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from django.utils import translation

from cases.official_forms.filling import fill
from cases.official_forms.layout import Fixed, Paragraph, Repeat, Table
from cases.official_forms.layout_reader import layout
from cases.official_forms.markup import Mark
from cases.official_forms.reference import Reference
from tests.cases.official_forms.sample import FILED_ON, MADE_AT, edition_named

FOLDER = Path(__file__).parent / "inventories"
_NOT_WORDS = re.compile(r"[\s\u200b□☐☑■☒◯○＿_]+")


def inventory(name: str) -> list[str]:
    """The lines of an inventory file, without remarks."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def bare(text: str) -> str:
    """Words alone: no spaces, no boxes."""
    return _NOT_WORDS.sub("", text)


def texts(edition):
    """Every text of the layout, in the order in which it stands."""
    for sheet in layout(edition).sheets:
        for _when, block in sheet.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Fixed):
                yield from (item.cell.text for item in block.items)
            elif isinstance(block, Table):
                yield from _cells(block.rows)
            elif isinstance(block, Repeat):
                yield from _cells(block.table.rows)
                yield from _cells(block.pattern)


def _cells(rows):
    for row in rows:
        yield from (cell.text for cell in row.cells)


def printed_words(edition, language="ja"):
    """The words of each text in one language, with the words that dates bring."""
    found = []
    for text in texts(edition):
        words = ""
        for line in text.by_language.get(language, ()):
            for token in line:
                words += "年月日" if token.mark is Mark.DATE else token.words
        if bare(words):
            found.append(bare(words))
    return found


def not_printed(edition, wanted, language="ja"):
    """Lines of the inventory the layout lacks."""
    everything = "".join(printed_words(edition, language))
    return _lacking(wanted, everything)


def not_official(edition, wanted, language="ja"):
    """Words of the layout the inventory does not have."""
    official = "".join(bare(line) for line in wanted)
    return [words for words in printed_words(edition, language) if words not in official]


def not_in_pdf(pdf: bytes, wanted):
    """Lines of the inventory that cannot be read back from the PDF."""
    return _lacking(wanted, bare(text_of(pdf)))


def _lacking(wanted, everything):
    return [line for line in dict.fromkeys(wanted) if bare(line) not in everything]


def text_of(pdf: bytes, *, raw=True) -> str:
    """The text of a PDF, cell after cell."""
    command = [shutil.which("pdftotext") or "pdftotext", *(["-raw"] if raw else []), "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def blank_pdf(slug, *, language="ja", on=FILED_ON) -> bytes:
    """Every sheet of the form with nothing filled in."""
    filled = fill(edition_named(slug, on=on), {}, subject="", language=language)
    with translation.override("ja"):
        laid, _fit, _too_long = Reference(filled, MADE_AT, is_whole=True).draw()
        return laid.draw()
