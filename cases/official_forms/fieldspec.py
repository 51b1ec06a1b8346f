"""What an edition asks for: its fields and lists of records, read from the rulebook and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.layout import NO_CONDITION, Condition
from cases.official_forms.layout_problem import LayoutError, flag, mapping, one_of, several
from cases.official_forms.markup import RESERVED
from cases.official_forms.model import Kind, Place
from cases.official_forms.registry import Edition, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY: Final = "*"
NOTHING: Final = "-"

_FIELD_KEYS: Final = (
    "item", "ja", "en", "vi", "kind", "place", "required", "required_when", "required_unless", "only_when",
    "choices", "identifying",
)  # fmt: skip
_LIST_KEYS: Final = ("item", "ja", "en", "vi", "place", "required", "required_when", "fields")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field: its label, kind, where it is entered, and when it must be there."""

    key: str
    label: Label
    kind: Kind
    place: Place
    required: bool = True
    required_when: Condition = NO_CONDITION
    required_unless: Condition = NO_CONDITION
    only_when: Condition = NO_CONDITION
    choices: tuple[str, ...] = ()
    # How each answer is printed where the value itself stands in the text.
    words: Mapping[str, str] = field(default_factory=dict)
    is_identifying: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """A list of records, each with the same fields."""

    key: str
    label: Label
    place: Place
    required: bool
    required_when: Condition
    fields: Mapping[str, FieldSpec]


@dataclass(frozen=True, slots=True)
class Asked:
    """All an edition asks for."""

    fields: Mapping[str, FieldSpec]
    lists: Mapping[str, ListSpec]


@cache
def asked(edition: Edition) -> Asked:
    """The fields and lists of the edition; LayoutError names what is wrong in them."""
    where = f"{edition.slug} {edition.name}"
    fields = _fields(edition.facts.get("fields", {}), f"{where}: fields")
    lists = {
        key: _list(key, raw, f"{where}: lists.{key}")
        for key, raw in mapping(edition.facts.get("lists", {}), f"{where}: lists").items()
    }
    if both := sorted(set(fields) & set(lists)):
        raise LayoutError(f"{where}: {', '.join(both)} is a field and a list; rename one")
    for spec in fields.values():
        for condition in (spec.required_when, spec.required_unless, spec.only_when):
            check_condition(condition, f"{where}: fields.{spec.key}", fields, lists)
    return Asked(fields, lists)


def _fields(raw: Any, where: str) -> dict[str, FieldSpec]:
    return {key: _field(key, facts, f"{where}.{key}") for key, facts in mapping(raw, where).items()}


def _field(key: str, raw: Any, where: str) -> FieldSpec:
    if key in RESERVED:
        raise LayoutError(f"{where}: {key!r} opens a mark and cannot name a field; choose another name")
    facts = mapping(raw, where, allowed=_FIELD_KEYS, required=("ja", "place"))
    choices = facts.get("choices", ())
    kind = Kind(one_of(facts.get("kind", "text"), f"{where}.kind", known=[kind.value for kind in Kind]))
    return FieldSpec(
        key=key,
        label=_label(facts),
        kind=kind,
        place=_place(facts["place"], where),
        required=flag(facts.get("required", kind is not Kind.SIGN), f"{where}.required"),
        required_when=condition(facts.get("required_when", {}), f"{where}.required_when"),
        required_unless=condition(facts.get("required_unless", {}), f"{where}.required_unless"),
        only_when=condition(facts.get("only_when", {}), f"{where}.only_when"),
        choices=tuple(str(code) for code in several(tuple(choices), f"{where}.choices")),
        words={str(code): str(word) for code, word in choices.items()} if isinstance(choices, dict) else {},
        is_identifying=flag(facts.get("identifying", False), f"{where}.identifying"),
    )


def _list(key: str, raw: Any, where: str) -> ListSpec:
    facts = mapping(raw, where, allowed=_LIST_KEYS, required=("ja", "place", "fields"))
    return ListSpec(
        key=key,
        label=_label(facts),
        place=_place(facts["place"], where),
        required=flag(facts.get("required", False), f"{where}.required"),
        required_when=condition(facts.get("required_when", {}), f"{where}.required_when"),
        fields=_fields(facts["fields"], f"{where}.fields"),
    )


def _label(facts: Mapping[str, Any]) -> Label:
    item = str(facts.get("item", ""))
    return Label(str(facts["ja"]), str(facts.get("en", "")), item, str(facts.get("vi", "")))


def _place(raw: Any, where: str) -> Place:
    return Place(one_of(raw, f"{where}.place", known=[place.value for place in Place]))


def condition(raw: Any, where: str) -> Condition:
    """`{sex: male}`, `{route: [a, b]}`, `{mobile: "*"}` (anything), `{mobile: "-"}` (nothing)."""
    facts = mapping(raw, where)
    return Condition(
        wanted=tuple(
            (key, tuple(str(value) for value in (wanted if isinstance(wanted, tuple | list) else (wanted,))))
            for key, wanted in facts.items()
        )
    )


def check_condition(
    asked_for: Condition, where: str, fields: Mapping[str, FieldSpec], lists: Mapping[str, ListSpec]
) -> None:
    for key, wanted in asked_for.wanted:
        if key not in fields and key not in lists:
            raise LayoutError(f"{where}: a condition names {key!r}, which is no field; add it or correct it")
        choices = fields[key].choices if key in fields else ()
        unknown = [code for code in wanted if choices and code not in (*choices, ANY, NOTHING)]
        if unknown:
            raise LayoutError(f"{where}: {key} never is {', '.join(unknown)}; it is one of {choices}")
