"""What one examination of a filing found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """`blocking` holds what stands in the way, `warnings` what a person should look at; both are codes."""

    blocking: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    because: tuple[Rule, ...] = ()
