"""契約の変更: in which of the form's headings two versions differ, and whether it is notified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.rulebook import rule

from .notifications import contract_changed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

    from .notifications import Notification

_HEADINGS: Final = "notifications/contract_change_headings"
_MINOR: Final = "notifications/minor_contract_changes"

MINOR_UNSETTLED: Final = "minor_changes_unsettled"
UNKNOWN_TERMS: Final = "terms_under_no_heading"
NEEDS_PERMISSION: Final = "change_of_work_needs_permission"
HEADINGS_INCOMPLETE: Final = "headings_incomplete_then"

# A change of these is more than a change of the contract: the status itself must be changed first.
_NEED_PERMISSION: Final = frozenset({"field", "work_category", "employer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One box of the form."""

    number: str
    slug: str
    ja: str
    en: str
    vi: str
    lines_ja: tuple[str, ...]

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTerm:
    """One entry of the terms before and after; `heading` is its box's slug, empty for a minor one."""

    term: str
    heading: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractChange:
    """What changed. `required` is what to file where it is notifiable; `minor` where entries under no heading
    are all that changed.
    """

    headings: tuple[Heading, ...]
    terms: tuple[ChangedTerm, ...]
    notifiable: bool
    minor: bool
    required: tuple[Notification, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def headings(*, filed_on: date) -> tuple[Heading, ...]:
    """The boxes of the form in use, in its order."""
    return tuple(_heading(entry) for entry in rule(_HEADINGS, filed_on=filed_on).value.get("headings", ()))


def contract_change(
    before: Mapping[str, Any], after: Mapping[str, Any], *, effective_on: date, filed_on: date | None = None
) -> ContractChange:
    """Compare two versions by the names of their entries; the clock starts on the day the new terms hold.

    What stands under no heading we know is notified too, with a warning: leaving it out would be the risk.
    """
    law = rule(_HEADINGS, filed_on=filed_on or effective_on)
    lesser = rule(_MINOR, filed_on=filed_on or effective_on)
    boxes = law.value.get("headings", ())
    heading_of = {term: entry["slug"] for entry in boxes for term in entry["terms"]}
    terms = _changed_terms(before, after, heading_of, ignored=frozenset(lesser.value["not_terms"]))
    unknown = [each.term for each in terms if not each.heading and each.term not in lesser.value["minor"]]
    notifiable = bool(unknown) or any(each.heading for each in terms)
    touched = {each.heading for each in terms}
    notice = contract_changed(happened_on=effective_on, filed_on=filed_on) if notifiable else None
    return ContractChange(
        headings=tuple(_heading(entry) for entry in boxes if entry["slug"] in touched),
        terms=terms,
        notifiable=notifiable,
        minor=bool(terms) and not notifiable,
        required=notice.required if notice else (),
        because=(law, *((lesser,) if terms and not notifiable else ()), *(notice.because if notice else ())),
        warnings=(
            *(() if boxes else (HEADINGS_INCOMPLETE,)),
            *((UNKNOWN_TERMS,) if unknown else ()),
            *((MINOR_UNSETTLED,) if terms and not notifiable else ()),
            *((NEEDS_PERMISSION,) if _NEED_PERMISSION & {each.term for each in terms} else ()),
            *(notice.warnings if notice else ()),
        ),
    )


def _changed_terms(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    heading_of: Mapping[str, str],
    *,
    ignored: frozenset[str],
) -> tuple[ChangedTerm, ...]:
    names = [name for name in dict.fromkeys((*before, *after)) if name not in ignored]
    return tuple(
        ChangedTerm(
            term=name, heading=heading_of.get(name, ""), before=before.get(name), after=after.get(name)
        )
        for name in names
        if _plain(before.get(name)) != _plain(after.get(name))
    )


def _plain(value: Any) -> Any:
    """The value as it is compared: nothing entered is nothing, whichever way it is stored."""
    if value is None or value == "":
        return None
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if _plain(item) is not None} or None
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value] or None
    return value.strip() if isinstance(value, str) else value


def _heading(entry: Mapping[str, Any]) -> Heading:
    return Heading(**{key: item for key, item in entry.items() if key != "terms"})
