"""What messages carry besides text, in the field's own JSON, as apps send it."""

from __future__ import annotations

from typing import Any

from .world import JSON, Message, User

KINDS = ("sticker", "voice", "photo", "document", "video", "video_note", "audio", "animation", "dice", "poll")


def location(latitude: float, longitude: float, *, live_period: int | None = None) -> JSON:
    """A place in degrees; with `live_period` (seconds) one that moves on by edits."""
    place: JSON = {"latitude": latitude, "longitude": longitude}
    if live_period is not None:
        place["live_period"] = live_period
    return {"location": place}


def venue(latitude: float, longitude: float, title: str, address: str) -> JSON:
    place = {"latitude": latitude, "longitude": longitude}
    return {"location": place, "venue": {"location": place, "title": title, "address": address}}


def contact(user: User, phone_number: str) -> JSON:
    return {"contact": {"phone_number": phone_number, "first_name": user.first_name, "user_id": user.id}}


def forwarded(date: int, *, of: Message | None = None, sender_name: str = "") -> JSON:
    """Where a forwarded message came from: a message known here, or a person who hides."""
    if of is None:
        origin: JSON = {"type": "hidden_user", "sender_user_name": sender_name or "Айдос", "date": date}
    else:
        origin = {"type": "user", "sender_user": of.sender.to_json(), "date": of.date}
    return {"forward_origin": origin}


def of_kind(kind: str, number: int) -> JSON:
    """A sample of a kind (`sticker`, `voice` …); `number` keeps its file apart from others."""
    return {kind: _sample(kind, f"{kind}-{number}")}


def _sample(kind: str, name: str) -> Any:
    file: JSON = {"file_id": name, "file_unique_id": name[-20:]}
    match kind:
        case "sticker":
            looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            return file | looks | {"emoji": "👍"}
        case "voice" | "audio":
            return file | {"duration": 3, "mime_type": "audio/ogg", "file_size": 4000}
        case "photo":
            return [file | {"width": 90, "height": 67, "file_size": 1500}]
        case "document":
            return file | {"file_name": "document.pdf", "mime_type": "application/pdf", "file_size": 20_000}
        case "video" | "animation":
            return file | {"width": 640, "height": 360, "duration": 5, "mime_type": "video/mp4"}
        case "video_note":
            return file | {"length": 240, "duration": 5}
        case "dice":
            return {"emoji": "🎲", "value": 4}
        case "poll":
            answers = [{"text": text, "voter_count": 0, "persistent_id": text} for text in ("1", "2")]
            flags = ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only")
            return {
                "id": name,
                "question": "?",
                "options": answers,
                "total_voter_count": 0,
                "is_anonymous": True,
                "type": "regular",
                **dict.fromkeys(flags, False),
            }
    raise ValueError(f"no sample of {kind!r}; there are {', '.join(KINDS)}")
