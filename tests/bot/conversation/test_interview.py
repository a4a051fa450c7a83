"""The derived interview: questions, typed answers, going back, changing an answer."""

import json
from datetime import date

import pytest

from bot.conversation import Location, Press, State
from bot.conversation.asking import bounds
from bot.conversation.interview import needed
from bot.conversation.state import Place
from tests.bot.conversation.talk import Talk

FAMILY = {
    "residence_status": "Гражданство Казахстана",
    "has_or_expects_child": "Да",
    "child_birth_date": "15.09.2026",
    "child_route": "Родился или родится",
    "child_order": "2",
    "children_born_together": "1",
    "child_on_state_support": "Нет",
    "mother_insured": "Нет",
    "carer_insured": "Нет",
}


def test_ticking_life_situations_settles_several_facts_at_once(anna: Talk) -> None:
    anna.start().press("Что мне может полагаться?")
    anna.press("Доход семьи")
    assert "☑ Доход семьи небольшой" in [button.text for button in anna.buttons]
    anna.press("Дальше")
    assert anna.state.scope == ("tsa",)
    assert anna.state.answers["has_or_expects_child"] is False
    assert anna.state.answers["lost_breadwinner"] is False


def test_ticking_several_situations_asks_about_them_together(anna: Talk) -> None:
    anna.start().press("Что мне может полагаться?")
    anna.press("Инвалидность в семье")
    anna.press("Потеря кормильца")
    anna.press("Дальше")
    assert {"disability_benefit", "group_1_carer_benefit", "survivor_benefit"} < set(anna.state.scope)
    assert "disability" not in anna.state.answers
    assert anna.state.answers["minor_children_at_home"] == {"max": 3}


def test_ticking_twice_by_a_double_tap_ticks_once(anna: Talk) -> None:
    anna.start().press("Что мне может полагаться?")
    data = anna.button("Малыш").data
    assert data is not None
    anna.send(Press(data))
    anna.send(Press(data))
    assert anna.state.ticked == ("baby",)


def test_with_nothing_ticked_everything_is_asked_about(anna: Talk) -> None:
    anna.start().press("Что мне может полагаться?")
    anna.press("Спросить обо всём")
    assert set(anna.state.scope) == set(anna.content.programmes)
    assert anna.state.answers == {}


class TestImpliedNo:
    """Leaving a situation unticked says no for this run; it must not answer for the person later on."""

    def low_income_only(self, talk: Talk, *, begun: bool = False) -> Talk:
        (talk if begun else talk.start()).press("Что мне может полагаться?")
        talk.press("Доход семьи")
        talk.press("Дальше")
        assert talk.state.answers["has_or_expects_child"] is False
        talk.press("Меню")
        return talk

    def test_a_topic_asks_about_what_was_left_unticked_before(self, anna: Talk) -> None:
        self.low_income_only(anna).press("Ребёнок")
        assert anna.state.at.screen == "question"
        assert "has_or_expects_child" not in anna.state.answers

    def test_the_rest_is_really_asked(self, anna: Talk) -> None:
        self.low_income_only(anna).send(Press("n:rest"))
        assert "has_or_expects_child" not in anna.state.answers

    def test_with_nothing_ticked_now_an_earlier_tick_settles_nothing(self, anna: Talk) -> None:
        self.low_income_only(anna).press("Что мне может полагаться?")
        anna.press("Доход семьи")
        anna.press("Спросить обо всём")
        assert "has_or_expects_child" not in anna.state.answers

    def test_what_the_person_said_stays(self, anna: Talk) -> None:
        anna.start("birth").answer({"residence_status": FAMILY["residence_status"]})
        anna.press("Меню")
        anna.press("Переезд")
        assert anna.state.answers["residence_status"] == "citizen"

    def test_an_explicit_no_is_not_overwritten_and_not_asked_again(self, anna: Talk) -> None:
        anna.start("survivor").answer({"residence_status": FAMILY["residence_status"]})
        assert anna.fact == "lost_breadwinner"
        anna.press("Нет")
        anna.press("Меню")
        self.low_income_only(anna, begun=True).press("Ребёнок")
        assert anna.state.answers["lost_breadwinner"] is False
        anna.send(Press("n:rest"))
        assert anna.state.answers["lost_breadwinner"] is False
        assert "has_or_expects_child" not in anna.state.answers

    def test_what_the_person_said_is_not_overwritten_by_what_is_left_unticked(self, anna: Talk) -> None:
        anna.start("birth").answer({"residence_status": FAMILY["residence_status"]})
        anna.press("Да")
        anna.answer({"child_birth_date": FAMILY["child_birth_date"]})
        anna.press("Меню")
        anna.press("Что мне может полагаться?")
        anna.press("Доход семьи")
        anna.press("Дальше")
        assert anna.state.answers["has_or_expects_child"] is True
        assert anna.state.answers["child_birth_date"] == "2026-09-15"

    def test_a_tick_against_an_earlier_answer_has_it_asked_again(self, anna: Talk) -> None:
        anna.start("birth").answer({"residence_status": FAMILY["residence_status"]})
        anna.press("Нет")
        anna.press("Меню")
        anna.press("Что мне может полагаться?")
        anna.press("Малыш")
        anna.press("Дальше")
        assert "has_or_expects_child" not in anna.state.answers
        assert anna.fact == "has_or_expects_child"

    def test_ticking_otherwise_takes_back_what_the_ticks_implied(self, anna: Talk) -> None:
        self.low_income_only(anna).press("Что мне может полагаться?")
        anna.press("Малыш")
        anna.press("Дальше")
        assert anna.state.answers["has_or_expects_child"] is True
        anna.press("Меню")
        anna.press("Что мне может полагаться?")
        anna.press("Малыш")
        anna.press("Дальше")
        assert anna.state.answers["has_or_expects_child"] is False

    def test_an_implied_answer_that_is_given_is_the_persons_own(self, anna: Talk) -> None:
        self.low_income_only(anna).send(Press("n:review"))
        anna.press("Потеря кормильца")
        anna.press("Нет")
        anna.send(Press("n:rest"))
        assert anna.state.answers["lost_breadwinner"] is False
        assert "has_or_expects_child" not in anna.state.answers

    def test_an_older_record_loads_as_before(self, anna: Talk) -> None:
        self.low_income_only(anna)
        record = json.loads(anna.state.to_json())
        del record["implied"]
        anna.state = State.from_json(json.dumps(record))
        anna.press("Ребёнок")
        assert "has_or_expects_child" not in anna.state.answers
        assert "lost_breadwinner" not in anna.state.answers


GATES = [
    (
        "survivor",
        "lost_breadwinner",
        {
            "dependants_of_deceased",
            "both_parents_lost",
            "deceased_insured",
            "deceased_insured_months",
            "deceased_average_income_24_months",
        },
    ),
    (
        "survivor",
        "deceased_insured",
        {"deceased_insured_months", "deceased_average_income_24_months"},
    ),
    ("disability", "raises_child_with_disability", {"children_with_disability"}),
    ("disability", "disability", {"disability_cause"}),
    ("disability", "capacity_loss_percent", {"insured_months", "average_income_24_months"}),
]


@pytest.mark.parametrize(("topic", "gate", "behind"), GATES)
def test_who_declines_a_gate_is_not_asked_what_hangs_on_it(
    anna: Talk, topic: str, gate: str, behind: set[str]
) -> None:
    questions = anna.content.questions
    hanging = {fact for fact, asked in questions.items() if asked.hangs_on == gate}
    assert hanging | {fact for fact, asked in questions.items() if asked.hangs_on in hanging} == behind
    anna.start(topic)
    asked = set()
    while anna.state.at.screen == "question":
        asked.add(anna.fact)
        anna.press("Пропустить" if anna.fact == gate else "Не знаю")
    assert gate in asked
    assert not asked & behind
    anna.press("Показать результат")
    assert "Пока нельзя сказать" in anna.screen.text


def test_only_what_still_matters_is_asked(anna: Talk) -> None:
    anna.start("birth").answer(FAMILY | {"has_or_expects_child": "Нет"})
    assert anna.state.at.screen == "review"
    assert "child_order" not in anna.state.answers


def test_a_question_says_where_we_are(anna: Talk) -> None:
    anna.start("birth")
    assert anna.screen.text.startswith("Вопрос 1 из примерно ")
    anna.answer({anna.fact: FAMILY[anna.fact]})
    assert anna.screen.text.startswith("Вопрос 2 из примерно ")


def test_dont_know_and_rather_not_say_are_answers_and_not_asked_again(anna: Talk) -> None:
    anna.start("birth")
    first = anna.fact
    anna.press("Не знаю")
    second = anna.fact
    anna.press("Пропустить")
    assert anna.state.answers == {first: "unknown", second: "declined"}
    assert anna.fact not in (first, second)


def test_why_we_ask_stands_under_the_question(anna: Talk) -> None:
    anna.start("birth")
    fact = anna.fact
    anna.press("Почему мы об этом спрашиваем")
    assert anna.fact == fact
    assert str(anna.content.words("ru", f"question.{fact}.why")) in anna.screen.text


def test_back_goes_back_one_question_at_a_time_to_the_beginning(anna: Talk) -> None:
    anna.start("birth")
    seen = [anna.fact]
    for _ in range(3):
        anna.answer({anna.fact: FAMILY[anna.fact]})
        seen.append(anna.fact)
    while anna.state.at.screen == "question":
        assert anna.fact == seen.pop()
        anna.press("Назад")
    assert seen == []
    assert anna.state.at.screen == "menu"


@pytest.mark.parametrize("way", ["n:continue", "n:rest"])
def test_back_goes_back_after_a_double_tap_on_the_way_in(anna: Talk, way: str) -> None:
    anna.start("birth")
    first = anna.fact
    anna.press("Не знаю")
    anna.press("Меню")
    anna.send(Press(way))
    anna.send(Press(way))
    anna.press("Назад")
    assert anna.fact == first


def test_going_back_keeps_the_answer_in_sight_until_another_is_given(anna: Talk) -> None:
    anna.start("birth").answer({"residence_status": FAMILY["residence_status"], "has_or_expects_child": "Да"})
    anna.press("Назад")
    assert "Сейчас записано" in anna.screen.text


class TestTyped:
    def ask(self, talk: Talk, fact: str) -> Talk:
        talk.start("tsa" if fact.startswith("household") or fact == "region" else "birth")
        talk.state = talk.state.but(at=Place("question", fact))
        talk.send(Press("go"))
        return talk

    @pytest.mark.parametrize("typed", ["185000", "185 000 тг", "185 тысяч", "185 мың"])
    def test_money_is_echoed_in_full_before_it_counts(self, anna: Talk, typed: str) -> None:
        self.ask(anna, "household_income_monthly").type(typed)
        assert "185\u00a0000\u00a0₸ в месяц" in anna.screen.text
        assert "household_income_monthly" not in anna.state.answers
        anna.press("Верно")
        assert anna.state.answers["household_income_monthly"] == 185000

    def test_money_by_the_year_is_brought_to_the_month_and_echoed(self, anna: Talk) -> None:
        self.ask(anna, "household_income_monthly").type("1 200 000 в год")
        assert "100\u00a0000\u00a0₸ в месяц" in anna.screen.text

    def test_a_range_by_the_year_is_brought_to_the_month(self, anna: Talk) -> None:
        self.ask(anna, "household_income_monthly").type("от 1 200 000 до 1 300 000 в год")
        anna.press("Верно")
        assert anna.state.answers["household_income_monthly"] == {"min": 100000, "max": 108334}

    @pytest.mark.parametrize("said", ["да", "иә", "Верно"])
    def test_the_echo_can_be_confirmed_by_typing(self, anna: Talk, said: str) -> None:
        self.ask(anna, "household_size").type("пять")
        if said == "Верно":
            anna.press(said)
        else:
            anna.type(said)
        assert anna.state.answers["household_size"] == 5

    def test_an_older_echo_does_not_confirm_the_next_value(self, anna: Talk) -> None:
        self.ask(anna, "household_size").type("5")
        older = anna.button("Верно").data
        assert older is not None
        anna.type("6")
        reply = anna.send(Press(older, live=False))
        assert reply.resend
        assert "household_size" not in anna.state.answers
        anna.press("Верно")
        assert anna.state.answers["household_size"] == 6

    def test_an_echo_that_was_corrected_is_not_confirmed_by_a_late_press(self, anna: Talk) -> None:
        self.ask(anna, "household_size").type("5")
        right = anna.button("Верно").data
        assert right is not None
        anna.press("Исправить")
        reply = anna.send(Press(right))
        assert reply.toast
        assert anna.fact == "household_size"
        assert "household_size" not in anna.state.answers

    def test_the_echo_can_be_corrected(self, anna: Talk) -> None:
        self.ask(anna, "household_size").type("пять")
        anna.press("Исправить")
        assert anna.fact == "household_size"
        anna.type("6")
        anna.type("7")
        anna.press("Верно")
        assert anna.state.answers["household_size"] == 7

    @pytest.mark.parametrize("typed", ["150", "минималка", "ерунда"])
    def test_what_is_doubtful_is_asked_back_never_guessed(self, anna: Talk, typed: str) -> None:
        self.ask(anna, "household_income_monthly").type(typed)
        assert anna.state.answers.get("household_income_monthly") is None
        assert anna.state.at.screen == "question"
        assert "Не удалось понять сумму" in anna.screen.text

    def test_an_impossible_value_is_said_to_be_impossible(self, anna: Talk) -> None:
        self.ask(anna, "household_size").type("500")
        anna.press("Верно")
        assert "невозможен" in anna.screen.text
        assert "household_size" not in anna.state.answers

    def test_an_option_can_be_typed_and_is_echoed(self, anna: Talk) -> None:
        self.ask(anna, "residence_status").type("кандас")
        assert "residence_status" not in anna.state.answers
        anna.press("Верно")
        assert anna.state.answers["residence_status"] == "kandas"

    @pytest.mark.parametrize(
        ("fact", "typed", "value"),
        [
            ("disability", "Взрослый, I группа", "group_1"),
            ("disability", "Взрослый, II группа", "group_2"),
            ("disability", "взрослый ІІІ группа", "group_3"),
            ("disability", "взрослый, вторая группа", "group_2"),
            ("disability", "взрослый 2-я группа", "group_2"),
            ("disability", "Ересек, II топ", "group_2"),
            ("disability", "ересек үшінші топ", "group_3"),
            ("disability", "Ребёнок 7–18 лет, III группа", "child_group_3"),
            ("disability", "ребенок до 7 лет", "child_under_7"),
            ("disability", "нет", "none"),
            ("disability", "жоқ", "none"),
            ("disability", "нет инвалидности", "none"),
            ("mother_award", "Нет", "none"),
            ("mother_award", "алтын алка", "altyn_alka"),
            ("mother_award", "Материнская слава II степени", "maternal_glory_2"),
            ("residence_status", "Гражданин Казахстана", "citizen"),
            ("residence_status", "лицо без гражданства", "stateless_permanent"),
            ("residence_status", "Қандас мәртебесі", "kandas"),
            ("insured_as", "ИП", "entrepreneur"),
            ("child_route", "усыновление", "adopted"),
        ],
    )
    def test_an_option_is_known_by_its_words(self, anna: Talk, fact: str, typed: str, value: str) -> None:
        self.ask(anna, fact).type(typed)
        assert anna.state.at == Place("confirm", fact, value)

    @pytest.mark.parametrize(
        ("fact", "typed"),
        [
            ("disability", "вторая группа"),
            ("disability", "взрослый"),
            ("disability", "II"),
            ("disability", "нет, взрослый II группа"),
            ("disability", "не II группа"),
            ("child_route", "нет"),
            ("residence_status", "нет"),
            ("residence_status", "!"),
            ("residence_status", ""),
        ],
    )
    def test_an_option_that_is_not_clear_is_asked_back(self, anna: Talk, fact: str, typed: str) -> None:
        self.ask(anna, fact).type(typed)
        assert anna.state.at == Place("question", fact)
        assert "Не удалось понять ответ" in anna.screen.text

    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("пропустить", "declined"),
            ("Өткізіп жіберу", "declined"),
            ("не знаю", "unknown"),
            ("Білмеймін", "unknown"),
        ],
    )
    @pytest.mark.parametrize(
        "fact",
        [
            "disability",
            "region",
            "household_size",
            "household_income_monthly",
            "child_birth_date",
            "carer_insured",
        ],
    )
    def test_not_saying_can_be_typed_everywhere(self, anna: Talk, fact: str, typed: str, value: str) -> None:
        self.ask(anna, fact).type(typed)
        assert anna.state.answers[fact] == value

    def test_an_option_that_is_a_number_counts_as_a_number(self, anna: Talk) -> None:
        self.ask(anna, "maternity_leave_days").type("140")
        assert anna.state.at.value == 140
        anna.press("Верно")
        assert anna.state.answers["maternity_leave_days"] == 140
        anna.send(Press("e:maternity_leave_days"))
        anna.press("126 дней")
        assert anna.state.answers["maternity_leave_days"] == 126

    @pytest.mark.parametrize(
        ("typed", "echo", "months"),
        [("36", "36 месяцев", 36), ("3 года", "36 месяцев", 36), ("5 жыл 1 ай", "61 месяц", 61)],
    )
    def test_a_length_of_time_is_taken_in_years_and_echoed_in_months(
        self, anna: Talk, typed: str, echo: str, months: int
    ) -> None:
        self.ask(anna, "insured_months")
        assert "36 месяцев или 3 года" in anna.screen.text
        anna.type(typed)
        assert f"<b>{echo}</b>" in anna.screen.text
        anna.press("Верно")
        assert anna.state.answers["insured_months"] == months

    def test_years_are_no_answer_where_something_else_is_counted(self, anna: Talk) -> None:
        self.ask(anna, "household_size").type("5 лет")
        assert "Не удалось понять число" in anna.screen.text

    @pytest.mark.parametrize("typed", ["45", "45%", "45 процентов"])
    def test_per_cent_are_shown_as_such(self, anna: Talk, typed: str) -> None:
        self.ask(anna, "capacity_loss_percent")
        assert "30%" in [button.text for button in anna.buttons]
        anna.type(typed)
        assert "<b>45%</b>" in anna.screen.text

    def test_a_place_with_several_meanings_is_asked_back(self, anna: Talk) -> None:
        self.ask(anna, "region").type("Алматы")
        assert {button.text for button in anna.buttons} >= {"Алматы", "Алматинская область"}
        anna.press("Алматинская область")
        assert anna.state.answers["region"] == "KZ-19"

    def test_a_shared_place_names_the_region_and_is_asked_back(self, anna: Talk) -> None:
        self.ask(anna, "region").send(Location(51.13, 71.43))
        assert "Астана" in anna.screen.text
        anna.press("Верно")
        assert anna.state.answers["region"] == "KZ-71"

    def test_a_date_can_be_picked(self, anna: Talk) -> None:
        self.ask(anna, "child_birth_date")
        for words in ("2026", "Март", "5"):
            anna.press(words)
        assert anna.state.answers["child_birth_date"] == "2026-03-05"

    def test_a_month_alone_asks_for_the_day(self, anna: Talk) -> None:
        self.ask(anna, "child_birth_date").type("март 2026")
        assert "Нужна точная дата" in anna.screen.text
        anna.press("17")
        assert anna.state.answers["child_birth_date"] == "2026-03-17"

    @pytest.mark.parametrize(
        ("typed", "presses", "day"),
        [("март 2015", ["17"], "2015-03-17"), ("10 лет", ["Март", "17"], "2016-03-17")],
    )
    def test_an_older_child_is_picked_too(self, anna: Talk, typed: str, presses: list[str], day: str) -> None:
        self.ask(anna, "child_birth_date").type(typed)
        for words in presses:
            anna.press(words)
        assert anna.state.answers["child_birth_date"] == day

    def test_where_there_is_no_day_to_pick_the_date_is_asked_back(self, anna: Talk) -> None:
        self.ask(anna, "child_birth_date").type("через 11 месяцев")
        assert "Не удалось понять дату" in anna.screen.text
        assert "2026" in [button.text for button in anna.buttons]

    def test_an_impossible_date_is_asked_back(self, anna: Talk) -> None:
        self.ask(anna, "child_birth_date").type("31.02.2026")
        assert "Не удалось понять дату" in anna.screen.text


def test_the_picker_offers_no_day_outside_its_range(anna: Talk) -> None:
    asked = anna.content.questions["child_birth_date"]
    first, last = bounds(asked, date(2026, 11, 23))
    assert (first, last) == (date(2024, 1, 1), date(2027, 8, 31))


@pytest.mark.parametrize("data", ["p:{run}:child_birth_date:2026-99", "a:{run}:child_birth_date:soon", "a::"])
def test_crafted_presses_do_no_harm(anna: Talk, data: str) -> None:
    anna.start("birth")
    anna.state = anna.state.but(at=Place("question", "child_birth_date"))
    anna.send(Press(data.format(run=anna.state.run)))
    assert "child_birth_date" not in anna.state.answers


def test_a_press_on_an_answered_question_gets_a_toast_and_changes_nothing(anna: Talk) -> None:
    anna.start("birth")
    data = next(button.data for button in anna.buttons if button.data)
    anna.send(Press(data))
    before = anna.state
    reply = anna.send(Press(data))
    assert anna.state == before
    assert reply.toast == "На этот вопрос уже есть ответ. Вот где вы остановились."
    assert not reply.resend


def test_a_press_on_an_old_message_brings_the_current_screen_below(anna: Talk) -> None:
    anna.start("birth")
    data = next(button.data for button in anna.buttons if button.data)
    anna.press("Не знаю")
    reply = anna.send(Press(data, live=False))
    assert reply.toast
    assert reply.resend


def test_buttons_of_an_earlier_run_do_not_answer_this_one(anna: Talk) -> None:
    anna.start("birth")
    data = next(button.data for button in anna.buttons if button.data)
    anna.press("Меню")
    anna.press("Ребёнок")
    anna.send(Press(data))
    assert anna.state.answers == {}


class TestReview:
    def test_every_answer_can_be_changed(self, anna: Talk) -> None:
        anna.start("birth").answer(FAMILY)
        assert anna.state.at.screen == "review"
        anna.press("Какой ребёнок по счёту")
        anna.press("4")
        assert anna.state.at.screen == "review"
        assert anna.state.answers["child_order"] == 4

    def test_what_hangs_on_a_changed_answer_is_dropped_and_the_rest_is_kept(self, anna: Talk) -> None:
        anna.start("birth").answer(FAMILY)
        anna.press("Малыш или ожидаемый ребёнок")
        anna.press("Нет")
        assert "child_birth_date" not in anna.state.answers
        assert anna.state.answers["residence_status"] == "citizen"
        assert anna.state.at.screen == "review"

    def test_a_changed_answer_can_bring_new_questions(self, anna: Talk) -> None:
        anna.start("birth").answer(FAMILY)
        anna.press("Малыш или ожидаемый ребёнок")
        anna.press("Нет")
        anna.press("Малыш или ожидаемый ребёнок")
        anna.press("Да")
        assert anna.state.at.screen == "question"

    def test_back_from_a_change_leads_to_the_list(self, anna: Talk) -> None:
        anna.start("birth").answer(FAMILY)
        anna.press("Какой ребёнок по счёту")
        anna.press("Назад")
        assert anna.state.at.screen == "review"


def test_two_answers_that_contradict_each_other_are_both_named(anna: Talk) -> None:
    anna.start("tsa")
    anna.state = anna.state.with_answer("household_size", 2)
    anna.state = anna.state.but(at=Place("question", "children_aged_1_to_6"))
    anna.type("4")
    anna.press("Верно")
    assert "не сходится" in anna.screen.text
    assert "Человек в семье: 2" in anna.screen.text
    asked = anna.content.words("ru", "question.children_aged_1_to_6.text")
    assert asked in anna.screen.text
    assert "Не знаю" in [button.text for button in anna.buttons]
    anna.press("Исправить прошлый ответ")
    assert anna.fact == "household_size"


def test_back_from_the_other_of_two_answers_leads_to_the_question_that_was_open(anna: Talk) -> None:
    anna.start("tsa")
    anna.state = anna.state.but(
        at=Place("question", "children_aged_1_to_6"),
        answers={"residence_status": "citizen", "region": "KZ-71", "household_size": 2},
        trail=("residence_status", "region", "household_size"),
    )
    anna.send(Press(f"a:{anna.state.run}:children_aged_1_to_6:4"))
    anna.press("Исправить прошлый ответ")
    assert anna.fact == "household_size"
    anna.press("Назад")
    assert anna.fact == needed(anna.content, anna.state, anna.today)[0]
    for earlier in ("household_size", "region", "residence_status"):
        anna.press("Назад")
        assert anna.fact == earlier


def test_an_answer_that_was_not_given_cannot_be_changed(anna: Talk) -> None:
    anna.start("tsa").press("Гражданство")
    asked = anna.fact
    reply = anna.send(Press("e:household_size"))
    assert reply.toast
    assert anna.fact == asked


def test_a_date_is_not_picked_where_none_is_asked(anna: Talk) -> None:
    anna.start("tsa")
    reply = anna.send(Press(f"p:{anna.state.run}:residence_status:2026"))
    assert reply.toast
    assert anna.state.at == Place("question", "residence_status")
