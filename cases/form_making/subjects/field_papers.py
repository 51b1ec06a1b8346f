"""Papers of one field that go with an application: which there are is read from their editions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cases.form_making.subject import MadeForm
from cases.official_forms.registry import editions, slugs

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLEDGES: Final = "cases.official_forms.field_pledges.collect"


@cache
def field_papers() -> tuple[MadeForm, ...]:
    """A form for each edition that names its field: a further pledge is one more file of data.

    What shares its sheet with sister forms shares their collector; any other paper has a module of its own.
    """
    newest = {slug: editions(slug)[-1].facts for slug in slugs()}
    return tuple(_of_case(slug, facts) for slug, facts in newest.items() if "field" in facts)


def _of_case(slug: str, facts: Mapping[str, Any]) -> MadeForm:
    only = {"kind": "application", "field": facts["field"]}
    if "of_procedure" in facts:
        only["procedure"] = facts["of_procedure"]
    is_pledge = "pattern" in facts
    return MadeForm(
        slug=slug,
        subject="case",
        capability="forms.make",
        collector=_PLEDGES if is_pledge else "",
        is_told_which=is_pledge,
        only=only,
        papers=(facts["paper"],) if "paper" in facts else (),
    )
