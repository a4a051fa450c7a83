"""Links as Telegram checks and rewrites them (TDLib's `parse_url` and `LinkManager::check_link`)."""

from __future__ import annotations

import re

from .refusal import bad_request

_ALLOWED = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|[^\x00-\x7f])*")
_TG = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE)


class _LinkError(Exception):
    pass


def check_link(link: str, what: str) -> str:
    """The link as Telegram stores it; `what` begins the refusal, for example "Inline keyboard button"."""
    try:
        return _checked(link)
    except _LinkError as mistake:
        raise bad_request(f"{what} URL '{link}' is invalid: {mistake}") from None


def checked_link(link: str) -> str | None:
    """The link as Telegram stores it, or None for a bad one."""
    try:
        return _checked(link)
    except _LinkError:
        return None


def user_of_link(link: str) -> int | None:
    """The person that a `tg://user?id=…` link mentions."""
    found = re.fullmatch(r"tg:(?://)?user\?id=([1-9]\d{0,15})", link, re.IGNORECASE)
    return int(found[1]) if found else None


def _checked(link: str) -> str:
    own = _TG.match(link)
    rest = link[own.end() :] if own else link
    scheme, host, port, query = _parsed(rest)
    if own:
        name = own[1].lower()
        if "://" in rest or "@" in rest.partition("/")[0] or port:
            raise _LinkError("Wrong tg URL" if name == "tg" else "Wrong ton URL")
        if not re.fullmatch(r"[a-z0-9\-_.]*" if name == "tonsite" else r"[a-z0-9\-_]*", host):
            raise _LinkError("Unallowed characters in URL host")
        return f"{name}://{host}{query.replace('/?', '?', 1) if query.startswith('/?') else query}"
    if "." not in host and not host.startswith("["):
        raise _LinkError("Wrong HTTP URL")
    return f"{scheme}://{host}{f':{port}' if port else ''}{query}"


def _parsed(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port (0: not given) and path with query."""
    scheme, rest = "http", url
    named = re.match(r"([^:/?#@\[\]]*)://", url)
    if named:
        scheme, rest = named[1].lower(), url[named.end() :]
        if scheme not in ("http", "https"):
            raise _LinkError("Unsupported URL protocol")
    authority, query = re.fullmatch(r"([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    port = 0
    if with_port := re.fullmatch(r"(.+?):([^:\]@]*)", authority):
        authority = with_port[1]
        if not with_port[2].isdecimal() or not 0 < int(with_port[2]) <= 65535:
            raise _LinkError("Wrong port number specified in the URL")
        port = int(with_port[2])
    host = authority.rpartition("@")[2].lower()
    if not host:
        raise _LinkError("URL host is empty")
    if host == ".":
        raise _LinkError("Host is invalid")
    if not host.startswith("["):
        if re.search(r"%(?![0-9a-f]{2})", host):
            raise _LinkError("Wrong percent-encoded symbol in URL host")
        if not _ALLOWED.fullmatch(host.replace("%", "")):
            raise _LinkError("Disallowed character in URL host")
    query = re.sub(r"[\x00-\x20]", lambda found: f"%{ord(found[0]):02X}", query.rstrip(" \t\r\n\0\v"))
    return scheme, host, port, query if query.startswith("/") else "/" + query
