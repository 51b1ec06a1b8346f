#!/usr/bin/env python3
"""Rebuild compliance/common/fonts from Debian's Noto packages.

    apt-get install fonts-noto-cjk fonts-noto-core
    .venv/bin/python script/build_fonts.py

The families are renamed ("Desk …"), so that a Noto font installed on a machine can never be mistaken for
ours, and outlines become TrueType: cut-down CFF Noto CJK draws rubbish in one of the common viewers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Scale
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

CJK = Path("/usr/share/fonts/opentype/noto")
NOTO = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "compliance" / "common" / "fonts"

EAST_ASIAN_FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "liga", "vert", "vrt2"]
# Kanji of the everyday list and of names that the Windows code page lacks.
KANJI_BEYOND_CP932 = "剝塡頰𠮟𠮷"
# How much narrower than Noto Sans the English under-labels are set (official forms use a condensed face).
NARROW = 0.82


def cp932() -> set[int]:
    """Every character of the Windows Japanese code page, without its private-use area."""
    found: set[str] = set()
    for first in range(0x20, 0x100):
        for code in (bytes([first]), *(bytes([first, second]) for second in range(0x40, 0xFD))):
            try:
                found |= set(code.decode("cp932"))
            except UnicodeDecodeError:
                continue
    return {ord(c) for c in found if not 0xE000 <= ord(c) < 0xF900 and c.isprintable()}


def latin() -> set[int]:
    """Latin with Vietnamese, combining marks, punctuation, currency, letter-like signs."""
    spans = [
        (0x20, 0x7F),
        (0xA0, 0x250),
        (0x300, 0x370),
        (0x1E00, 0x1F00),
        (0x2000, 0x2070),
        (0x20A0, 0x20C0),
        (0x2100, 0x2140),
    ]
    return {code for low, high in spans for code in range(low, high)}


def japanese() -> set[int]:
    spans = [
        (0x2150, 0x2180),
        (0x2190, 0x219A),
        (0x2460, 0x2500),
        (0x25A0, 0x2600),
        (0x3000, 0x3100),
        (0x31F0, 0x3200),
        (0x3220, 0x3400),
        (0xFE30, 0xFE50),
        (0xFF00, 0xFFF0),
    ]
    return (
        cp932()
        | latin()
        | {code for low, high in spans for code in range(low, high)}
        | {ord(c) for c in KANJI_BEYOND_CP932}
    )


def subsetted(font: TTFont, codes: set[int] | None, features: list[str]) -> TTFont:
    options = subset.Options()
    options.layout_features = features
    options.layout_scripts = ["*"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["VORG", "DSIG", "BASE", "FFTM"]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=codes if codes is not None else set(font.getBestCmap()))
    cut.subset(font)
    return font


def with_truetype_outlines(font: TTFont) -> TTFont:
    """Cubic CFF outlines as quadratic ones, within two thousandths of the em."""
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, max_err=font["head"].unitsPerEm / 500, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    del font["CFF "]
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in (
        "maxZones",
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
        "maxComponentDepth",
        "maxPoints",
        "maxContours",
        "maxCompositePoints",
        "maxCompositeContours",
        "numGlyphs",
    ):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    return font


def narrowed(font: TTFont, factor: float) -> TTFont:
    """The same font, every outline and width scaled horizontally; marks and kerning are dropped."""
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        flat = DecomposingRecordingPen(drawn)
        drawn[name].draw(flat)
        flat.replay(TransformPen(pen, Scale(factor, 1)))
        glyphs[name] = pen.glyph()
    glyf = font["glyf"]
    for name, glyph in glyphs.items():
        glyf[name] = glyph
        glyph.recalcBounds(glyf)
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (round(width * factor), getattr(glyph, "xMin", 0))
    for table in ("GPOS", "GSUB", "GDEF"):
        if table in font:
            del font[table]
    return font


def renamed(font: TTFont, family: str) -> TTFont:
    names = font["name"]
    post_script = family.replace(" ", "") + "-Regular"
    for record in list(names.names):
        if record.nameID in {1, 2, 3, 4, 6, 16, 17, 21, 22}:
            names.removeNames(nameID=record.nameID)
    for name_id, text in {
        1: family,
        2: "Regular",
        3: f"{family} Regular; SSW Desk",
        4: f"{family} Regular",
        6: post_script,
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400
    return font


def write(font: TTFont, family: str) -> None:
    path = TARGET / (family.replace(" ", "") + "-Regular.ttf")
    # One date for all builds: the same sources give the same bytes.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    renamed(font, family).save(path)
    sys.stdout.write(
        f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(font.getBestCmap())} characters\n"
    )


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for source, family in (
        ("NotoSerifCJK-Regular.ttc", "Desk Mincho"),
        ("NotoSansCJK-Regular.ttc", "Desk Gothic"),
    ):
        font = TTFont(CJK / source, fontNumber=0, recalcTimestamp=False)
        write(with_truetype_outlines(subsetted(font, japanese(), EAST_ASIAN_FEATURES)), family)
    european = latin() | set(range(0x370, 0x530))
    for source, family in (
        ("NotoSerif-Regular.ttf", "Desk Latin Serif"),
        ("NotoSans-Regular.ttf", "Desk Latin Sans"),
    ):
        write(subsetted(TTFont(NOTO / source, recalcTimestamp=False), european, EAST_ASIAN_FEATURES), family)
    sans = subsetted(TTFont(NOTO / "NotoSans-Regular.ttf", recalcTimestamp=False), latin(), [])
    write(narrowed(sans, NARROW), "Desk Narrow")
    for script in ("Myanmar", "Khmer", "Devanagari", "Thai", "Sinhala", "Bengali"):
        font = TTFont(NOTO / f"NotoSans{script}-Regular.ttf", recalcTimestamp=False)
        write(subsetted(font, None, ["*"]), f"Desk {script}")
    symbols = set(range(0x2600, 0x2800)) | {0x2252}
    write(subsetted(TTFont(NOTO / "NotoSansSymbols2-Regular.ttf"), symbols, ["*"]), "Desk Symbols")


if __name__ == "__main__":
    main()
