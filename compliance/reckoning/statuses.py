"""在留資格: names of the statuses of residence, what a text means, and whether they allow work."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from compliance.common.text import name_key, normalise
from compliance.rulebook import current

if TYPE_CHECKING:
    from compliance.rulebook import Rulebook

_NAMES: Final = "statuses/names"


def status_slugs() -> tuple[str, ...]:
    """Every status of residence, by slug, in the order of the act's tables."""
    return tuple(_latest(_NAMES))


def status_name(slug: str, lang: str = "ja") -> str:
    """What the status is called; an unknown slug shows itself."""
    names = _latest(_NAMES).get(slug, {})
    return str(names.get(lang) or names.get("en") or slug)


def status_for(text: str) -> str | None:
    """The status a text means: 特定技能１号, 特定技能（1号）, SSW1, 技能実習2号ロ, 技人国 …

    A name without its number (特定技能, 技能実習) names no one status.
    """
    spellings = _spellings(current())
    whole = normalise(text)
    keys = (name_key(whole), name_key(whole.replace("在留資格", "")), name_key(whole.partition("(")[0]))
    return next((slug for key in keys if (slug := spellings.get(key))), None)


def work_permission(slug: str) -> str:
    """Whether the status allows work: any, scoped, designated or no."""
    return next(kind for kind, slugs in _latest("statuses/work_permission").items() if slug in slugs)


def begun_on(slug: str) -> str | None:
    """The day a newer status of residence began, None for those of old."""
    day = _latest("statuses/begun").get(slug)
    return str(day) if day else None


def _latest(rule_id: str) -> dict[str, dict[str, str]]:
    # Names are asked for display and recognition, also of cards older than the rulebook: the last counts.
    value: dict[str, dict[str, str]] = current().history(rule_id).versions[-1].value
    return value


@lru_cache(maxsize=4)
def _spellings(rulebook: Rulebook) -> dict[str, str]:
    found: dict[str, str] = {}
    for version in rulebook.history("statuses/synonyms"):
        for slug, spellings in version.value.items():
            found.update({name_key(spelling): slug for spelling in spellings})
    # A status's own name or slug wins over an abbreviation of another.
    for version in rulebook.history(_NAMES):
        for slug, names in version.value.items():
            found.update({name_key(spelling): slug for spelling in (slug, *names.values())})
    return found
