"""受入れ・活動・支援実施状況に係る届出書 (3-6): its annexes, five workers or five support bodies a sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.written import written_country, written_day
from compliance.reckoning.fields import field_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cases.official_forms.filling import Value

A_SHEET: Final = 5
# How a registration number is written: 19登-000123.
_REGISTERED: Final = "登-"


def site_sheets(
    sites: Sequence[Mapping[str, Any]], cards: Mapping[int, str], *, filed_on: date
) -> Iterator[dict[str, Value]]:
    """別紙１: a sheet for each page of each site. `cards` holds the number of each worker's card."""
    for site in sites:
        for page in site["pages"]:
            sheet: dict[str, Value] = {"site": site["site"]}
            for place, line in enumerate(page, start=1):
                sheet |= {
                    f"w{place}_{name}": value
                    for name, value in _line(line, cards.get(line["worker"], ""), filed_on).items()
                }
            yield sheet


def _line(line: Mapping[str, Any], card_number: str, filed_on: date) -> dict[str, Value]:
    """One worker as the report's figures tell them."""
    begun, over = _day(line["started_on"]), _day(line["ended_on"])
    return {
        "name": line["name"],
        "nationality": written_country(line["nationality"], filed_on=filed_on),
        "birth_date": written_day(_day(line["birth_date"]), filed_on=filed_on),
        "sex": line["sex"] or None,
        "card_number": card_number,
        "field": field_name(line["field"], "ja", on=filed_on) if line["field"] else "",
        "status": line["status"] or None,
        "days": line["activity_days"],
        "pay": line["pay_total"],
        "method": _method(line["pays_by_transfer"]),
        "support": _support(line),
        "body": line["support_body"] if _support(line) == "entrusted" else "",
        "officer": line["support_officer"],
        "phone": line["support_phone"],
        "not_filed": True if line["special_report_not_filed"] else None,
        "begun": "begun" if begun else None,
        "begun_on": written_day(begun, filed_on=filed_on),
        "over": "over" if over else None,
        "over_on": written_day(over, filed_on=filed_on),
        "remarks": line["remarks"],
    }


def _method(by_transfer: bool | None) -> str | None:
    if by_transfer is None:
        return None
    return "transfer" if by_transfer else "other"


def _support(line: Mapping[str, Any]) -> str | None:
    """Nobody is supported under the second status."""
    if line["status"] != "ssw1" or line["is_entrusted"] is None:
        return None
    return "entrusted" if line["is_entrusted"] else "self"


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def signature_sheets(bodies: Sequence[tuple[str, str]]) -> Iterator[dict[str, Value]]:
    """別紙２, where more than one support body signs: name and registration number of each."""
    if len(bodies) < 2:
        return
    for first in range(0, len(bodies), A_SHEET):
        sheet: dict[str, Value] = {}
        for place, (name, number) in enumerate(bodies[first : first + A_SHEET], start=1):
            sheet[f"b{place}_name"] = name
            sheet[f"b{place}_number"] = number
        year, _sign, rest = str(sheet["b1_number"]).partition(_REGISTERED)
        yield sheet | {"b1_year": year, "b1_number": rest}
