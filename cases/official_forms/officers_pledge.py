"""特定技能所属機関の役員に関する誓約書 (1-23): the officers who take no part in the acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cases.official_forms.model import FilledForm
    from cases.official_forms.registry import Edition
    from compliance.accounts.models import User
    from compliance.organizations.models import AcceptingOrganization, Officer

SLUG: Final = "officers_pledge"


def collect(
    organization: AcceptingOrganization, /, *, filed_on: date, language: str, user: User
) -> FilledForm:
    """Those in office who are known to take no part; who it is not known of is named as missing."""
    del user
    form = edition(SLUG, filed_on=filed_on)
    serving = [
        each for each in organization.officers.all() if each.left_on is None or each.left_on > filed_on
    ]
    rows = [
        {"name": each.name, "kana": each.name_kana}
        for each in serving
        if each.takes_part_in_acceptance is False
    ]
    printed: int = form.facts["officers_printed"]
    return fill_form(
        form,
        {"organization": organization.name},
        {"officers": rows[:printed], "further_officers": rows[printed:]},
        subject=organization.name,
        language=language,
        missing=_unasked(form, serving),
    )


def _unasked(form: Edition, serving: Sequence[Officer]) -> Iterator[Missing]:
    """Officers of whom nobody said whether they take part: named, for they may belong on the paper."""
    names = [each.name for each in serving if each.takes_part_in_acceptance is None]
    if names:
        yield Missing(
            key="officers",
            label=form.label("officers"),
            place=Place.OFFICER,
            lack=Lack.UNANSWERED,
            detail="、".join(names),
        )
