"""Days, months and quarters as the law counts them."""

from calendar import monthrange
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day: 31 August + 18 months = the last day of
    February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_day_within(day: date, months: int) -> date:
    """The earliest day from which a term of `months` has not run out on `day`."""
    earliest = add_months(day, -months)
    while add_months(earliest - timedelta(days=1), months) >= day:
        earliest -= timedelta(days=1)
    while add_months(earliest, months) < day:
        earliest += timedelta(days=1)
    return earliest


def quarter_of(day: date) -> str:
    """`2026-Q1`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def start_of_quarter(day: date) -> date:
    return date(day.year, (day.month + 2) // 3 * 3 - 2, 1)


def end_of_quarter(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, monthrange(day.year, month)[1])
