"""The printed words of every form are those of the official text, kept in an inventory apart from it."""

from __future__ import annotations

import pytest

from cases.official_forms import registry
from cases.official_forms.fieldspec import asked
from cases.official_forms.layout_reader import layout
from tests.cases.official_forms.inventory import (
    FOLDER,
    blank_pdf,
    inventory,
    not_in_pdf,
    not_official,
    not_printed,
)
from tests.cases.official_forms.sample import edition_named, sample_edition

# No database is asked: once is enough.
pytestmark = pytest.mark.once

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
DECLARED = [
    edition
    for edition in (sample_edition(), *(one for slug in registry.slugs() for one in registry.editions(slug)))
    if edition.is_declarative
]


@pytest.mark.parametrize("edition", DECLARED, ids=lambda edition: f"{edition.slug} {edition.name}")
def test_every_edition_whose_layout_is_data_can_be_read(edition):
    assert asked(edition).fields
    assert layout(edition).sheets
    assert edition.title.ja
    assert edition.title.en
    assert edition.sheets_made


@pytest.mark.parametrize("name", NAMES)
def test_the_layout_has_the_words_of_the_official_text_and_no_others(name):
    slug, _dot, language = name.partition(".")
    edition = edition_named(slug)
    wanted = inventory(name)
    assert not_printed(edition, wanted, language or "ja") == []
    assert not_official(edition, wanted, language or "ja") == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_official_text_can_be_read_from_the_pdf(name):
    slug, _dot, language = name.partition(".")
    assert not_in_pdf(blank_pdf(slug, language=language or "ja"), inventory(name)) == []
