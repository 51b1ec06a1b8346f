"""What is wrong with the layout of an edition, and where; with the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class LayoutError(ValueError):
    """An edition cannot be drawn as it is written; the message says where and what to write instead."""


def mapping(
    raw: Any, where: str, *, allowed: Iterable[str] | None = None, required: Iterable[str] = ()
) -> Mapping[str, Any]:
    """The mapping itself, or a LayoutError naming the key that is unknown or absent."""
    if not isinstance(raw, dict):
        raise LayoutError(f"{where} must be a mapping, not {raw!r}; write indented `key: value` lines")
    known = tuple(raw if allowed is None else allowed)
    unknown = sorted(str(key) for key in raw if key not in known)
    if unknown:
        raise LayoutError(
            f"{where} has the unknown key {', '.join(unknown)}; use one of: {', '.join(sorted(known))}"
        )
    absent = [key for key in required if key not in raw]
    if absent:
        raise LayoutError(f"{where} lacks {', '.join(absent)}; add it")
    return raw


def number(raw: Any, where: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise LayoutError(f"{where} must be a number, not {raw!r}")
    return float(raw)


def count(raw: Any, where: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise LayoutError(f"{where} must be a whole number, not {raw!r}")
    return raw


def flag(raw: Any, where: str) -> bool:
    if not isinstance(raw, bool):
        raise LayoutError(f"{where} must be true or false, not {raw!r}")
    return raw


def several(raw: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, tuple | list):
        raise LayoutError(f"{where} must be a list, not {raw!r}")
    return tuple(raw)


def one_of(raw: Any, where: str, *, known: Iterable[str]) -> str:
    if raw not in tuple(known):
        raise LayoutError(f"{where} is {raw!r}; use one of: {', '.join(sorted(known))}")
    return str(raw)
