"""特定産業分野: which fields are open on a day, what each is called, and what a text in a ledger means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from compliance.common.text import name_key, normalise
from compliance.rulebook import RuleNotInForce, current, rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule, Rulebook

SSWStatus: TypeAlias = Literal["ssw1", "ssw2"]

OPENING_UNCONFIRMED: Final = "field_opening_unconfirmed"
CEILING_UNCONFIRMED: Final = "ceiling_unconfirmed"
_NAME: Final = "fields/name_"


@dataclass(frozen=True, slots=True)
class FieldName:
    """What a field is called on a day."""

    ja: str
    en: str
    vi: str

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldList:
    codes: tuple[str, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts:
    """One field as it stands on a day."""

    code: str
    name: FieldName
    ministry: str
    ministry_ja: str
    ceiling: int
    dispatch_allowed: bool
    ssw2: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """The field a text names, by the code in force; `successor_of` is the field's older Japanese name."""

    code: str
    successor_of: str | None
    as_written: str


@dataclass(frozen=True, slots=True)
class WorkCategory:
    """業務区分: a kind of work within a field."""

    code: str
    ja: str
    en: str

    def in_language(self, lang: str) -> str:
        return self.ja if lang == "ja" else self.en


def all_field_codes() -> tuple[str, ...]:
    """Every code that ever named a field, those merged since included."""
    return _codes(current())


@lru_cache(maxsize=4)
def _codes(rulebook: Rulebook) -> tuple[str, ...]:
    return tuple(history.id.removeprefix(_NAME) for history in rulebook.all_rules(_NAME))


def list_rule(*, on: date, status: SSWStatus = "ssw1") -> Rule:
    """The list of fields: the ordinance under the table of statuses (分野省令)."""
    return rule("fields/list_ssw2" if status == "ssw2" else "fields/list_ssw1", on=on)


def listed(code: str, *, on: date) -> Rule:
    """The list that names the field on that day; RuleNotInForce where it does not."""
    found = list_rule(on=on)
    if code not in found.value:
        successor = rule("fields/successors", on=on).value.get(code)
        remedy = (
            f"it was merged into {successor}; ask for that" if successor else "it is not open on that day"
        )
        raise RuleNotInForce(f"{found.id}: the field {code} is not listed on {on.isoformat()}; {remedy}.")
    return found


def open_fields(*, on: date, status: SSWStatus = "ssw1") -> FieldList:
    """The fields open to a status on a day."""
    found = list_rule(on=on, status=status)
    because, warnings = opening_doubts(found.value, on=on)
    return FieldList(codes=found.value, because=(found, *because), warnings=warnings)


def opening_doubts(codes: tuple[str, ...], *, on: date) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Fields may be listed before anyone can be taken in: such a doubt warns and never blocks."""
    doubtful = rule("fields/opening_unconfirmed", on=on)
    if set(doubtful.value).isdisjoint(codes):
        return (), ()
    return (doubtful,), (OPENING_UNCONFIRMED,)


def field_on(code: str, *, on: date) -> FieldFacts:
    """Name, ministry, ceiling, dispatch and SSW (ii) of a field on a day."""
    in_list = listed(code, on=on)
    named = rule(f"{_NAME}{code}", on=on)
    ceiling = rule(f"fields/ceiling_{code}", on=on)
    ministries = rule("fields/ministries", on=on)
    dispatch = rule("fields/dispatch_allowed", on=on)
    second = list_rule(on=on, status="ssw2")
    ministry, in_charge = next(
        (short, entry) for short, entry in ministries.value.items() if code in entry["fields"]
    )
    doubts, warnings = opening_doubts((code,), on=on)
    if not ceiling.is_confirmed:
        warnings = (*warnings, CEILING_UNCONFIRMED)
    return FieldFacts(
        code=code,
        name=FieldName(**named.value),
        ministry=ministry,
        ministry_ja=in_charge["ja"],
        ceiling=ceiling.value,
        dispatch_allowed=code in dispatch.value,
        ssw2=code in second.value,
        because=(in_list, named, ceiling, ministries, dispatch, second, *doubts),
        warnings=warnings,
    )


def field_names(on: date, status: SSWStatus = "ssw1") -> dict[str, FieldName]:
    """The fields open on a day, in the order of the ordinance, with their names."""
    return {
        code: FieldName(**rule(f"{_NAME}{code}", on=on).value)
        for code in list_rule(on=on, status=status).value
    }


def field_name(code: str, lang: str, *, on: date) -> str:
    """What to call a field; an ended field keeps its last name, an unknown code shows itself."""
    if code not in all_field_codes():
        return code
    versions = current().history(f"{_NAME}{code}").versions
    known = [version for version in versions if version.value is not None]
    begun = [version for version in known if version.effective_from <= on] or known[:1]
    return FieldName(**begun[-1].value).in_language(lang)


def work_categories(code: str, on: date) -> tuple[WorkCategory, ...]:
    """業務区分 of a field on a day; none where the field is not open then."""
    try:
        found = rule(f"fields/work_categories_{code}", on=on)
    except LookupError:
        return ()
    return tuple(WorkCategory(**category) for category in found.value)


def work_category_for(text: str, code: str, on: date) -> WorkCategory | None:
    """The work category a text names; a field with one category is meant by the field's own name too."""
    categories = work_categories(code, on)
    wanted = name_key(text)
    for category in categories:
        if wanted in {name_key(category.code), name_key(category.ja), name_key(category.en)}:
            return category
    if len(categories) == 1:
        match = field_code_for(text, on)
        if match and match.code == code:
            return categories[0]
    return None


def field_code_for(text: str, on: date) -> FieldMatch | None:
    """The field that a name, abbreviation, code or older name means, by the code in force on that day.

    What was written is kept beside it: people designated in a merged field keep that name (transitional
    clause of the ordinance). A word that fits several fields of the day fits none.
    """
    names = _names(current())
    written = next((found for key in _keys(text) if (found := names.get(key))), ())
    open_codes = list_rule(on=on).value
    successors = rule("fields/successors", on=on).value
    matches = {
        (code if code in open_codes else successors.get(code)): (code, name_of) for code, name_of in written
    }
    matches.pop(None, None)
    if len(matches) != 1:
        return None
    ((code, (meant, name_of)),) = matches.items()
    if code not in open_codes:
        return None
    names_now = rule(f"{_NAME}{code}", on=on).value["ja"]
    older = name_of if name_of and name_of != names_now else None
    if meant != code:
        older = older or field_name(meant, "ja", on=on)
    return FieldMatch(code=code, successor_of=older, as_written=text)


def _keys(text: str) -> tuple[str, ...]:
    whole = normalise(text)
    before_bracket = whole.partition("(")[0]
    keys = (
        name_key(whole),
        name_key(whole).removesuffix("分野"),
        name_key(before_bracket).removesuffix("分野"),
    )
    return tuple(key for key in keys if key)


@lru_cache(maxsize=4)
def _names(rulebook: Rulebook) -> dict[str, tuple[tuple[str, str | None], ...]]:
    """Every spelling → the codes it may mean, each with the Japanese name it is (None: an abbreviation)."""
    found: dict[str, dict[str, str | None]] = {}
    for code in _codes(rulebook):
        found.setdefault(name_key(code), {})[code] = None
        for version in rulebook.history(f"{_NAME}{code}"):
            for name in (version.value or {}).values():
                found.setdefault(name_key(name), {})[code] = version.value["ja"]
    for synonyms in rulebook.history("fields/synonyms"):
        for code, spellings in synonyms.value.items():
            for spelling in spellings:
                found.setdefault(name_key(spelling), {}).setdefault(code, None)
    return {key: tuple(codes.items()) for key, codes in found.items()}
