"""Programs of the machine that tests use: a real Redis and a real Chromium."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


class MissingProgramError(Exception):
    """A program is not on this machine; the message says how to get it."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def find_chromium() -> Path:
    """The browser for Playwright's `executable_path`. Raises MissingProgramError."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    applications = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
    for name in (*names, *(f"/Applications/{application}" for application in applications)):
        if found := shutil.which(name):
            return Path(found)
    raise MissingProgramError("no Chromium: install the system package chromium")


@contextmanager
def redis_server() -> Iterator[str]:
    """Run an empty Redis that keeps nothing on disk; gives its URL. Raises MissingProgramError."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        raise MissingProgramError("no redis-server: install the system package redis-server")
    with TemporaryDirectory(prefix="komek-redis-") as folder:
        process, port = _start_redis(program, folder)
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start_redis(program: str, folder: str) -> tuple[subprocess.Popen[bytes], int]:
    # Between asking for a free port and listening on it another process may take it: then once more.
    for _ in range(5):
        port = free_port()
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        process = subprocess.Popen(
            [program, *options, "--dir", folder, "--logfile", "redis.log"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _answers(port, process):
            return process, port
        process.kill()
        process.wait()
    log = Path(folder, "redis.log")
    raise RuntimeError(f"redis-server does not start: {log.read_text() if log.exists() else 'no log'}")


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16) == b"+PONG\r\n"
        except OSError:
            time.sleep(0.02)
    return False
