"""Start-up check: the system libraries that printing needs."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final

from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning

from compliance.common.glyphs import FONT_DIRECTORY

if TYPE_CHECKING:
    from collections.abc import Sequence

# Debian's package of each library; other systems name the same library a little differently.
NEEDED: Final = {
    "pango-1.0": ("libpango-1.0-0", ("libpango-1.0.so.0", "libpango-1.0.dylib")),
    "pangoft2-1.0": ("libpangoft2-1.0-0", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib")),
    "harfbuzz": ("libharfbuzz0b", ("libharfbuzz.so.0", "libharfbuzz.0.dylib")),
}
SUBSETTER: Final = ("libharfbuzz-subset0", ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"))


def is_loadable(names: Sequence[str]) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


@register()
def printing_libraries(**_: Any) -> list[CheckMessage]:
    """Missing layout libraries stop printing; the missing subsetter makes it up to five times slower."""
    found: list[CheckMessage] = []
    packages = [package for package, names in NEEDED.values() if not is_loadable(names)]
    if packages:
        found.append(
            Error(
                f"PDFs cannot be made: {', '.join(packages)} not found.",
                hint=f"Debian and Ubuntu: apt-get install {' '.join(packages)}",
                id="common.E101",
            )
        )
    package, names = SUBSETTER
    if not is_loadable(names):
        found.append(
            CheckWarning(
                f"PDFs are made up to five times slower: {package} not found.",
                hint=f"Debian and Ubuntu: apt-get install {package}",
                id="common.W101",
            )
        )
    if not list(FONT_DIRECTORY.glob("*.ttf")):
        found.append(
            Error(
                "PDFs cannot be made: the fonts are not in compliance/common/fonts.",
                hint="Restore them from the repository, or run script/build_fonts.py.",
                id="common.E102",
            )
        )
    return found
