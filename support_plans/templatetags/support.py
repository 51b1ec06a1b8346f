"""Words for codes, where a template has nothing but the code."""

from __future__ import annotations

from django import template

from support_plans.workspace import wording

register = template.Library()


@register.filter
def language_names(codes: list[str] | None) -> str:
    """Several languages by their names, in one line."""
    return wording.language_names(codes)
