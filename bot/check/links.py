"""Links to official hosts only, telephone numbers that are confirmed only."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import yaml

from bot.check.broken import files
from bot.check.finding import Finding
from bot.check.house import House

_LINK = re.compile(r"(?:https?://|tg://)[^\s<>\"»']+")
_HOST = re.compile(r"(?<![\w./@-])(?:[\w-]+\.)+(?:kz|ru|com|org|net|me|info)\b(?![\w-])")
PHONE = re.compile(
    r"(?<![\d-])(?:\+7|8)[\u00a0 -]?\(?\d{3}\)?[\u00a0 -]?\d{3}[\u00a0 -]?\d{2}[\u00a0 -]?\d{2}(?!\d)"
    r"|(?<=номеру )\d{3,5}|(?<=номер )\d{3,5}|(?<=номера )\d{3,5}|(?<![\d-])\d{3,5}(?=[- ]?нөмір)"
    r"|(?<!\d)1414(?!\d)"
)


def links(house: House) -> Iterator[Finding]:
    if house.reviewed.model is None:
        return
    hosts, phones = house.reviewed.model.hosts, house.reviewed.model.phones
    for text in house.texts:
        for host in _hosts(text.words):
            if not _official(host, hosts):
                yield text.finding(
                    "link", f"{host} is not in dialogs/reviewed.yaml; link official sites only"
                )
        for phone in PHONE.findall(text.words):
            if _digits(phone) not in {_digits(known) for known in phones}:
                yield text.finding("phone", f"{phone} is not confirmed; use {', '.join(phones)}")
    for file in files(house):
        # Comments name sources of all kinds; what is a value may be shown.
        for key, value in _scalars(file.node):
            line = value.start_mark.line + 1
            for host in (urlsplit(link).hostname or "" for link in _LINK.findall(value.value)):
                if not _official(host, hosts) and value.value.startswith(("http", "tg:")):
                    message = f"{host} is not in dialogs/reviewed.yaml; link official sites only"
                    yield Finding(file.path, line, "link", message)
            known = {_digits(one) for one in phones}
            if key.startswith("phone") and file is not house.reviewed and _digits(value.value) not in known:
                message = f"{value.value} is not confirmed; use {', '.join(phones)}"
                yield Finding(file.path, line, "phone", message)


def _official(host: str, hosts: dict[str, str]) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def _hosts(words: str) -> Iterator[str]:
    for link in _LINK.findall(words):
        yield urlsplit(link).hostname or link
    for host in _HOST.findall(_LINK.sub(" ", words)):
        yield host.lower()


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return f"8{digits[1:]}" if digits.startswith("7") and len(digits) == 11 else digits


def _scalars(node: object, key: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield key, node
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one, key)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, str(name.value))
