"""How screens call a form that the law, a case or a notification names by its number."""

from __future__ import annotations

import pytest

from cases.words import form_title

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("3-1-2", "3-1-2 特定技能雇用契約の終了又は締結に係る届出書"),
        ("3-4", "3-4 受入れ困難に係る届出書"),
        ("１の４", "１の４ 契約機関に関する届出（契約の終了）"),
        ("1-6", "1-6 雇用条件書"),
        ("9-99", "様式 9-99"),
        ("雇用保険被保険者資格喪失届", "雇用保険被保険者資格喪失届"),
        ("", ""),
    ],
)
def test_a_form_is_called_by_its_number_and_title(number, title):
    assert form_title(number) == title
