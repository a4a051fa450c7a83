"""What the log may say."""

from __future__ import annotations

import io
import logging
import subprocess
import sys

import pytest

from bot.telegram.journal import Formatter, redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("IIN 900101300123 given", "IIN [number] given"),
        ("call +7 (701) 123-45-67 now", "call [number] now"),
        ("8 701 123 45 67", "[number]"),
        ("4400 4301 2345 6789", "[number]"),
        ("KZ86125KZT5004100100", "KZ86125KZT[number]"),
        ("chat 1001234567", "chat [number]"),
        ("bot7000000001:AAE-x_yz0123456/getMe", "bot[token]/getMe"),
        ("redis://:secret@host:6379/0", "redis://[password]@host:6379/0"),
        ("write to aigul@mail.kz", "write to [address]"),
        ("listening on 127.0.0.1:8080", "listening on 127.0.0.1:8080"),
        ("3 updates, 150 ms, KZ-71, art. 120", "3 updates, 150 ms, KZ-71, art. 120"),
    ],
)
def test_what_could_name_a_person_is_left_out(text: str, redacted: str) -> None:
    assert redact(text) == redacted


@pytest.fixture
def lines() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(lines: io.StringIO) -> logging.Logger:
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Formatter())
    logger = logging.getLogger("test")
    logger.handlers = [handler]
    return logger


def test_the_update_id_is_kept_whole(log: logging.Logger, lines: io.StringIO) -> None:
    log.error("900101300123", extra={"update_id": 112991076})
    assert lines.getvalue().endswith("ERROR test: update_id=112991076 [number]\n")


def test_an_errors_words_are_left_out_with_those_of_its_causes(
    log: logging.Logger, lines: io.StringIO
) -> None:
    said = "Айгүл"
    try:
        try:
            int(said)
        except ValueError as error:
            raise LookupError(said) from error
    except LookupError:
        log.exception("failed")
    assert "builtins.ValueError\n" in lines.getvalue()
    assert "builtins.LookupError\n" in lines.getvalue()
    assert "test_journal.py" in lines.getvalue()
    assert said not in lines.getvalue()


def test_groups_of_errors_are_told_one_by_one(log: logging.Logger, lines: io.StringIO) -> None:
    said = "Айгүл"
    try:
        raise ExceptionGroup(said, [ValueError(said), KeyError(said)])
    except ExceptionGroup:
        log.exception("failed")
    assert "ValueError" in lines.getvalue()
    assert "KeyError" in lines.getvalue()
    assert said not in lines.getvalue()


def test_aiograms_warning_that_prints_a_whole_update_is_silenced() -> None:
    program = (
        "from bot.telegram.journal import set_up_logging\n"
        "import warnings, logging\n"
        "set_up_logging()\n"
        "warnings.warn('Detected unknown update type.\\nUpdate: Aigul', RuntimeWarning)\n"
        "warnings.warn('another one 900101300123', RuntimeWarning)\n"
        "logging.getLogger('aiogram.event').info('Update id=1 is handled')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Aigul" not in done.stderr
    assert "another one [number]" in done.stderr
    assert "is handled" not in done.stderr
