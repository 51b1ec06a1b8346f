"""A form whose layout is data as a PDF: every means of the layout, and what happens when it is too much."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from cases.official_forms.filling import fill
from cases.official_forms.registry import edition
from cases.official_forms.render import render
from compliance.common.pdf import UndrawableText
from tests.cases.official_forms.inventory import bare, text_of
from tests.cases.official_forms.sample import FILED_ON, MADE_AT, SESSION, filled

# No database is asked: once is enough.
pytestmark = pytest.mark.once


def drawn(*args, **facts):
    return render(filled(*args, **facts), made_at=MADE_AT)


@pytest.fixture(scope="module")
def complete():
    return drawn()


def pages_of(rendered):
    return text_of(rendered.pdf).split("\f")[:-1]


def test_words_and_values_stand_on_their_sheets(complete):
    first, second, *sessions = [bare(page) for page in pages_of(complete)]
    for words in (
        "見本様式第１号", "見本報告書", "作成日2026年11月25日", "氏名NGUYỄNTHỊHƯỜNG", "生年月日1998年1月22日",
        "東京都大田区蒲田4-5-6コーポ髙﨑101", "PF45909953ER", "その他（電話による聞き取り）",
        "215,000円（税込み）",
        "2026年（令和8年）", "11月25日一字目P", "１2026年10月5日3生活オリエンテーション",
        "残業代の未払い寮の騒音", "1/4",
    ):  # fmt: skip
        assert words in first, words
    assert "別添NGUYỄNTHỊHƯỜNG（女）" in second
    assert "届出機関" in second
    assert [page.partition("（")[0] for page in sessions] == [
        "実施記録1内容：生活オリエンテーション", "実施記録2内容：相談体制の説明",
    ]  # fmt: skip


def test_boxes_are_ticked_by_the_answer(complete):
    first = "".join(pages_of(complete)[0].split())
    assert "☑対面□オンライン☑その他" in first


def test_a_sheet_has_its_own_paper(complete):
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in PdfReader(io.BytesIO(complete.pdf)).pages
    ]
    assert sizes == [(595, 842), (842, 595), (595, 842), (595, 842)]


def test_the_face_says_that_the_layout_is_not_verified_and_the_others_do_not(complete):
    first, *others = pages_of(complete)
    assert "公式の様式と照合していません" in first
    assert not [page for page in others if "照合していません" in page]


def test_a_draft_is_marked_on_every_page_until_nothing_is_missing(complete):
    assert "下書き" not in text_of(complete.pdf)
    draft = drawn(address="")
    assert all("下書き" in bare(page) for page in pages_of(draft))


def test_sheets_and_blocks_stand_only_where_their_condition_holds():
    rendered = drawn(has_problem=False, problem="")
    assert rendered.page_count == 3
    assert "別添" not in text_of(rendered.pdf)


def test_the_second_language_stands_under_the_japanese(complete):
    text = text_of(drawn(language="vi").pdf)
    assert "BÁO CÁO MẪU" in text
    assert "Họ tên" in text
    assert "Họ tên" not in text_of(complete.pdf)


def test_a_value_too_long_for_its_box_is_set_smaller():
    address = "北海道虻田郡倶知安町字山田百八十番地一号ニセコひらふサンシャインレジデンスタワー" * 3
    rendered = drawn(address=address)
    assert rendered.continued == ()
    assert bare(address) in bare(text_of(rendered.pdf))


def test_one_too_long_at_the_smallest_size_stands_on_the_separate_sheet():
    address = "北海道虻田郡倶知安町字山田百八十番地一号" * 20
    rendered = drawn(address=address)
    *_sheets, last = [bare(page) for page in pages_of(rendered)]
    assert rendered.continued == ("address",)
    assert "住居地別紙のとおり" in bare(pages_of(rendered)[0])
    assert "4住居地" in last
    assert address in last


def test_rows_without_a_held_height_grow():
    content = "説明した内容は次のとおりである。" * 12
    rendered = drawn(rows={"sessions": (SESSION | {"content": content},)})
    assert rendered.continued == ()
    assert content in bare(text_of(rendered.pdf))


def test_records_beyond_those_that_may_stand_there_go_to_the_separate_sheet():
    rows = {"sessions": tuple(SESSION | {"content": f"第{n}回の説明"} for n in range(1, 8))}
    pages = [bare(page) for page in pages_of(drawn(rows=rows))]
    assert "第5回の説明" in pages[0]
    assert "第6回の説明" not in pages[0]
    assert "62026/10/53第6回の説明" in pages[-1]
    assert "72026/10/53第7回の説明" in pages[-1]


def test_a_character_without_glyph_is_refused_and_named():
    with pytest.raises(UndrawableText, match=r"U\+13000"):
        drawn(address="東京都𓀀区")


def test_markup_in_a_value_is_text():
    text = text_of(drawn(address="<b>&amp;</b>[[name]]").pdf)
    assert "<b>&amp;</b>[[name]]" in text


def test_the_file_names_its_edition_and_no_person(complete):
    reader = PdfReader(io.BytesIO(complete.pdf))
    assert reader.metadata["/Title"] == "見本報告書"
    assert "NGUY" not in str(dict(reader.metadata))


@pytest.mark.parametrize("slug", ["change_of_status", "extension_of_stay_v", "certificate_of_eligibility"])
def test_a_line_without_a_record_is_empty_even_where_the_form_has_a_field_of_that_name(slug):
    form = fill(
        edition(slug, filed_on=FILED_ON),
        {"nationality": "ベトナム", "birth_date": date(1998, 1, 22)},
        subject="",
    )
    first = bare(pages_of(render(form, made_at=MADE_AT))[0])

    assert first.count("ベトナム") == 1
    assert first.count("1998") == 1
