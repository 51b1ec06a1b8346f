"""The registry of official forms: editions by date, and how sure we are of each."""

from __future__ import annotations

from datetime import date

from django.template.loader import get_template

from cases.official_forms import registry
from compliance.rulebook import reading_from


def test_the_extension_form_says_that_its_layout_is_not_verified():
    edition = registry.edition("extension_of_stay", filed_on=date(2026, 11, 23))
    assert edition.number == "別記第三十号の二様式"
    assert edition.title.ja == "在留期間更新許可申請書"
    assert edition.evidence == "X"
    assert not edition.is_verified
    assert "別記第三十号様式" in edition.derived_from.ja
    assert edition.procedure == "extension_of_stay"


def test_only_forms_are_listed_and_not_the_other_rules_beside_them():
    assert "extension_of_stay" in registry.slugs()
    assert "nationality_names" not in registry.slugs()
    assert [edition.slug for edition in registry.current(date(2026, 11, 23))] == list(registry.slugs())
    assert registry.current(date(2019, 1, 1)) == ()


def test_every_edition_has_its_template():
    for slug in registry.slugs():
        for edition in registry.editions(slug):
            assert get_template(edition.template)


def test_a_new_edition_is_a_dated_value_and_the_old_one_stays(tmp_path):
    source = registry.edition("extension_of_stay", filed_on=date(2026, 11, 23)).rule
    original = (registry_file := _rule_file()).read_text(encoding="utf-8")
    dated = original[original.index("  2025-04-01:") :].replace("2025-04-01:", "2027-04-01:")
    dated = dated.replace('edition: "2025-04"', 'edition: "2027-04"')
    overlay = tmp_path / "official_forms"
    overlay.mkdir()
    (overlay / registry_file.name).write_text(original + dated, encoding="utf-8")
    with reading_from(tmp_path):
        assert registry.edition("extension_of_stay", filed_on=date(2027, 3, 31)).name == "2025-04"
        assert registry.edition("extension_of_stay", filed_on=date(2027, 4, 1)).name == "2027-04"
        assert [edition.name for edition in registry.editions("extension_of_stay")] == ["2025-04", "2027-04"]
    assert source.effective_to is None


def _rule_file():
    from compliance.rulebook.loader import DATA_DIRECTORY

    return DATA_DIRECTORY / "official_forms" / "extension_of_stay.yaml"
