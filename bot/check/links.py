"""Links to official hosts only, telephone numbers that are confirmed only."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.check.broken import files
from bot.check.finding import Finding
from bot.check.house import House
from bot.content.files import scalars

_LINK = re.compile(r"(?:https?://|tg://)[^\s<>\"»']+")
_HOST = re.compile(
    r"(?<![\w./@-])(?:[\w-]+\.)+(?:kz|қаз|рф|ru|com|org|net|me|info|cc|io|app|site|online|top|xyz|ly|gg)\b(?![\w-])"
)
_UNOFFICIAL = "{} is not in dialogs/reviewed.yaml; link official sites only"
PHONE = re.compile(
    r"(?<![\d-])(?:\+7|8)[\u00a0 -]?\(?\d{3}\)?[\u00a0 -]?\d{3}[\u00a0 -]?\d{2}[\u00a0 -]?\d{2}(?!\d)"
    r"|(?<=номеру )\d{3,5}|(?<=номер )\d{3,5}|(?<=номера )\d{3,5}|(?<![\d-])\d{3,5}(?=[- ]?нөмір)"
    r"|(?<!\d)1414(?!\d)"
)


def links(house: House) -> Iterator[Finding]:
    if house.reviewed.model is None:
        return
    hosts, phones = house.reviewed.model.hosts, house.reviewed.model.phones
    unofficial: dict[str, list[Finding]] = {}
    for host, found in _linked(house):
        if not any(host == known or host.endswith(f".{known}") for known in hosts):
            unofficial.setdefault(host, []).append(found)
    for places in unofficial.values():
        # A host that many texts name is told once.
        first, *others = sorted(places)
        more = f"; it stands in {len(others)} more places" if others else ""
        yield Finding(first.path, first.line, first.code, f"{first.message}{more}")
    known = {_digits(one) for one in phones}
    for phone, found in _phones(house):
        if _digits(phone) not in known:
            yield Finding(found.path, found.line, found.code, f"{found.message}; use {', '.join(phones)}")
    for text in house.texts:
        if "http://" in text.words:
            yield text.finding("link", "a link with http:// is not secure; write https://")


def _linked(house: House) -> Iterator[tuple[str, Finding]]:
    """Every host that is named, with what is said of it when it is not official."""
    for text in house.texts:
        for host in _hosts(text.words):
            yield host, text.finding("link", _UNOFFICIAL.format(host))
    for file in files(house):
        # Comments name sources of all kinds; what is a value may be shown.
        for _, value in scalars(file.node):
            if value.value.startswith(("http", "tg:")):
                for link in _LINK.findall(value.value):
                    host = urlsplit(link).hostname or link
                    line = value.start_mark.line + 1
                    yield host, Finding(file.path, line, "link", _UNOFFICIAL.format(host))


def _phones(house: House) -> Iterator[tuple[str, Finding]]:
    """Every telephone number, with what is said of it when it is not confirmed."""
    for text in house.texts:
        for phone in PHONE.findall(text.words):
            yield phone, text.finding("phone", f"{phone} is not confirmed")
    for file in files(house):
        for key, value in scalars(file.node):
            if key.startswith("phone") and file is not house.reviewed:
                line = value.start_mark.line + 1
                yield value.value, Finding(file.path, line, "phone", f"{value.value} is not confirmed")


def _hosts(words: str) -> Iterator[str]:
    for link in _LINK.findall(words):
        yield urlsplit(link).hostname or link
    for host in _HOST.findall(_LINK.sub(" ", words)):
        yield host.lower()


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return f"8{digits[1:]}" if digits.startswith("7") and len(digits) == 11 else digits
