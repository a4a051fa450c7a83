"""Forms of BOT_STORAGE."""

import pytest

from bot.storage import StorageError, open_storage


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.db",
        "sqlite:bot.db",
        "sqlite://bot.db",
        "sqlite:///",
        "postgres://u:secret@h/d",
        "memory://x",
        "redis://",
    ],
)
def test_an_unknown_form_is_told_with_the_known_ones(url: str) -> None:
    with pytest.raises(StorageError, match="sqlite:///PATH") as error:
        open_storage(url)
    assert "secret" not in str(error.value)


def test_a_bad_redis_url_is_one_clear_line() -> None:
    with pytest.raises(StorageError, match="Redis URL"):
        open_storage("redis://localhost:port/0?socket_timeout=x")
