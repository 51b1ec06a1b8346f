"""The list of official forms: searched, ordered, as a file."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(aoki, client_as):
    client = client_as(aoki)
    return lambda query="": client.get(reverse("cases:official_forms") + query)


def numbers(answer):
    return [row.edition.number for row in answer.context["page"].object_list]


@pytest.mark.parametrize("asked", ["14-1", "１４－１", "外食業 誓約書"])
def test_a_form_is_found_by_number_or_words_in_any_width(get, asked):
    assert "分野参考様式第１４－１号" in numbers(get(f"?q={asked}"))


def test_numbers_are_ordered_as_numbers(get):
    found = [number for number in numbers(get("?q=field_pledge")) if number.endswith("－１号")]
    assert found[:3] == ["分野参考様式第１－１号", "分野参考様式第２－１号", "分野参考様式第３－１号"]
    assert found[-1] == "分野参考様式第１８－１号"
    back = [number for number in numbers(get("?q=field_pledge&sort=-number")) if number.endswith("－１号")]
    assert back == found[::-1]


def test_only_those_with_a_layout_compared_with_the_official_file_are_shown_when_asked(get):
    rows = get("?checked=yes").context["page"].object_list
    assert rows
    assert all(row.edition.is_verified for row in rows)


def test_a_long_list_comes_page_by_page(get):
    first, second = numbers(get()), numbers(get("?page=2"))
    assert len(first) == 50
    assert second
    assert not set(first) & set(second)


def test_what_nobody_calls_so_says_so(get):
    assert "該当する様式はありません。" in get("?q=zqzq").content.decode()


def test_the_list_is_handed_out_as_a_file(get):
    rows = list(csv.reader(io.StringIO(get("?q=annual&format=csv").content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["様式", "番号"]
    assert [row[1] for row in rows[1:]] == ["参考様式第３－６号"]


def test_a_japanese_page_has_no_english_titles(get):
    assert "Annual report on acceptance" not in get().content.decode()
