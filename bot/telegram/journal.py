"""The log: errors with their type, place and update, and nothing of the person who met them."""

import logging
import re
import sys
import traceback
import warnings
from typing import TextIO

from aiogram.exceptions import TelegramAPIError

from bot.storage import StorageError

SPEAKING_ERRORS: tuple[type[BaseException], ...] = (TelegramAPIError, StorageError)
"""Errors whose words come from a server or from us. Any other may quote what a person wrote."""

_REDACTED = (
    (re.compile(r"\d{6,}:[\w-]{10,}"), "[token]"),
    (re.compile(r"(?<=://)[^/\s@]+@"), "[password]@"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "[address]"),
    # A phone, card or account in groups; then an IIN, a person's or chat's id.
    (re.compile(r"\+?\(?\d(?:[ \u00a0()-]{0,2}\d){9,}"), "[number]"),
    (re.compile(r"\d{6,}"), "[number]"),
)


def redact(text: str) -> str:
    """The text without what could name a person: long numbers, addresses, tokens."""
    for pattern, mark in _REDACTED:
        text = pattern.sub(mark, text)
    return text


class Formatter(logging.Formatter):
    """One line a record, redacted; `update_id` (given as `extra`) is kept whole.

    A traceback has places and types. The words of an error are left out where they could be a person's.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """See the class."""
        time = self.formatTime(record, self.datefmt)
        update = getattr(record, "update_id", None)
        about = f" update_id={update}" if update is not None else ""
        line = f"{time} {record.levelname} {record.name}:{about} {redact(record.getMessage())}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + _traces(record.exc_info[1])
        return line


def _traces(error: BaseException | None) -> str:
    """The error and what caused it, causes first, as Python prints them."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(_trace(one) for one in reversed(chain))


def _trace(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    words = f": {redact(str(error))}" if isinstance(error, SPEAKING_ERRORS) else ""
    inner = "".join("\n" + _trace(one) for one in getattr(error, "exceptions", ()))
    return f"{places}{type(error).__module__}.{type(error).__qualname__}{words}{inner}"


def set_up_logging(stream: TextIO = sys.stderr, level: int = logging.INFO) -> None:
    """All logging and all warnings of the process go through `Formatter`."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.captureWarnings(True)
    # It prints the whole update.
    warnings.filterwarnings("ignore", "Detected unknown update type", RuntimeWarning)
    # A line for every update, with its duration: the metrics say it better.
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
