"""The field tables as data: sums, coverage, and that every field has what the pages show."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.fields import all_field_codes, field_names, field_on, list_rule, work_categories
from compliance.reckoning.obligations import obligation_slugs, obligations, owes_support
from compliance.rulebook import RuleNotInForce, history, rule

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "total"),
    [
        (date(2019, 4, 1), 345_150),
        (date(2022, 5, 25), 345_150),
        (date(2022, 8, 30), 345_150),
        (date(2024, 9, 30), 820_000),
        (date(2026, 4, 1), 805_700),
    ],
)
def test_ceilings_add_up_to_the_published_total(on: date, total: int) -> None:
    assert sum(field_on(code, on=on).ceiling for code in list_rule(on=on).value) == total
    assert rule("fields/ceiling_total", on=on).value == total


def test_ceilings_of_skill_development_add_up() -> None:
    ceilings = history("fields/ceiling_skill_development").versions[-1].value
    assert sum(ceilings.values()) == 426_200
    assert len(ceilings) == 17


@pytest.mark.parametrize("on", [date(2019, 4, 1), date(2022, 5, 25), date(2024, 9, 30), TODAY])
def test_every_listed_field_has_its_facts_and_work(on: date) -> None:
    for code in list_rule(on=on).value:
        facts = field_on(code, on=on)
        assert facts.ministry
        assert facts.name.ja
        assert work_categories(code, on)


def test_a_merged_field_is_not_named_after_its_end() -> None:
    for code in ("materials", "machinery", "electronics"):
        with pytest.raises(RuleNotInForce, match=code):
            field_on(code, on=date(2022, 5, 25))
    assert "materials" in all_field_codes()
    assert "materials" not in field_names(TODAY)


def test_obligations_go_by_letter_heading_and_the_numbers_of_the_guide() -> None:
    listed = obligations(TODAY)
    assert "".join(each.ordinance for each in listed) == "イロハニホヘトチリヌ"
    assert {each.form_heading for each in listed} == set("123456789")
    assert [each.slug for each in listed if not each.source_text] == ["periodic_interview"]
    assert obligation_slugs() == tuple(each.slug for each in listed)
    assert owes_support("ssw1", on=TODAY)
    assert not owes_support("ssw2", on=TODAY)
