"""Writes of this room: cases from opening to decision, events, and the sheets that are made for them."""

from cases.services.extension_form import (
    ExtensionSheet,
    prepare_extension,
    print_official_form,
    with_masked_numbers,
)

__all__ = ["ExtensionSheet", "prepare_extension", "print_official_form", "with_masked_numbers"]
