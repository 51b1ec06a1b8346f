"""What to mind, in words: a warning is never shown as the code it came as."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import override

from cases.form_making.listing import warnings


def test_codes_of_forms_and_of_checks_become_words_in_the_readers_language(order_of, lan, aoki):
    filled = replace(order_of(lan).fill(aoki), warnings=("passport_has_expired", "created_after_start"))
    assert warnings(filled) == ["旅券の有効期限が切れています。", "作成日が就労開始より後になっている。"]
    with override("en"):
        assert warnings(filled)[1] == "The plan is dated after the start of work."


def test_words_of_a_collector_stay_as_they_are(order_of, lan, aoki):
    filled = replace(order_of(lan).fill(aoki), warnings=("The wage is below the minimum.",))
    assert warnings(filled) == ["The wage is below the minimum."]
