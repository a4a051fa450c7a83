"""Telegram's HTML parse mode, error for error, and its way back from entities to HTML.

The parser follows TDLib's `parse_html`: it walks the bytes of the source, so that offsets in its errors are
bytes, and counts UTF-16 code units for the entities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from .refusal import Refusal, bad_request
from .urls import checked_link, user_of_link

Entity = dict[str, Any]
"""One `MessageEntity` in the field's own JSON: type, offset and length in UTF-16 code units, url …"""

_TYPES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "a": "text_link", "tg-emoji": "custom_emoji", "tg-time": "date_time",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_VALUES = {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")}
_CLASSES = {"code": "language-", "span": "tg-"}
_SPACE = b" \t\r\n\0\v"
_ALNUM = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LETTERS = _ALNUM[10:]


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


class _Source:
    """The bytes of a text with a position; reads as NUL beyond the end, as a C string does."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.at = 0

    @property
    def now(self) -> int:
        return self.data[self.at] if self.at < len(self.data) else 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self.data)

    def skip_space(self) -> None:
        while not self.ended and self.now in _SPACE:
            self.at += 1

    def take_until(self, stops: bytes) -> bytes:
        start = self.at
        while not self.ended and self.now not in stops:
            self.at += 1
        return self.data[start : self.at]

    def take_while(self, wanted: bytes) -> bytes:
        start = self.at
        while not self.ended and self.now in wanted:
            self.at += 1
        return self.data[start : self.at]

    def take_reference(self) -> str | None:
        """The character that `&…` stands for, or None (nothing is taken) when it stands for itself."""
        start = self.at
        self.at += 1
        if self.now == ord("#"):
            self.at += 1
            hexadecimal = self.now == ord("x")
            if hexadecimal:
                self.at += 1
            digits = self.take_while(b"0123456789abcdefABCDEF" if hexadecimal else b"0123456789")
            code = int(digits or b"0", 16 if hexadecimal else 10)
            character = None if code == 0 or code >= 0x10FFFF or self.at - start >= 10 else chr(code)
        else:
            character = _NAMED.get(self.take_while(_LETTERS))
        if character is None:
            self.at = start
        elif self.now == ord(";"):
            self.at += 1
        return character


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Text without its tags, and the entities they stood for; refuses as Telegram does."""
    try:
        return _Parser(text).parse()
    except Refusal:
        raise
    except _HtmlError as mistake:
        raise bad_request(f"can't parse entities: {mistake}") from None


class _HtmlError(Exception):
    pass


class _Parser:
    def __init__(self, text: str) -> None:
        self.source = _Source(text)
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        source = self.source
        while not source.ended:
            if source.now == ord("&"):
                character = source.take_reference()
                if character is None:
                    source.at += 1
                    character = "&"
                self.say(character)
            elif source.now == ord("<"):
                self.tag()
            else:
                self.say(source.take_until(b"&<").decode())
        if self.open:
            raise _HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        whole = "".join(self.pieces)
        try:
            # A pair of references to surrogate halves makes one character; a half alone is refused.
            whole = whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            raise _HtmlError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return whole, sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16_length(text)

    def tag(self) -> None:
        begin = self.source.at
        self.source.at += 1
        if self.source.now == ord("/"):
            self.end_tag(begin)
        else:
            self.start_tag(begin)

    def start_tag(self, begin: int) -> None:
        source = self.source
        name = source.take_until(_SPACE + b">").decode().lower()
        if source.ended:
            raise _HtmlError(f"Unclosed start tag at byte offset {begin}")
        if name not in _TYPES:
            raise _HtmlError(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument = ""
        while source.now != ord(">"):
            source.skip_space()
            if source.now == ord(">"):
                break
            attribute = source.take_until(_SPACE + b"=>/\"'").decode()
            if not attribute:
                raise _HtmlError(f'Empty attribute name in the tag "{name}" at byte offset {begin}')
            source.skip_space()
            value: str | None = None
            if source.now == ord("="):
                source.at += 1
                source.skip_space()
                if source.ended:
                    raise _HtmlError(f'Unclosed start tag "{name}" at byte offset {begin}')
                value = self.attribute_value()
                if source.ended:
                    raise _HtmlError(f"Unclosed start tag at byte offset {begin}")
            elif source.ended:
                raise _HtmlError(f'Unclosed start tag "{name}" at byte offset {begin}')
            argument = _argument(name, attribute, value, argument)
        if name == "span" and argument != "spoiler":
            raise _HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        source.at += 1
        self.open.append(_Open(name, argument, self.length, len(self.pieces)))

    def attribute_value(self) -> str:
        source = self.source
        if source.now not in b"\"'":
            begin = source.at
            token = source.take_while(_ALNUM + b".-").decode().lower()
            if source.now not in _SPACE + b">":
                raise _HtmlError(f"Unexpected end of name token at byte offset {begin}")
            return token
        quote = bytes([source.now])
        source.at += 1
        pieces: list[str] = []
        while not source.ended and source.now != quote[0]:
            if source.now == ord("&"):
                character = source.take_reference()
                if character is None:
                    source.at += 1
                    character = "&"
                pieces.append(character)
            else:
                pieces.append(source.take_until(b"&" + quote).decode())
        source.at += 1
        return "".join(pieces)

    def end_tag(self, begin: int) -> None:
        source = self.source
        if not self.open:
            raise _HtmlError(f"Unexpected end tag at byte offset {begin}")
        source.at += 1
        name = source.take_until(_SPACE + b">").decode().lower()
        source.skip_space()
        if source.now != ord(">"):
            raise _HtmlError(f"Unclosed end tag at byte offset {begin}")
        source.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            raise _HtmlError(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.length > opened.offset:
            self.add(opened)

    def add(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        match opened.tag:
            case "a":
                link = opened.argument or "".join(self.pieces[opened.start :])
                if user := user_of_link(link):
                    entity |= {"type": "text_mention", "user": {"id": user}}
                elif url := checked_link(link):
                    entity["url"] = url
                else:
                    return
            case "tg-emoji":
                if not opened.argument.isdecimal() or int(opened.argument) == 0:
                    raise _HtmlError("Invalid custom emoji identifier specified")
                entity["custom_emoji_id"] = opened.argument
            case "tg-time":
                if not opened.argument.isdecimal() or int(opened.argument) == 0:
                    return
                entity["unix_time"] = int(opened.argument)
            case "blockquote" if opened.argument:
                entity["type"] = "expandable_blockquote"
            case "pre" | "code":
                self.add_code(entity, opened)
                return
        self.entities.append(entity)

    def add_code(self, entity: Entity, opened: _Open) -> None:
        """`<pre><code class="language-x">` is one block, whichever of the two is outside."""
        last = self.entities[-1] if self.entities else {}
        same_place = all(last.get(key) == entity[key] for key in ("offset", "length"))
        other = "pre" if opened.tag == "code" else "code"
        if same_place and last.get("type") == other and (opened.argument or "language" in last):
            last["language"] = opened.argument or last["language"]
            last["type"] = "pre"
            return
        if opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)


def _argument(tag: str, attribute: str, value: str | None, before: str) -> str:
    """The one attribute that means something for this tag; all others are ignored."""
    if (tag, attribute) == ("blockquote", "expandable"):
        return "1"
    if value is None:
        return before
    if (tag, attribute) in _VALUES:
        return value
    prefix = _CLASSES.get(tag)
    if attribute == "class" and prefix and value.startswith(prefix):
        return value.removeprefix(prefix)
    return before


_WRAPS: dict[str, Callable[[Entity], tuple[str, str]]] = {
    "bold": lambda _: ("<b>", "</b>"),
    "italic": lambda _: ("<i>", "</i>"),
    "underline": lambda _: ("<u>", "</u>"),
    "strikethrough": lambda _: ("<s>", "</s>"),
    "spoiler": lambda _: ("<tg-spoiler>", "</tg-spoiler>"),
    "code": lambda _: ("<code>", "</code>"),
    "pre": lambda _: ("<pre>", "</pre>"),
    "blockquote": lambda _: ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": lambda _: ("<blockquote expandable>", "</blockquote>"),
    "text_link": lambda entity: (f'<a href="{escape(entity["url"])}">', "</a>"),
}


def to_html(text: str, entities: Iterable[Entity]) -> str:
    """The HTML that a text with entities reads as; found links and commands stay plain."""
    units = text.encode("utf-16-le")
    marks: list[tuple[int, int, int, str]] = []
    for entity in entities:
        if wrap := _WRAPS.get(entity["type"]):
            before, after = wrap(entity)
            start, end = entity["offset"], entity["offset"] + entity["length"]
            # At one place: first what ends (inner before outer), then what starts (outer before inner).
            marks += [(start, 1, -end, before), (end, 0, -start, after)]
    pieces: list[str] = []
    done = 0
    for at, _, _, mark in sorted(marks, key=lambda found: found[:3]):
        pieces += [escape(units[2 * done : 2 * at].decode("utf-16-le"), quote=False), mark]
        done = at
    return "".join([*pieces, escape(units[2 * done :].decode("utf-16-le"), quote=False)])
