"""A person's own language holds for their request, and for nothing after it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from compliance.accounts.services import change_person


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_language_of_one_person_is_not_left_to_the_next(language, aoki, client_as):
    change_person(user=aoki, language=language, by="tests")

    page = client_as(aoki).get(reverse("admin:index"))

    assert f'lang="{language}"' in page.content.decode()
    assert translation.get_language() == "ja"
