"""A message's text as Telegram stores it: parsed, cleaned, trimmed, with its entities."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from .html_entities import Entity, parse_html, utf16_length
from .refusal import bad_request

TEXT_MAX = 4096
"""UTF-16 code units after parsing: the stricter of the two readings of Telegram's limit."""
ENTITIES_MAX = 100

_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x20]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_SPLITTABLE = {"bold", "italic", "underline", "strikethrough", "spoiler"}
_CODE = {"code", "pre"}
_WHOLE = _CODE | {"text_link", "text_mention", "custom_emoji", "date_time"}
_QUOTES = {"blockquote", "expandable_blockquote"}
_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"«»]*[^\s<>\"«».,:;!?)\]'])"
    r"|(?P<email>\b[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b)"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d_])\w{1,256})"
)


class Formatted(NamedTuple):
    text: str
    entities: list[Entity]


def formatted(text: str, parse_mode: str | None, entities: list[Entity] | None) -> Formatted:
    """What a bot asked to say, as it will be stored.

    Raises a refusal for HTML that does not parse, and for a text of white space only. The length is checked
    by the caller: a new message and an edit are refused in different words.
    """
    if not text:
        raise bad_request("Message text is empty")
    if len(text.encode()) > 1 << 15:
        raise bad_request("Text is too long")
    match (parse_mode or "none").lower():
        case "html":
            text, entities = parse_html(text)
        case "none":
            entities = _given(text, entities or [])
        case _:
            # Markdown is Telegram's too, but nothing here is written in it: a bot that uses it made a slip.
            raise bad_request("Unsupported parse_mode")
    return clean(text, entities)


def clean(text: str, entities: list[Entity]) -> Formatted:
    """Trimmed and cleaned of control characters, entities in order and links found."""
    spans = [(entity, entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    text, moved = _without_removed(_CONTROL.sub(" ", text))
    spans = [(entity, moved(start), moved(end)) for entity, start, end in spans]
    stripped_end = utf16_length(text.rstrip(" \n"))
    if stripped_end == 0:
        raise bad_request("Text must be non-empty")
    spans = [(entity, start, min(end, stripped_end)) for entity, start, end in spans if start < stripped_end]
    text = text.rstrip(" \n")
    leading = len(text) - len(text.lstrip(" \n"))
    leading = min([leading, *(start for _, start, _ in spans)])
    text = text[leading:]
    whole = [entity | {"offset": start - leading, "length": end - start} for entity, start, end in spans]
    whole = _cut_around_code(_unnested(_merged(whole)))
    whole += _found(text, whole)
    return Formatted(text, sorted(whole, key=_order)[:ENTITIES_MAX])


def entities_argument(value: Any) -> list[Entity] | None:
    """The `entities` argument: a JSON array, given as such or as a string; anything else is ignored."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return [entity for entity in value if isinstance(entity, dict)] if isinstance(value, list) else None


def _given(text: str, entities: list[Entity]) -> list[Entity]:
    end = utf16_length(text)
    kept = []
    for entity in entities:
        try:
            offset, length = int(entity["offset"]), int(entity["length"])
            kind = str(entity["type"])
        except (KeyError, TypeError, ValueError):
            raise bad_request("Can't parse MessageEntity: Can't find field") from None
        if offset < 0 or length < 0:
            raise bad_request(f"Receive an entity with incorrect offset {offset}")
        if length == 0:
            continue
        if offset >= end:
            raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > end:
            raise bad_request(
                f"Entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        if kind in _SPLITTABLE | _CODE | _QUOTES | {"text_link"}:
            kept.append(dict(entity) | {"offset": offset, "length": length})
    return kept


def _without_removed(text: str) -> tuple[str, Any]:
    """The text without what Telegram drops, and how a UTF-16 offset moves by it."""
    gone = [utf16_length(text[: found.start()]) for found in _REMOVED.finditer(text)]
    return _REMOVED.sub("", text), lambda at: at - sum(1 for place in gone if place < at)


def _order(entity: Entity) -> tuple[int, int, bool, str]:
    return entity["offset"], -entity["length"], entity["type"] in _CODE, entity["type"]


def _merged(entities: list[Entity]) -> list[Entity]:
    """Bold within bold, or next to bold, is one bold."""
    result: list[Entity] = []
    for entity in sorted(entities, key=_order):
        last = next((one for one in reversed(result) if one["type"] == entity["type"]), None)
        if entity["type"] in _SPLITTABLE and last and last["offset"] + last["length"] >= entity["offset"]:
            end = max(last["offset"] + last["length"], entity["offset"] + entity["length"])
            last["length"] = end - last["offset"]
        else:
            result.append(dict(entity))
    return result


def _unnested(entities: list[Entity]) -> list[Entity]:
    """A link holds no link and no code, a quote no quote: the inner one goes."""
    result = []
    ends = {"whole": 0, "quote": 0}
    for entity in sorted(entities, key=_order):
        family = "whole" if entity["type"] in _WHOLE else "quote" if entity["type"] in _QUOTES else ""
        if family and entity["offset"] < ends[family]:
            continue
        if family:
            ends[family] = entity["offset"] + entity["length"]
        result.append(entity)
    return result


def _cut_around_code(entities: list[Entity]) -> list[Entity]:
    """Bold and the like end where code begins, and go on after it."""
    codes = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in _CODE]
    result = []
    for entity in entities:
        if entity["type"] not in _SPLITTABLE:
            result.append(entity)
            continue
        start, end = entity["offset"], entity["offset"] + entity["length"]
        for code_start, code_end in codes:
            if code_end <= start or end <= code_start:
                continue
            if start < code_start:
                result.append(entity | {"offset": start, "length": code_start - start})
            start = code_end
        if start < end:
            result.append(entity | {"offset": start, "length": end - start})
    return result


def _found(text: str, entities: list[Entity]) -> list[Entity]:
    taken = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in _WHOLE]
    result: list[Entity] = []
    for found in _FOUND.finditer(text):
        offset, length = utf16_length(text[: found.start()]), utf16_length(found[0])
        if not any(start < offset + length and offset < end for start, end in taken):
            result.append({"type": str(found.lastgroup), "offset": offset, "length": length})
    return result
