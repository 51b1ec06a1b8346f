"""Facts as an official form writes them where the layout has one place for them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.official_forms.registry import common_wording
from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def written_day(day: date | None, *, filed_on: date) -> str:
    """A day in one piece, in the western count of years."""
    if day is None:
        return ""
    year, month, of_month = common_wording(filed_on=filed_on)["date"]["ja"]
    return f"{day.year}{year}{day.month}{month}{day.day}{of_month}"


def written_country(code: str, *, filed_on: date) -> str:
    """The Japanese name of a nationality; empty where the rulebook has none."""
    name: str = rule("official_forms/nationality_names", filed_on=filed_on).value.get(code, "")
    return name


def written_training(code: str, *, filed_on: date) -> str:
    """The Japanese name of a technical intern's occupation; the code itself where the rulebook has no name.

    The last of three parts of a code is the operation within the occupation.
    """
    names: Mapping[str, Mapping[str, str]] = rule("fields/technical_intern_occupations", on=filed_on).value
    found = names.get(code) or names.get("-".join(code.split("-")[:2]))
    return found["ja"] if found else code


def name_and_post(name: str, post: str, *, post_first: bool = False) -> str:
    """A person with their post, in the order in which the form names the two."""
    parts = (post, name) if post_first else (name, post)
    return " ".join(part.strip() for part in parts if part.strip())
