"""The sample form of the tests: a small edition that uses everything a layout can have."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from cases.official_forms import registry
from cases.official_forms.filling import fill
from compliance.rulebook import Rulebook

SLUG = "sample_report"
EDITIONS = Path(__file__).parent / "editions"
FILED_ON = date(2026, 11, 23)
MADE_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

VALUES = {
    "name": "NGUYỄN THỊ HƯỜNG",
    "birth_date": date(1998, 1, 22),
    "sex": "female",
    "address": "東京都大田区蒲田4-5-6 コーポ髙﨑101",
    "card_number": "PF45909953ER",
    "modes": ("meeting", "other"),
    "other_mode": "電話による聞き取り",
    "wage": 215000,
    "has_problem": True,
    "problem": "残業代の未払い\n寮の騒音",
    "reported_on": date(2026, 11, 25),
    "phone": "090-1111-2222",
}
SESSION = {"held_on": date(2026, 10, 5), "hours": 3, "content": "生活オリエンテーション"}
ROWS = {"sessions": (SESSION, SESSION | {"held_on": date(2026, 10, 6), "content": "相談体制の説明"})}


@cache
def sample_edition():
    """The sample's edition, read by itself: it is no form of the product and stands in no list."""
    rule = Rulebook.read(EDITIONS).history(f"official_forms/{SLUG}").versions[-1]
    return registry.Edition(SLUG, rule)


def edition_named(slug, *, on=FILED_ON):
    """The sample, or a form of the product in the edition of the day."""
    return sample_edition() if slug == SLUG else registry.edition(slug, filed_on=on)


def filled(rows=None, *, language="ja", **changes):
    """The sample, complete unless changed."""
    values = VALUES | changes
    return fill(
        sample_edition(), values, ROWS if rows is None else rows,
        subject=values["name"] or "", language=language,
    )  # fmt: skip
