"""How a conversation file names buttons."""

import pytest

from bot.conversation_tests.seen import NoButtonError, SeenButton, button_id, find_button

BUTTONS = (
    SeenButton("Да", "a:1x:has_or_expects_child:true"),
    SeenButton("Нет", "a:1x:has_or_expects_child:false"),
    SeenButton("Не знаю", "a:1x:has_or_expects_child:unknown"),
    SeenButton("Почему мы об этом спрашиваем", "w:1x:has_or_expects_child"),
    SeenButton("Меню", "n:menu"),
    SeenButton("Подать заявление на egov.kz", url="https://egov.kz/cms/ru/services/1"),
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("a:1x:region:KZ-71", "KZ-71"),
        ("a:1x:child_order:4", "4"),
        ("p:1x:child_birth_date:2026-03", "2026-03"),
        ("c:1x:child_birth_date:yes", "right"),
        ("c:1x:child_birth_date:no", "correct"),
        ("w:1x:region", "why"),
        ("b:1x:region", "back"),
        ("n:menu", "menu"),
        ("n:topic:child", "topic child"),
        ("n:card:tsa:why", "card tsa why"),
        ("e:region", "change region"),
        ("t:baby:1", "tick baby"),
        ("t:baby:0", "untick baby"),
        ("d", "done"),
        ("l:kk", "kk"),
        ("go", "go"),
    ],
)
def test_a_button_is_named_by_what_does_not_change_from_run_to_run(data: str, name: str) -> None:
    assert button_id(data) == name


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("true", "Да"),
        ("yes", "Да"),
        ("Да", "Да"),
        ("no", "Нет"),
        ("menu", "Меню"),
        ("Почему", "Почему мы об этом спрашиваем"),
        ("egov.kz", "Подать заявление на egov.kz"),
    ],
)
def test_a_button_is_found_by_id_by_words_or_by_a_part_of_them(wanted: str, words: str) -> None:
    assert find_button(wanted, BUTTONS).words == words


def test_a_part_that_several_buttons_have_is_not_enough() -> None:
    with pytest.raises(NoButtonError, match=r"'Не' may be any of \[Нет = false\], \[Не знаю = unknown\]"):
        find_button("Не", BUTTONS)


def test_the_nearest_is_named_when_there_is_none() -> None:
    with pytest.raises(NoButtonError, match=r"there is no button 'meny'; the nearest is \[Меню = menu\]"):
        find_button("meny", BUTTONS)
    with pytest.raises(NoButtonError, match="the screen has no buttons"):
        find_button("menu", ())
