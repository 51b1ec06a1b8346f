"""The application for extension as a PDF: its text, fonts, pages, and what happens when it is too much."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
from django.utils import translation
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader

from cases.official_forms.extension_of_stay import Relative, fill
from cases.official_forms.render import render
from compliance.common.pdf import UndrawableText

# No database is asked: once is enough.
pytestmark = pytest.mark.once

FILED_ON = date(2026, 11, 23)
MADE_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LONG_WORKPLACE = "特定非営利活動法人東京都北部地域日本語学習支援協議会附属日本語学校（夜間部）"


def drawn(facts):
    return render(fill(facts, filed_on=FILED_ON), made_at=MADE_AT)


def pages_of(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf):
    return "".join("".join(pages_of(pdf)).split())


def fonts_of(pdf):
    """Every font of the file: its name, and whether its glyphs are inside."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[str(inner["/BaseFont"])] = "/FontFile2" in inner["/FontDescriptor"].get_object()
    return found


def with_poppler(pdf, folder: Path, dots_per_inch):
    (folder / "form.pdf").write_bytes(pdf)
    command = [shutil.which("pdftoppm") or "pdftoppm", "-r", str(dots_per_inch), "-gray", "-png"]
    subprocess.run([*command, str(folder / "form.pdf"), str(folder / "page")], check=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob("page-*.png"))]


def with_pdfium(pdf, dots_per_inch):
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dots_per_inch / 72).to_pil().convert("L") for page in document]


def test_the_sheet_carries_the_facts_and_the_printed_words(complete_facts):
    rendered = drawn(complete_facts)
    text = text_of(rendered.pdf)
    assert rendered.page_count == 1
    for words in (
        "別記第三十号の二様式", "在留期間更新許可申請書", "APPLICATIONFOREXTENSIONOFPERIODOFSTAY",
        "日本国政府法務省",
        "出入国管理及び難民認定法第２１条第２項の規定に基づき，次のとおり在留期間の更新を申請します。",
        "40㎜×30㎜", "Nationality/Region", "更新の理由",
        "ベトナム", "NGUYEN", "THILAN", "飲食料品製造", "NghệAn", "東京都大田区蒲田4-5-6コーポ髙﨑101",
        "090-1234-5678", "P1090518", "PF45909953ER", "特定技能1号", "引き続き同じ会社で働くため。",
        "NGUYỄNTHỊHƯỜNG", "CD87654321EF", "1995年1月2日",
        "（注）申請書に事実に反する記載をしたことが判明した場合",
    ):  # fmt: skip
        assert words in text, words


def test_dates_are_western_and_in_separate_cells(complete_facts):
    text = " ".join(pages_of(drawn(complete_facts).pdf)[0].split())
    assert "1998" in text
    assert "平成" not in text
    assert "1998年1月22日" not in text


def test_the_sheet_says_that_its_layout_is_not_verified(complete_facts):
    text = text_of(drawn(complete_facts).pdf)
    assert "公式の様式と照合していません" in text
    assert "notverifiedagainsttheofficialfile" in text


def test_a_draft_is_marked_until_nothing_is_missing(complete_facts):
    assert "下書き" not in text_of(drawn(complete_facts).pdf)
    assert "下書き" in text_of(drawn(replace(complete_facts, occupation="")).pdf)


def test_every_page_of_a_draft_is_marked(with_relatives):
    pages = pages_of(drawn(replace(with_relatives(9), occupation="")).pdf)
    assert len(pages) == 2
    assert all("下書き" in "".join(page.split()) for page in pages)


def test_an_answer_is_circled_and_an_open_declaration_is_not(complete_facts, tmp_path):
    def ink(facts):
        (page,) = with_poppler(drawn(facts).pdf, tmp_path, 100)
        # Item 15 has its 有 at 14 mm and its 無 at 181 mm from the left, both 175 mm down.
        return [sum(page.crop(box).histogram()[:128]) for box in ((54, 686, 76, 711), (700, 686, 730, 711))]

    yes, no = ink(replace(complete_facts, has_criminal_record=None, occupation="x"))
    denied_yes, denied_no = ink(replace(complete_facts, has_criminal_record=False))
    admitted_yes, admitted_no = ink(
        replace(complete_facts, has_criminal_record=True, criminal_record_detail="罰金")
    )
    assert denied_yes <= yes + 3 < admitted_yes - 20
    assert admitted_no <= no + 3 < denied_no - 20


@pytest.mark.parametrize(
    "name", ["髙﨑①℡㊞", "NGUYỄN THỊ HƯỜNG", "សុខ ចាន់ធី", "ဒေါ် အောင် ဆန်း", "राम श्रेष्ठ", "สมชาย", "𠮷田 剝"]
)
def test_names_of_every_script_are_printed_with_fonts_inside_the_file(complete_facts, name):
    rendered = drawn(replace(complete_facts, family_name=name, given_names=""))
    fonts = fonts_of(rendered.pdf)
    assert all(fonts.values())
    assert all("Desk" in font for font in fonts)
    # The text of Burmese and Khmer cannot be read back exactly from any PDF; Latin and Japanese can.
    if all(ord(character) < 0x900 or ord(character) > 0x2000 for character in name):
        assert "".join(name.split()) in text_of(rendered.pdf)


@pytest.mark.parametrize(
    ("name", "font"),
    [("សុខ ចាន់ធី", "Khmer"), ("ဒေါ် အောင်", "Myanmar"), ("राम", "Devanagari"), ("สมชาย", "Thai")],
)
def test_each_script_has_its_own_font(complete_facts, name, font):
    fonts = fonts_of(drawn(replace(complete_facts, family_name=name)).pdf)
    assert any(font in embedded for embedded in fonts)


def test_a_character_without_glyph_is_refused_and_named(complete_facts):
    with pytest.raises(UndrawableText, match=r"U\+13000"):
        drawn(replace(complete_facts, address="東京都𓀀区"))


@pytest.mark.parametrize(
    "name",
    [
        "DAW KHIN MAUNG MAUNG SOE WIN",
        "MAUNG MAUNG KYAW ZIN THANT HTET AUNG NAING LIN",
        "ဒေါ် အောင် ဆန်း စု ကြည် မြင့်",
    ],
)
def test_long_names_are_set_smaller_and_stay_whole(complete_facts, name):
    rendered = drawn(replace(complete_facts, family_name="", given_names=name))
    assert rendered.page_count == 1
    assert rendered.continued == ()
    if name.isascii():
        assert "".join(name.split()) in text_of(rendered.pdf)


def test_an_address_of_sixty_characters_fits(complete_facts):
    address = (
        "北海道虻田郡倶知安町字山田百八十番地一号ニセコひらふ"
        "サンシャインレジデンスタワー東棟千二百三十四号室" + "北" * 10
    )
    assert len(address) == 60
    rendered = drawn(replace(complete_facts, address=address))
    assert rendered.continued == ()
    assert address in text_of(rendered.pdf)


def test_what_does_not_fit_even_small_is_written_in_full_on_a_separate_sheet(complete_facts):
    reason = "引き続き株式会社山田食品において飲食料品製造業分野の業務に従事するため。" * 9
    rendered = drawn(replace(complete_facts, reason=reason))
    first, second = ("".join(page.split()) for page in pages_of(rendered.pdf))
    assert rendered.continued == ("reason",)
    assert "別紙のとおり" in first
    assert "引き続き" not in first
    assert "14更新の理由" in second
    assert reason in second
    assert "NGUYENTHILAN" in second


def test_a_long_text_runs_over_several_separate_sheets_without_a_loss(complete_facts):
    sentences = "".join(f"第{number}の理由は次のとおりである。" for number in range(1, 400))
    rendered = drawn(replace(complete_facts, reason=sentences))
    assert rendered.page_count >= 3
    without_footers = re.sub(r"氏名NGUYENTHILAN\d/\d", "", text_of(rendered.pdf))
    assert sentences in without_footers


@pytest.mark.parametrize(("number", "pages"), [(0, 1), (1, 1), (6, 1), (7, 2), (9, 2), (60, 3)])
def test_relatives_beyond_the_printed_lines_go_to_a_separate_sheet(with_relatives, number, pages):
    facts = with_relatives(number)
    rendered = drawn(facts)
    text = text_of(rendered.pdf)
    assert rendered.page_count == pages
    assert ("７人目以降は別紙のとおり" in text) == (number > 6)
    assert all("".join(relative.name.split()) in text for relative in facts.relatives)


def test_a_cell_of_the_table_that_overflows_is_continued_with_its_line(complete_facts):
    relative = replace(complete_facts.relatives[0], workplace=LONG_WORKPLACE)
    rendered = drawn(replace(complete_facts, relatives=(relative,)))
    second = "".join(pages_of(rendered.pdf)[1].split())
    assert rendered.continued == ("relative_1_workplace",)
    assert "16勤務先名称・通学先名称（1）" in second
    assert LONG_WORKPLACE in second


def test_everything_too_long_at_once_loses_nothing(complete_facts):
    long = "あいうえおかきくけこさしすせそたちつてとなにぬねの" * 8
    relative = Relative(
        relation=long, name=long, birth_date=date(1990, 12, 31), nationality="VN", lives_together=True,
        workplace=long, card_number="AB12345678CD",
    )  # fmt: skip
    facts = replace(
        complete_facts, family_name=long, given_names=long, occupation=long, home_address=long, address=long,
        phone="1" * 30, mobile="2" * 30, status=long, period=long, desired_period=long, reason=long,
        has_criminal_record=True, criminal_record_detail=long, relatives=(relative,) * 8,
    )  # fmt: skip
    rendered = drawn(facts)
    text = text_of(rendered.pdf)
    # Eleven boxes, and three cells of each of the six lines, then three cells of two lines more.
    assert len([key for key in rendered.continued if key.startswith("relative")]) == 18
    assert text.count(long) == len(rendered.continued) + 6


def test_the_form_is_japanese_whatever_the_language_of_the_screen(complete_facts):
    japanese = text_of(drawn(complete_facts).pdf)
    with translation.override("vi"):
        assert text_of(drawn(complete_facts).pdf) == japanese


def test_the_file_names_its_edition_and_no_person(complete_facts):
    reader = PdfReader(io.BytesIO(drawn(complete_facts).pdf))
    assert reader.metadata["/Title"] == "在留期間更新許可申請書"
    assert "2025-04" in reader.metadata["/Subject"]
    assert "NGUYEN" not in str(dict(reader.metadata))
    assert reader.trailer["/Root"]["/Lang"] == "ja"
    assert (reader.pages[0].mediabox.width, reader.pages[0].mediabox.height) == pytest.approx(
        (595.3, 841.9), abs=0.1
    )


def test_control_codes_in_a_fact_are_left_out(complete_facts):
    rendered = drawn(replace(complete_facts, occupation="調\x01理\x0b員\x00"))
    assert "調理員" in text_of(rendered.pdf)


def test_markup_in_a_fact_is_text(complete_facts):
    rendered = drawn(replace(complete_facts, occupation="<b>&amp;</b>"))
    assert "<b>&amp;</b>" in text_of(rendered.pdf)


def test_two_renderers_draw_the_same_page(with_relatives, tmp_path):
    facts = replace(
        with_relatives(7), family_name="髙﨑①℡ NGUYỄN", given_names="សុខ ចាន់ធី ဒေါ် အောင်", occupation=""
    )
    pdf = drawn(facts).pdf
    ones, others = with_poppler(pdf, tmp_path, 110), with_pdfium(pdf, 110)
    assert len(ones) == len(others) == 2
    for one, other in zip(ones, others, strict=True):
        # Edges are smoothed differently by each; what a person sees is not.
        soft = [image.resize(one.size).filter(ImageFilter.GaussianBlur(1.5)) for image in (one, other)]
        difference = ImageChops.difference(*soft)
        differing = sum(difference.histogram()[71:])
        assert differing / (one.width * one.height) < 0.0005
