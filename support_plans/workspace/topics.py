"""情報提供の項目: what guidance and orientation have to cover, to be ticked while it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.plan_rows import guidance_topics, orientation_topics
from support_plans.workspace.wording import language

if TYPE_CHECKING:
    from datetime import date

_TOPICS: Final = {"pre_arrival_guidance": guidance_topics, "life_orientation": orientation_topics}


def topic_choices(obligation: str, on: date) -> list[tuple[str, str]]:
    """The topics of an obligation in the reader's language; none where the law names none."""
    if obligation not in _TOPICS:
        return []
    return [(topic.slug, getattr(topic, language(), "") or topic.en) for topic in _TOPICS[obligation](on)]


def topic_names(obligation: str, slugs: list[str], on: date) -> list[str]:
    """What was covered, in words; a word somebody typed stands as it is."""
    named = dict(topic_choices(obligation, on))
    return [named.get(slug, slug) for slug in slugs]
