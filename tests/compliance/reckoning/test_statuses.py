"""Statuses of residence: as cards and ledgers write them."""

from __future__ import annotations

import pytest

from compliance.reckoning.statuses import (
    begun_on,
    status_for,
    status_name,
    status_slugs,
    work_permission,
)


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("特定技能1号", "ssw1"),
        ("特定技能１号", "ssw1"),
        ("特定技能（1号）", "ssw1"),
        ("特定技能 1 号", "ssw1"),
        ("特定技能Ⅰ号", "ssw1"),
        ("在留資格「特定技能１号」", "ssw1"),
        ("特定技能１号（外食業）", "ssw1"),
        ("SSW1", "ssw1"),
        ("Specified Skilled Worker (i)", "ssw1"),
        ("特定技能Ⅱ号", "ssw2"),
        ("SSW(ii)", "ssw2"),
        ("Kỹ năng đặc định số 2", "ssw2"),
        ("技能実習2号ロ", "technical_intern_2"),
        ("技能実習３号イ", "technical_intern_3"),
        ("技術・人文知識・国際業務", "engineer"),
        ("技人国", "engineer"),
        ("特定活動", "designated_activities"),
        ("特定活動（46号）", "designated_activities"),
        ("留学", "student"),
        ("技能", "skilled_labor"),
        ("介護", "nursing_care"),
        ("家族滞在", "dependent"),
        ("永住者", "permanent_resident"),
        ("永住者の配偶者等", "spouse_or_child_of_permanent_resident"),
        ("育成就労", "skill_development"),
    ],
)
def test_a_written_status_is_understood(written: str, slug: str) -> None:
    assert status_for(written) == slug


@pytest.mark.parametrize("written", ["", "特定技能", "技能実習", "就労", "特別永住者"])
def test_a_name_that_could_be_several_or_none_is_left_alone(written: str) -> None:
    assert status_for(written) is None


def test_every_status_is_known_by_all_its_names() -> None:
    slugs = status_slugs()
    assert len(slugs) == 34
    for slug in slugs:
        assert {status_for(status_name(slug, lang)) for lang in ("ja", "en", "vi")} == {slug}


def test_work_is_allowed_by_status() -> None:
    assert work_permission("permanent_resident") == "any"
    assert work_permission("ssw1") == "scoped"
    assert work_permission("designated_activities") == "designated"
    assert work_permission("student") == "no"
    assert begun_on("skill_development") == "2027-04-01"
    assert begun_on("professor") is None
