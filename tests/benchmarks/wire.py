"""Just enough HTTP/1.1 for a load generator that must cost less than what it measures."""

from __future__ import annotations

import asyncio
from typing import cast

_END = b"\r\n\r\n"


class Wire(asyncio.Protocol):
    """One kept-alive connection; calls `received` for each whole request or response."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (message := _cut(self._buffer)) is not None:
            head, body, self._buffer = message
            self.received(head, body)

    def received(self, head: bytes, body: bytes) -> None:
        """Take one message: the start line with the headers, and the body."""
        raise NotImplementedError


def _cut(buffer: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Head, body and the rest, once there is a whole message."""
    end = buffer.find(_END)
    if end < 0:
        return None
    head, start = buffer[:end], end + len(_END)
    if _header(head, b"transfer-encoding") == b"chunked":
        return _cut_chunks(head, buffer, start)
    stop = start + int(_header(head, b"content-length") or 0)
    return (head, buffer[start:stop], buffer[stop:]) if len(buffer) >= stop else None


def _cut_chunks(head: bytes, buffer: bytes, at: int) -> tuple[bytes, bytes, bytes] | None:
    body = b""
    while (line := buffer.find(b"\r\n", at)) >= 0:
        size = int(buffer[at:line], 16)
        at = line + 2 + size + 2
        if len(buffer) < at:
            break
        if size == 0:
            return head, body, buffer[at:]
        body += buffer[line + 2 : at - 2]
    return None


def _header(head: bytes, name: bytes) -> bytes:
    lowered = head.lower()
    at = lowered.find(b"\r\n" + name + b":")
    if at < 0:
        return b""
    at += len(name) + 3
    end = lowered.find(b"\r\n", at)
    return lowered[at : end if end >= 0 else len(lowered)].strip()
