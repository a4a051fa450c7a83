"""The environment of `python -m bot`, read once and checked as a whole."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

Port = Annotated[int, Field(ge=0, le=65535)]

WEBHOOK_PATH = "/webhook"


class BadSettingsError(Exception):
    """One line for each mistake: the variable and the mend. Never a value, which may be a secret."""


class Settings(BaseModel):
    """Fields are the variables' names in lower case. An empty variable counts as one that is not set."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    bot_token: SecretStr | None = None
    """None: the local chat page."""
    bot_api_url: str | None = None
    """Base URL of the Bot API server; None: Telegram's."""
    bot_mode: Literal["polling", "webhook"] = "polling"
    bot_storage: str = Field("sqlite:///var/bot.db", repr=False)
    bot_keep_days: int = Field(30, ge=1, le=3650)
    """Answers are forgotten so many days after the person's last visit."""
    bot_throttle: Literal["on", "off"] = "on"
    bot_watch: Literal["on", "off"] = "off"
    """`on`: take changed content when a file is saved, not only on SIGHUP."""
    bot_today: date | None = Field(None, ge=date(2023, 7, 1), lt=date(2100, 1, 1))
    """A fixed date, for previews and tests. The Social Code, and so every rule, begins on 1 July 2023."""
    bot_local_port: Port = 8080
    webhook_url: str | None = None
    """The address Telegram sends to; the path `/webhook` is added where it is missing."""
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Port = 8081
    metrics_port: Port | None = None

    @field_validator("bot_token")
    @classmethod
    def _token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not re.fullmatch(r"\d+:\S+", token.get_secret_value()):
            raise ValueError("is no bot token; BotFather gives one like 123456789:AAE…")
        return token

    @field_validator("bot_api_url", "webhook_url")
    @classmethod
    def _address(cls, url: str | None) -> str | None:
        if url is not None:
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise ValueError("is no address; write it like https://bot.example.kz")
            return url.rstrip("/")
        return None

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("may have 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
        return secret

    @model_validator(mode="after")
    def _webhook(self) -> Self:
        if self.bot_mode == "webhook":
            needed = {
                "BOT_TOKEN": self.bot_token,
                "WEBHOOK_URL": self.webhook_url,
                "WEBHOOK_SECRET": self.webhook_secret,
            }
            if missing := [name for name, value in needed.items() if value is None]:
                raise ValueError(f"BOT_MODE=webhook needs {' and '.join(missing)}")
        if self.webhook_url and self.webhook_url.startswith("http:") and self.bot_api_url is None:
            raise ValueError("WEBHOOK_URL: Telegram sends to https:// addresses only")
        return self

    @property
    def webhook_address(self) -> str:
        """Where Telegram is told to send updates to."""
        url = self.webhook_url or ""
        return url if url.endswith(WEBHOOK_PATH) else url + WEBHOOK_PATH

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Raises `BadSettingsError`."""
        given = {name: environment.get(name.upper(), "").strip() for name in cls.model_fields}
        try:
            return cls.model_validate({name: value for name, value in given.items() if value})
        except ValidationError as error:
            lines = (_line(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors())
            raise BadSettingsError("\n".join(lines)) from None


def _line(field: str, message: str) -> str:
    message = message.removeprefix("Value error, ")
    return f"{field.upper()}: {message}" if field else message
