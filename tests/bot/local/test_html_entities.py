"""TDLib's HTML, error for error. The offsets in errors are bytes: Cyrillic letters count twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.html_entities import parse_html, to_html
from bot.local.refusal import Refusal


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<p>text</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("да<br>", 'Unsupported start tag "br" at byte offset 4'),
        ("<b>text", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>text</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("<b><i>ә</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("text</b>", "Unexpected end tag at byte offset 4"),
        ("I <3 you", 'Unsupported start tag "3" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>text</b", "Unclosed end tag at byte offset 7"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href= ", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<b "x">y</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_refuses_in_telegrams_words(source: str, error: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    error = error if error[1].isupper() else error[0] + error[1:]
    assert refused.value.description == f"Bad Request: can't parse entities: {error}"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1 &lt; 2 &gt; 0 &amp;amp; &quot;", '1 < 2 > 0 &amp; "'),
        ("&lt without a semicolon", "< without a semicolon"),
        ("&nbsp;&laquo;&mdash;", "&nbsp;&laquo;&mdash;"),
        ("&#39; &#x27; &#1241;", "' ' ә"),
        ("&#0; &#1114111; &#123456789;", "&#0; &#1114111; &#123456789;"),
        ("a & b > c", "a & b > c"),
        ("<B>x</>", "x"),
    ],
)
def test_reads_text(source: str, text: str) -> None:
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("<b>x</b>", [{"type": "bold", "offset": 0, "length": 1}]),
        ("👍<em>ә</em>", [{"type": "italic", "offset": 2, "length": 1}]),
        ("<del>x</del>", [{"type": "strikethrough", "offset": 0, "length": 1}]),
        ('<span class="tg-spoiler">x</span>', [{"type": "spoiler", "offset": 0, "length": 1}]),
        ("<b></b>x", []),
        ('<a href="https://EGOV.kz">x</a>', [
            {"type": "text_link", "offset": 0, "length": 1, "url": "https://egov.kz/"},
        ]),
        ("<a>egov.kz/cms</a>", [
            {"type": "text_link", "offset": 0, "length": 11, "url": "http://egov.kz/cms"},
        ]),
        ('<a href="javascript:1">x</a>', []),
        ('<a href="tg://user?id=42" title="y">x</a>', [
            {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 42}},
        ]),
        ('<a href="http://a.kz/?x=1&amp;y=2">x</a>', [
            {"type": "text_link", "offset": 0, "length": 1, "url": "http://a.kz/?x=1&y=2"},
        ]),
        ('<pre><code class="language-python">x</code></pre>', [
            {"type": "pre", "offset": 0, "length": 1, "language": "python"},
        ]),
        ('<code class="language-python">x</code>', [{"type": "code", "offset": 0, "length": 1}]),
        ("<blockquote expandable>x</blockquote>", [
            {"type": "expandable_blockquote", "offset": 0, "length": 1},
        ]),
        ("<b>a<i>b</i></b>", [
            {"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 1},
        ]),
    ],
)  # fmt: skip
def test_reads_entities(source: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source)[1] == entities


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(to_html(text, [])) == (text, [])


@given(st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "x", "ә", "👍", "&", "&lt;", "<", ">", "/"])))
def test_reads_or_refuses_anything(pieces: list[str]) -> None:
    try:
        text, entities = parse_html("".join(pieces))
    except Refusal:
        return
    assert parse_html(to_html(text, entities)) == (text, entities)
