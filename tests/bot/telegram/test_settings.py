"""The environment of `python -m bot`."""

from __future__ import annotations

from datetime import date

import pytest

from bot.settings import BadSettingsError, Settings

WEBHOOK = {
    "BOT_TOKEN": "123456:AAE",
    "BOT_MODE": "webhook",
    "WEBHOOK_URL": "https://bot.example.kz",
    "WEBHOOK_SECRET": "s3cret_-",
}


def test_without_an_environment_it_is_the_local_page_on_sqlite() -> None:
    settings = Settings.from_environment({"PATH": "/usr/bin"})
    assert settings.bot_token is None
    assert settings.bot_mode == "polling"
    assert settings.bot_storage == "sqlite:///var/bot.db"
    assert settings.bot_throttle == "on"
    assert settings.bot_today is None
    assert (settings.bot_keep_days, settings.bot_local_port) == (30, 8080)
    assert (settings.webhook_host, settings.webhook_port, settings.metrics_port) == ("127.0.0.1", 8081, None)


def test_an_empty_variable_is_one_that_is_not_set() -> None:
    assert Settings.from_environment({"BOT_TOKEN": "", "METRICS_PORT": " "}) == Settings.from_environment({})


def test_everything_can_be_set() -> None:
    settings = Settings.from_environment(
        WEBHOOK
        | {
            "BOT_API_URL": "http://127.0.0.1:8082/",
            "BOT_STORAGE": "redis://localhost/0",
            "BOT_THROTTLE": "off",
            "BOT_TODAY": "2026-11-22",
            "BOT_KEEP_DAYS": "7",
            "WEBHOOK_HOST": "0.0.0.0",
            "WEBHOOK_PORT": "80",
            "METRICS_PORT": "9090",
        }
    )
    assert settings.bot_today == date(2026, 11, 22)
    assert settings.bot_api_url == "http://127.0.0.1:8082"
    assert settings.webhook_port == 80


@pytest.mark.parametrize(
    "url", ["https://bot.example.kz", "https://bot.example.kz/", "https://bot.example.kz/webhook"]
)
def test_the_path_of_the_webhook_may_be_left_out(url: str) -> None:
    settings = Settings.from_environment(WEBHOOK | {"WEBHOOK_URL": url})
    assert settings.webhook_address == "https://bot.example.kz/webhook"


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({"BOT_MODE": "webhooks"}, "BOT_MODE: Input should be 'polling' or 'webhook'"),
        ({"BOT_TOKEN": "my-secret"}, "BOT_TOKEN: is no bot token"),
        ({"BOT_API_URL": "127.0.0.1:8081"}, "BOT_API_URL: is no address"),
        ({"BOT_TODAY": "22.11.2026"}, "BOT_TODAY: "),
        ({"BOT_TODAY": "2026-02-30"}, "BOT_TODAY: "),
        ({"BOT_TODAY": "2023-06-30"}, "BOT_TODAY: Input should be greater than or equal to 2023-07-01"),
        ({"BOT_TODAY": "9999-12-31"}, "BOT_TODAY: Input should be less than 2100-01-01"),
        ({"BOT_KEEP_DAYS": "0"}, "BOT_KEEP_DAYS: "),
        ({"BOT_KEEP_DAYS": "a month"}, "BOT_KEEP_DAYS: "),
        ({"BOT_THROTTLE": "no"}, "BOT_THROTTLE: "),
        ({"METRICS_PORT": "70000"}, "METRICS_PORT: "),
        (WEBHOOK | {"WEBHOOK_SECRET": "пароль"}, "WEBHOOK_SECRET: may have"),
        (WEBHOOK | {"WEBHOOK_SECRET": "x" * 257}, "WEBHOOK_SECRET: may have"),
        (WEBHOOK | {"WEBHOOK_SECRET": ""}, "BOT_MODE=webhook needs WEBHOOK_SECRET"),
        ({"BOT_MODE": "webhook"}, "BOT_MODE=webhook needs BOT_TOKEN and WEBHOOK_URL and WEBHOOK_SECRET"),
        (
            WEBHOOK | {"WEBHOOK_URL": "http://bot.example.kz"},
            "WEBHOOK_URL: Telegram sends to https:// addresses only",
        ),
    ],
)
def test_a_mistake_is_one_line_with_the_variable(environment: dict[str, str], line: str) -> None:
    with pytest.raises(BadSettingsError) as error:
        Settings.from_environment(environment)
    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)
    for secret in ("my-secret", "пароль"):
        assert secret not in str(error.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(BadSettingsError) as error:
        Settings.from_environment({"BOT_MODE": "x", "METRICS_PORT": "x"})
    assert len(str(error.value).splitlines()) == 2


def test_secrets_are_not_printed() -> None:
    settings = Settings.from_environment(WEBHOOK | {"BOT_STORAGE": "redis://:hush@localhost/0"})
    for secret in ("AAE", "s3cret", "hush"):
        assert secret not in repr(settings) + str(settings)
