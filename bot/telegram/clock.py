"""What day it is for the citizen."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Today = Callable[[], date]


def _almaty() -> tzinfo:
    try:
        return ZoneInfo("Asia/Almaty")
    except ZoneInfoNotFoundError:
        # Kazakhstan has had one time zone since March 2024.
        return timezone(timedelta(hours=5))


def today_in_kazakhstan(fixed: date | None = None) -> Today:
    """The day in Asia/Almaty, or always the fixed one."""
    if fixed is not None:
        return lambda: fixed
    zone = _almaty()
    return lambda: datetime.now(UTC).astimezone(zone).date()
