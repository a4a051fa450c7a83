"""From `/start` to the menu, and what can be sent at any time."""

import pytest

from bot.conversation import Command, Location, Other, Press, State, Text
from tests.bot.conversation.talk import Talk


def test_each_language_is_offered_in_itself_the_likelier_first(anna: Talk, aigul: Talk) -> None:
    anna.send(Command("start"))
    assert [button.text for button in anna.buttons] == ["Русский", "Қазақша"]
    aigul.send(Command("start"))
    assert [button.text for button in aigul.buttons] == ["Қазақша", "Русский"]


def test_the_notice_says_what_is_stored_and_for_how_long(anna: Talk) -> None:
    anna.send(Command("start"))
    reply = anna.press("Русский")
    assert reply.language == "ru"
    assert "30 дней" in anna.screen.text
    assert "/forget" in anna.screen.text
    anna.press("Понятно")
    assert anna.state.at.screen == "menu"


def test_the_menu_has_every_door(anna: Talk) -> None:
    words = [button.text for button in anna.start().buttons]
    assert words == [
        "Что мне может полагаться?",
        "Небольшой доход",
        "Ребёнок",
        "Многодетная семья",
        "Переезд и кандасы",
        "Инвалидность и уход",
        "Потеря кормильца",
        "Куда обратиться",
        "О боте",
    ]


CHILD = ("birth_benefit", "maternity_payment", "childcare_benefit", "childcare_payment")
MOVING = ("kandas_status", "relocation_support", "mobility_certificate")
DISABILITY = (
    "disability_benefit",
    "disability_payment",
    "child_disability_carer_benefit",
    "group_1_carer_benefit",
)


@pytest.mark.parametrize(
    ("payload", "scope"),
    [
        ("birth", CHILD),
        ("child", CHILD),
        ("childcare", CHILD),
        ("childcare_payment", CHILD),
        ("maternity_insurance", CHILD),
        ("BIRTH", CHILD),
        ("asp", ("tsa",)),
        ("multichild", ("large_family_benefit", "awarded_mother_benefit")),
        ("moving", MOVING),
        ("certificate_mobility", MOVING),
        ("disability", DISABILITY),
        ("survivor", ("survivor_benefit", "survivor_payment")),
    ],
)
def test_a_deep_link_leads_to_its_topic(anna: Talk, payload: str, scope: tuple[str, ...]) -> None:
    anna.start(payload)
    assert anna.state.at.screen == "question"
    assert anna.state.scope == scope


def test_an_unknown_deep_link_is_a_plain_start(anna: Talk) -> None:
    assert anna.start("../../etc").state.at.screen == "menu"


@pytest.mark.parametrize("topic", ["Многодетная семья", "Инвалидность и уход", "Потеря кормильца"])
def test_every_door_of_the_menu_leads_to_questions(anna: Talk, topic: str) -> None:
    anna.start().press(topic)
    assert anna.state.at.screen == "question"


def test_start_in_the_middle_offers_to_go_on_and_wipes_nothing(anna: Talk) -> None:
    anna.start("birth")
    before = anna.state
    anna.send(Command("start"))
    assert anna.state.answers == before.answers
    anna.press("Продолжить")
    assert anna.state.at == before.at


def test_starting_over_wipes_the_answers(anna: Talk) -> None:
    anna.start("birth").press("Не знаю")
    anna.send(Command("start"))
    anna.press("Начать сначала")
    assert anna.state.answers == {}
    assert anna.state.at.screen == "menu"


def test_the_language_can_change_at_any_time_and_keeps_the_answers(anna: Talk) -> None:
    anna.start("birth").press("Не знаю")
    before = anna.state
    anna.send(Command("lang"))
    reply = anna.press("Қазақша")
    assert reply.language == "kk"
    assert anna.state.answers == before.answers
    assert anna.state.at == before.at
    assert "-сұрақ" in anna.screen.text


def test_forget_deletes_and_says_so(anna: Talk) -> None:
    anna.start("birth").press("Не знаю")
    anna.send(Command("forget"))
    assert anna.state.answers == {}
    assert "Ваши ответы удалены" in anna.screen.text
    anna.press("Начать заново")
    assert "30 дней" in anna.screen.text


def test_forget_is_remembered_as_nothing(anna: Talk) -> None:
    from bot.conversation import Moment, step

    anna.start("birth")
    state, _ = step(anna.content, anna.state, Command("forget"), Moment(anna.today, "ru"))
    assert state.forgotten


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Other("sticker"), "Стикер"),
        (Other("voice"), "Голосовые"),
        (Other("photo"), "Фотографии"),
        (Other("document"), "Файлы"),
        (Other("contact"), "Номер телефона"),
        (Other("forward"), "Пересланные"),
        (Other("edited"), "изменили"),
        (Other("something_new"), "не понимает"),
        (Location(51.1, 71.4), "геопозиция"),
        (Command("nonsense"), "Такой команды нет"),
        (Text("привет"), "кнопок"),
    ],
)
def test_whatever_is_sent_gets_a_short_reply_and_the_same_screen(
    anna: Talk, event: Other, words: str
) -> None:
    menu = anna.start().screen
    anna.send(event)
    assert words in anna.screen.text
    assert anna.screen.text.endswith(menu.text)
    assert anna.screen.rows == menu.rows


def test_before_the_language_is_known_everything_leads_to_choosing_it(anna: Talk) -> None:
    for event in (Text("здравствуйте"), Other("voice"), Press("n:menu"), Command("menu")):
        anna.send(event)
        assert [button.data for button in anna.buttons] == ["l:ru", "l:kk"]


def test_help_names_the_commands_and_leads_back(anna: Talk) -> None:
    anna.start("birth")
    question = anna.screen
    anna.send(Command("help"))
    assert "/forget" in anna.screen.text
    anna.press("Продолжить")
    assert anna.screen == question


@pytest.mark.parametrize("record", ["", "{", "[]", "null", '{"at": 5, "answers": [], "language": "en"}'])
def test_a_broken_record_is_a_new_person(record: str) -> None:
    assert State.from_json(record) == State.new()


def test_of_an_older_record_what_can_be_kept_is_kept() -> None:
    state = State.from_json(
        '{"language": "kk", "answers": {"region": "KZ-71"}, "at": "somewhere", "gone": 1}'
    )
    assert state.language == "kk"
    assert state.answers == {"region": "KZ-71"}


def test_answers_that_the_rules_no_longer_know_do_no_harm(anna: Talk) -> None:
    anna.start("birth")
    anna.state = anna.state.but(answers={"shoe_size": 42, "child_order": -3}, version="older")
    anna.send(Press("go"))
    assert anna.state.at.screen == "question"
