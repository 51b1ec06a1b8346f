"""Facts of an application for extension, complete and invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.official_forms.extension_of_stay import ExtensionFacts, Relative

SISTER = Relative(
    relation="姉",
    name="NGUYỄN THỊ HƯỜNG",
    birth_date=date(1995, 1, 2),
    nationality="VN",
    lives_together=False,
    workplace="株式会社北食品",
    card_number="CD87654321EF",
)


@pytest.fixture
def complete_facts() -> ExtensionFacts:
    return ExtensionFacts(
        name="NGUYEN THI LAN",
        family_name="NGUYEN",
        given_names="THI LAN",
        nationality="VN",
        birth_date=date(1998, 1, 22),
        sex="female",
        is_married=False,
        occupation="飲食料品製造",
        home_address="Nghệ An",
        address="東京都大田区蒲田4-5-6 コーポ髙﨑101",
        mobile="090-1234-5678",
        passport_number="P1090518",
        passport_expires_on=date(2027, 11, 5),
        status="特定技能1号",
        period="1年",
        expires_on=date(2027, 1, 31),
        card_number="PF45909953ER",
        desired_period="1年",
        reason="引き続き同じ会社で働くため。",
        has_criminal_record=False,
        has_family_in_japan=True,
        relatives=(SISTER,),
    )


@pytest.fixture
def with_relatives(complete_facts: ExtensionFacts):
    """The same facts with that many relatives, each of another name."""

    def make(number: int) -> ExtensionFacts:
        relatives = tuple(
            replace(SISTER, name=f"NGUYỄN VĂN {chr(64 + line)}") for line in range(1, number + 1)
        )
        return replace(complete_facts, relatives=relatives)

    return make
