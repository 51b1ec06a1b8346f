"""One question about an employer or a case, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

About = Literal["employer", "field", "case"]
Form = Literal["yes_no", "day", "number", "choice", "level", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, whom it is about, and what may be answered."""

    fact: str
    about: About
    words: StrOrPromise
    form: Form = "yes_no"
    options: Mapping[str, StrOrPromise] = field(default_factory=dict)
    hint: StrOrPromise = ""
    of_procedures: tuple[str, ...] = ()
    """Application types that ask it; empty: all."""
