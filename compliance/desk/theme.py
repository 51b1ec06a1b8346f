"""The admin theme's settings: the only place that names what the theme calls things."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

# A quiet blue: red, amber and green are kept for meanings.
_PRIMARY = {
    "50": "#eff5ff",
    "100": "#dbe7fe",
    "200": "#bfd5fd",
    "300": "#93b8fb",
    "400": "#6094f6",
    "500": "#3b74ea",
    "600": "#2458c9",
    "700": "#1d47a5",
    "800": "#1d3d83",
    "900": "#1d366a",
    "950": "#152142",
}


def _stylesheet(_request: Any) -> str:
    return static("desk/desk.css")


def _script(_request: Any) -> str:
    return static("desk/desk.js")


def _icon(_request: Any) -> str:
    return static("desk/favicon.svg")


def _page(_request: Any) -> None:
    """The desk is the site: there is no other to go to."""


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "SSW Desk",
    "SITE_HEADER": "SSW Desk",
    "SITE_SUBHEADER": _("Specified Skilled Workers, on time"),
    "SITE_SYMBOL": "event_available",
    "SITE_URL": _page,
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_LANGUAGES": False,
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _icon}],
    "STYLES": [_stylesheet],
    "SCRIPTS": [_script],
    "COLORS": {"primary": _PRIMARY},
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": "compliance.desk.navigation.navigation",
    },
    "ACCOUNT": {"navigation": "compliance.desk.navigation.account_links"},
}
