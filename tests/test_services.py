"""The programs that other tests stand on do run here, and their absence is told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import redis

from tests import conftest, services


def test_redis_answers(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.set("colour", "blue")
        assert client.get("colour") == b"blue"


@pytest.mark.usefixtures("redis_url")  # left out where there is no Redis
def test_redis_ends_with_its_block() -> None:
    with services.redis_server() as url, redis.Redis.from_url(url) as client:
        assert client.ping()
    with redis.Redis.from_url(url) as client, pytest.raises(redis.ConnectionError):
        client.ping()


def test_chromium_says_its_version(chromium_path: Path) -> None:
    answer = subprocess.run(
        [chromium_path, "--version"], capture_output=True, text=True, check=True, timeout=30
    )
    assert "Chrom" in answer.stdout


def test_a_missing_program_skips_on_a_desk_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(services.MissingProgramError) as missing, services.redis_server():
        pass
    assert "install the system package redis-server" in str(missing.value)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        conftest.cannot_run(missing.value)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI runs every test"):
        conftest.cannot_run(missing.value)
