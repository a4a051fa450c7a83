"""One language has changed and the other has not."""

import pytest

from bot.messages.since import Both, one_sided


def text(russian: str, kazakh: str, ready: bool = True) -> Both:
    return Both(tuple(russian.split("/")), tuple(kazakh.split("/")), ready)


@pytest.mark.parametrize(
    ("before", "now", "alone"),
    [
        (text("Меню", "Мәзір"), text("Меню", "Мәзір"), None),
        (text("Меню", "Мәзір"), text("Всё меню", "Мәзір"), "ru"),
        (text("Меню", "Мәзір"), text("Меню", "Ас мәзірі"), "kk"),
        (text("Меню", "Мәзір"), text("Всё меню", "Бүкіл мәзір"), None),
        # Forms: the text itself is the first of the Russian ones
        (text("дней/день/дня/дней", "күн/күн"), text("дней/день/дней/дней", "күн/күн"), "ru"),
        (text("дней/день/дня/дней", "күн/күн"), text("дней/день/дня/дней", "күн/күндер"), "kk"),
        # Kazakh that catches up
        (text("Всё меню", "Мәзір", ready=False), text("Всё меню", "Бүкіл мәзір"), None),
        (text("Меню", ""), text("Меню", "Мәзір"), None),
    ],
)
def test_only_what_one_language_said_anew_is_told(before: Both, now: Both, alone: str | None) -> None:
    assert dict(one_sided({"key": before}, {"key": now})) == ({"key": alone} if alone else {})


def test_what_is_new_or_gone_is_left_out() -> None:
    assert dict(one_sided({"gone": text("Меню", "Мәзір")}, {"new": text("Меню", "Мәзір")})) == {}
