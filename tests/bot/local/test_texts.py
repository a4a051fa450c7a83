"""What is stored is what was meant: sent again, it is the same message."""

from hypothesis import given
from hypothesis import strategies as st

from bot.local.html_entities import utf16_length
from bot.local.refusal import Refusal
from bot.local.texts import formatted

TAGS = [
    f"<{mark}{tag}>" for tag in ("b", "i", "code", "pre", "blockquote", "tg-spoiler") for mark in ("", "/")
]
PIECES = [
    *TAGS,
    '<a href="egov.kz">',
    "</a>",
    " ",
    "\n",
    "\r",
    "\t",
    "x",
    "ә",
    "👍",
    "/help",
    "https://egov.kz",
    "₸\u00a0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_stored_text_is_stored_again_unchanged(pieces: list[str]) -> None:
    try:
        stored = formatted("".join(pieces), "HTML", None)
    except Refusal:
        return
    assert stored.text == stored.text.rstrip(" \n")
    for entity in stored.entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= utf16_length(stored.text)
    assert formatted(stored.text, None, stored.entities) == stored
