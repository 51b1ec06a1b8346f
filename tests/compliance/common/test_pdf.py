"""Printing: the project's own fonts, nothing fetched, nothing lost."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from pypdf import PdfReader

from compliance.common.glyphs import FONT_DIRECTORY, described, undrawable
from compliance.common.pdf import UndrawableText, lay_out, render_pdf

PAGE = '<html lang="ja"><head><title>t</title></head><body>{}</body></html>'


def fonts_of(pdf):
    fonts = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts}


def test_only_the_fonts_of_the_project_are_used_whatever_the_page_asks_for():
    pdf = render_pdf(PAGE.format('<p style="font-family: Arial, Meiryo">Lan 髙﨑</p><p>ខ្មែរ မြန်မာ</p>'))
    assert fonts_of(pdf) <= {"Desk-Mincho", "Desk-Gothic", "Desk-Khmer", "Desk-Myanmar", "Desk-Latin-Sans"}
    assert "Desk-Khmer" in fonts_of(pdf)


def test_the_file_is_tagged_and_says_its_language():
    root = PdfReader(io.BytesIO(render_pdf(PAGE.format("あ")))).trailer["/Root"]
    assert root["/Lang"] == "ja"
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/x.png", "file:///etc/hostname", "data:image/png;base64,AA=="]
)
def test_nothing_is_fetched(address):
    pdf = render_pdf(PAGE.format(f'<p>text</p><img src="{address}">'))
    assert PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/XObject"] == {}


def test_a_character_without_glyph_stops_the_printing():
    with pytest.raises(UndrawableText, match=r"U\+13000") as raised:
        render_pdf(PAGE.format("あ&#x13000;い"))
    assert raised.value.characters == ("𓀀",)


def test_elements_with_an_id_are_found_where_they_lie():
    laid = lay_out(
        PAGE.format('<style>@page{margin:0}body{margin:0}</style><div id="a" style="height:50px">x</div>')
    )
    place = laid.rectangles()["a"]
    assert (place.left, place.top, place.height) == (0, 0, 50)
    assert laid.page_count == 1


def test_weasyprint_is_loaded_only_by_printing():
    code = "import compliance.common.pdf, sys; raise SystemExit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "髙﨑①℡㊞□■☐☑ⅠⅨ㎡〒～−",
        "剝塡頰𠮟𠮷",
        "NGUYỄN THỊ HƯỜNG Đặng ơƯ",
        "Şahin Łódź",
        "ខ្មែរ",
        "မြန်မာ",
        "नेपाली",
        "ไทย",
        "සිංහල",
        "বাংলা",
    ],
)
def test_what_names_are_written_with_can_be_drawn(text):
    assert undrawable(text) == ()


def test_every_character_of_the_windows_code_page_can_be_drawn():
    lost = set()
    for first in (*range(0x81, 0xA0), *range(0xE0, 0xFD)):
        for second in range(0x40, 0xFD):
            try:
                character = bytes((first, second)).decode("cp932")
            except UnicodeDecodeError:
                continue
            if not 0xE000 <= ord(character[0]) < 0xF900:
                lost |= set(undrawable(character))
    assert lost <= {"≒"}


def test_a_name_s_own_shape_of_a_kanji_is_not_quietly_another():
    assert [described(character) for character in undrawable("葛\U000e0100城")] == ["(U+E0100)"]


def test_joiners_and_line_ends_are_no_characters_to_draw():
    assert undrawable("က\u200dခ\n\t") == ()


def test_the_licence_travels_with_the_fonts():
    licence = (FONT_DIRECTORY / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for font in FONT_DIRECTORY.glob("*.ttf"):
        assert font.stat().st_size < 8_000_000
