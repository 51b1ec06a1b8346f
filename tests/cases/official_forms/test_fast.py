"""Many forms quickly: the same text and picture as the reference, and the reference where it must be."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from cases.official_forms.fast import Press, Unrendered, render_many
from cases.official_forms.glyph_runs import NotDrawnFast
from cases.official_forms.render import render
from compliance.common.pdf import UndrawableText
from tests.cases.official_forms.inventory import text_of
from tests.cases.official_forms.sample import MADE_AT, SESSION, filled

# No database is asked: once is enough.
pytestmark = pytest.mark.once

LONG_ADDRESS = "北海道虻田郡倶知安町字山田百八十番地一号ニセコひらふサンシャインレジデンスタワー東棟" * 3
CASES = {
    "ordinary, rings and ticked boxes": {},
    "Vietnamese under the Japanese": {"language": "vi"},
    "rare kanji, circled digits": {"address": "髙﨑市①丁目　コーポ髙橋℡", "name": "髙﨑　ＮＧＵＹỄＮ"},
    "a draft with blanks": {"phone": None, "sex": None, "birth_date": None},
    "no problem, one sheet less": {"has_problem": False, "problem": ""},
    "an address in smaller type": {"address": LONG_ADDRESS},
    "several lines": {
        "problem": "残業代の未払いがある。" * 9 + "\n" + "寮の騒音については、隣室と話し合うこととした。" * 3
    },
    "no sessions": {"rows": {}},
    "a cell that grows": {"rows": {"sessions": (SESSION | {"content": "説明した内容。" * 20}, SESSION)}},
    "a paragraph of another line": {
        "phone": "０９０－１１１１－２２２２（会社の携帯電話）",
        "mobile": "090-3333-4444",
    },
}


@pytest.fixture(scope="module")
def press():
    return Press(MADE_AT)


def words_of(pdf):
    return sorted(text_of(pdf, raw=False).split())


def pictures(pdf, folder: Path, name):
    (folder / f"{name}.pdf").write_bytes(pdf)
    command = [shutil.which("pdftoppm") or "pdftoppm", "-r", "100", "-gray", "-png"]
    subprocess.run([*command, str(folder / f"{name}.pdf"), str(folder / name)], check=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob(f"{name}-*.png"))]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_fast_drawing_equals_the_reference(press, case, tmp_path):
    form = filled(**case)
    fast, reference = press.fast(form), render(form, made_at=MADE_AT)
    assert words_of(fast.pdf) == words_of(reference.pdf)
    ones, others = pictures(fast.pdf, tmp_path, "fast"), pictures(reference.pdf, tmp_path, "reference")
    assert len(ones) == len(others) == fast.page_count == reference.page_count
    for one, other in zip(ones, others, strict=True):
        assert one.size == other.size
        # Edges are smoothed differently; what a person sees is not.
        soft = [image.filter(ImageFilter.GaussianBlur(1.2)) for image in (one, other)]
        differing = sum(ImageChops.difference(*soft).histogram()[50:])
        assert differing / (one.width * one.height) < 0.0001


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"rows": {"sessions": (SESSION,) * 6}}, "separate sheet"),
        ({"address": "北海道虻田郡倶知安町字山田百八十番地一号" * 20}, "separate sheet"),
        ({"name": "ဒေါ် အောင်"}, "another script"),
    ],
)
def test_what_the_blank_sheets_cannot_hold_is_drawn_by_the_reference(press, changes, reason):
    form = filled(**changes)
    with pytest.raises(NotDrawnFast, match=reason):
        press.fast(form)
    before = press.reference_count
    drawn = press.draw(form)
    assert press.reference_count == before + 1
    assert drawn.page_count == render(form, made_at=MADE_AT).page_count


def test_a_form_that_cannot_be_drawn_stops_none_of_the_others():
    told = []
    forms = [filled(), filled(address="東京都𓀀区"), filled(name="TRAN VAN A")]
    one, two, three = render_many(iter(forms), made_at=MADE_AT, progress=told.append)
    assert isinstance(two, Unrendered)
    assert isinstance(two.error, UndrawableText)
    assert two.filled is forms[1]
    assert "NGUYỄN THỊ HƯỜNG" in text_of(one.pdf)
    assert "TRAN VAN A" in text_of(three.pdf)
    assert told == [1, 2, 3]


def test_blank_sheets_are_drawn_once_for_forms_that_look_alike():
    press = Press(MADE_AT)
    for name in ("NGUYỄN VĂN A", "TRẦN THỊ B", "髙﨑"):
        press.draw(filled(name=name))
    press.draw(filled(has_problem=False, problem=""))
    assert press.fast_count == 4
    assert len(press.blanks) == 2


def test_forms_whose_cells_grow_alike_share_their_blank_sheets():
    press = Press(MADE_AT)
    for letter in "説明":
        press.draw(filled(rows={"sessions": (SESSION | {"content": letter * 60},)}))
    assert press.fast_count == 2
    # The plain ones, and those with the higher row.
    assert len(press.blanks) == 2


def test_a_job_keeps_no_more_blank_sheets_than_it_needs(monkeypatch):
    monkeypatch.setattr("cases.official_forms.fast.BLANKS_KEPT", 1)
    press = Press(MADE_AT)
    for has_problem in (True, False, True):
        press.draw(filled(has_problem=has_problem))
    assert press.fast_count == 3
    assert len(press.blanks) == 1


def test_a_form_with_a_template_of_its_own_is_drawn_by_the_reference(complete_facts):
    from cases.official_forms.extension_of_stay import fill

    form = fill(complete_facts, filed_on=MADE_AT.date())
    (drawn,) = render_many([form], made_at=MADE_AT)
    assert drawn.page_count == 1
