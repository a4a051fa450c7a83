"""The summary and the cards say what the assessment says."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from bot.content import formats
from bot.conversation import Press
from tests.bot.conversation.talk import Talk

FAMILY: Mapping[str, Any] = {
    "residence_status": "citizen",
    "has_or_expects_child": True,
    "child_birth_date": "2026-09-15",
    "child_route": "born",
    "child_order": 4,
    "children_born_together": 1,
    "child_on_state_support": False,
    "carer_insured": False,
}
POOR: Mapping[str, Any] = {
    "residence_status": "citizen",
    "region": "KZ-71",
    "household_size": 4,
    "household_income_monthly": 100000,
    "consumer_loan_last_quarter": 0,
    "children_aged_1_to_6": 2,
    "has_able_bodied_member": True,
    "only_able_bodied_member_is_carer": False,
    "refused_employment_measures_6_months": False,
    "broke_social_contract_6_months": False,
}


def at(talk: Talk, answers: Mapping[str, Any], *scope: str) -> Talk:
    """At the summary, with these answers given."""
    talk.start()
    talk.state = talk.state.but(answers=answers, scope=scope)
    talk.send(Press("n:summary"))
    return talk


def words(talk: Talk) -> str:
    return formats.plain(talk.screen.text).replace(formats.NBSP, " ")


def test_the_summary_sorts_by_verdict_and_says_what_was_not_looked_at(anna: Talk) -> None:
    at(anna, FAMILY, "birth_benefit", "childcare_benefit", "childcare_payment")
    assert re.search(r"может полагаться: ✅ Единовременное .* – 272 475 ₸ единовременно", words(anna))
    assert re.search(r"не подходит: ▫️ Социальная выплата", words(anna))
    assert "Не проверяли: " in words(anna)
    assert "24 ноября 2026" not in words(anna)
    assert "на 23 ноября 2026 года" in words(anna)


def test_kazakh_sums_and_dates(aigul: Talk) -> None:
    at(aigul, FAMILY, "birth_benefit")
    assert "бір рет 272 475 ₸" in words(aigul)
    assert "2026 жылғы 23 қараша" in words(aigul)


def test_a_card_gives_the_amount_with_its_basis_and_year(anna: Talk) -> None:
    at(anna, FAMILY, "birth_benefit").press("Пособие на рождение ребёнка")
    assert "Расчёт: 63 × 4 325 (МРП 2026 года – 4 325 ₸)" in words(anna)
    assert "Подать заявление можно до 15 марта 2028 года включительно." in words(anna)


def test_the_reasons_name_and_link_the_law(anna: Talk, aigul: Talk) -> None:
    at(anna, FAMILY, "birth_benefit").send(Press("n:card:birth_benefit:why"))
    assert '<a href="https://adilet.zan.kz/rus/docs/K2300000224#z1256">' in anna.screen.text
    assert "Социальный кодекс, ст. 79, п. 3" in words(anna)
    at(aigul, FAMILY, "birth_benefit").send(Press("n:card:birth_benefit:why"))
    assert "Әлеуметтік кодекс, 79-бап, 3-тармақ" in words(aigul)


def test_not_likely_comes_with_the_value_the_limit_and_no_refusal(anna: Talk) -> None:
    at(anna, {**POOR, "household_income_monthly": 900000}, "tsa").press("Адресная социальная помощь")
    assert "доход на человека в месяц: 225 000 ₸" in words(anna)
    assert "80 000 ₸" in words(anna)
    assert "Это не отказ" in words(anna)


def test_an_estimate_is_shown_from_its_lower_end_only(anna: Talk) -> None:
    at(anna, POOR, "tsa").press("Адресная социальная помощь")
    assert "от 74 600 ₸ в месяц" in words(anna)
    assert "220 000" not in words(anna)
    assert "43 650 × 4 − 100 000" in words(anna)
    assert "80 000 × 4" not in words(anna)
    assert "Черта бедности здесь примерная" in words(anna)
    assert "социальный контракт" in words(anna)


def test_what_is_counted_is_not_shown_as_money(anna: Talk, aigul: Talk) -> None:
    counted = {
        "residence_status": "citizen",
        "minor_children_at_home": 3,
        "capacity_loss_percent": 45,
        "insured_months": 61,
        "average_income_24_months": 40000,
    }
    at(anna, counted, "large_family_benefit", "disability_payment").send(Press("n:card:large_family_benefit"))
    assert re.search(r"\b3\b.*\b4\b", words(anna))
    assert "₸" not in words(anna)
    anna.send(Press("n:card:disability_payment:why"))
    assert all(shown in words(anna) for shown in ("45%", "30%", "61 месяц", "40 000 ₸", "42 500 ₸"))
    assert "45 ₸" not in words(anna)
    at(aigul, counted, "disability_payment").send(Press("n:card:disability_payment:why"))
    assert "61 ай" in words(aigul)


def test_what_is_missing_is_said_where_nothing_can_be_told_yet(anna: Talk) -> None:
    at(anna, {**FAMILY, "child_birth_date": "unknown"}, "birth_benefit").press("Пособие на рождение")
    assert "Пока нельзя сказать" in words(anna)
    assert "❔" in anna.screen.text


@pytest.mark.parametrize("today", [date(2023, 7, 1), date(2026, 11, 23), date(2027, 2, 1)])
@pytest.mark.parametrize(
    "answers", [{}, {"household_income_monthly": 0}, {"household_income_monthly": 10**9}]
)
def test_no_sentence_has_a_hole_where_a_value_should_be(
    anna: Talk, answers: Mapping[str, Any], today: date
) -> None:
    anna.today = today
    at(anna, {"residence_status": "citizen", **answers}, *anna.content.programmes)
    for programme in anna.content.programmes:
        for tab in ("", ":why"):
            anna.send(Press(f"n:card:{programme}{tab}"))
            assert not re.search(r":\s*\.|«»|\s,|: *$", words(anna)), words(anna)


def test_an_application_is_always_one_press_away(anna: Talk, aigul: Talk) -> None:
    for talk, language in ((anna, "ru"), (aigul, "kk")):
        at(talk, POOR, "tsa").send(Press("n:card:tsa"))
        links = [button.url for button in talk.buttons if button.url]
        assert links == [f"https://egov.kz/cms/{language}/services/pass166_mtszn"]


def test_where_to_apply_names_the_career_centre(anna: Talk, aigul: Talk) -> None:
    at(anna, POOR, "tsa").send(Press("n:card:tsa:apply"))
    anna.press("Карьерный центр")
    assert "Карьерный центр города Астаны" in words(anna) or "Карьерный центр города Астана" in words(anna)
    at(aigul, {**POOR, "region": "KZ-10"}, "tsa").send(Press("n:where:mine"))
    aigul.press("Семей қаласы")
    assert "Семей қаласының мансап орталығы" in words(aigul)


BOTH_BENEFITS: Mapping[str, Any] = {
    "residence_status": "citizen",
    "lost_breadwinner": True,
    "dependants_of_deceased": 1,
    "both_parents_lost": False,
}


@pytest.mark.parametrize(
    ("disability", "ru", "kk"),
    [
        (
            {"disability": "group_2", "disability_cause": "general_illness"},
            "одному человеку вместе не платят",
            "бір адамға қатар төленбейді",
        ),
        (
            {"disability": "child_group_1"},
            "обе суммы можно получать вместе",
            "Екі соманы қатар алуға болатын",
        ),
    ],
)
def test_two_benefits_of_the_state_at_once_are_chosen_from_or_added_up(
    anna: Talk, aigul: Talk, disability: Mapping[str, Any], ru: str, kk: str
) -> None:
    answers = {**BOTH_BENEFITS, **disability}
    assert ru in words(at(anna, answers, "disability_benefit", "survivor_benefit"))
    assert kk in words(at(aigul, answers, "disability_benefit", "survivor_benefit"))


def test_one_benefit_alone_needs_no_word_on_choosing(anna: Talk) -> None:
    answers = {**BOTH_BENEFITS, "disability": "group_2", "disability_cause": "general_illness"}
    assert "вместе не платят" not in words(at(anna, answers, "disability_benefit"))


def test_what_was_ticked_is_all_in_the_summary(anna: Talk) -> None:
    anna.start().press("Что мне может полагаться?")
    anna.press("Малыш")
    anna.press("Инвалидность в семье")
    anna.press("Дальше")
    anna.send(Press("n:summary"))
    for name in ("birth_benefit", "maternity_payment", "disability_benefit", "group_1_carer_benefit"):
        assert str(anna.content.words("ru", f"programme.{name}.name")) in anna.screen.text


def test_the_rest_can_be_checked_from_the_summary(anna: Talk) -> None:
    at(anna, FAMILY, "birth_benefit").press("Проверить и остальное")
    assert set(anna.state.scope) == set(anna.content.programmes)
    assert anna.state.at.screen == "question"


LOST: Mapping[str, Any] = {
    "residence_status": "citizen",
    "lost_breadwinner": True,
    "dependants_of_deceased": "unknown",
    "both_parents_lost": "unknown",
    "deceased_insured": True,
    "deceased_insured_months": 40,
}
WHATEVER_THE_STATUS: Mapping[str, Any] = {
    "residence_status": "unknown",
    "region": "KZ-71",
    "move_to_region": "KZ-75",
    "registered_job_seeker": False,
    "ethnic_kazakh": True,
    "held_kz_citizenship": False,
}


class TestNoAbsurdAmount:
    def test_an_open_end_is_shown_from_its_lower_end(self, anna: Talk, aigul: Talk) -> None:
        at(anna, LOST, "survivor_benefit").send(Press("n:card:survivor_benefit"))
        assert "На всех близких вместе: от 46 783 ₸ в месяц" in words(anna)
        assert "Расчёт: 0,92 × 50 851" in words(anna)
        assert "1 566 211" not in words(anna)
        at(aigul, LOST, "survivor_benefit")
        assert "айына кемінде 46 783 ₸" in words(aigul)

    def test_without_the_income_there_is_no_sum_and_it_is_said_why(self, anna: Talk, aigul: Talk) -> None:
        at(anna, LOST, "survivor_payment").send(Press("n:card:survivor_payment"))
        assert "Сумма зависит от дохода, которого мы не знаем." in words(anna)
        assert "в месяц: " not in words(anna)
        assert "от 1 ₸" not in words(anna)
        at(aigul, LOST, "survivor_payment").send(Press("n:card:survivor_payment"))
        assert "Сома табысқа байланысты, ал ол бізге белгісіз." in words(aigul)

    def test_where_the_income_is_known_it_is_not_blamed(self, anna: Talk) -> None:
        family = {**POOR, "household_income_monthly": 300000, "household_size": "unknown"}
        at(anna, family, "tsa").send(Press("n:card:tsa"))
        assert "На всю семью" not in words(anna)
        assert "Сумма зависит от дохода" not in words(anna)

    def test_of_a_range_the_sign_of_the_currency_stands_once(self, anna: Talk, aigul: Talk) -> None:
        rent = {"residence_status": "kandas", "move_to_region": "KZ-55", "included_in_quota_before": False}
        at(anna, {**rent, "family_size_moving": 2}, "relocation_support")
        anna.send(Press("n:card:relocation_support"))
        assert "от 64 875 до 129 750 ₸ в месяц" in words(anna)
        at(aigul, {**rent, "family_size_moving": 2}, "relocation_support")
        aigul.send(Press("n:card:relocation_support"))
        assert "айына 64 875–129 750 ₸" in words(aigul)


def test_a_sum_of_a_day_that_is_not_known_waits_for_the_day(anna: Talk, aigul: Talk) -> None:
    dayless = {**FAMILY, "child_birth_date": "unknown"}
    at(anna, dayless, "birth_benefit").send(Press("n:card:birth_benefit"))
    assert "Сумма зависит от даты, а она неизвестна." in words(anna)
    assert "ещё не известен" not in words(anna)
    at(aigul, dayless, "birth_benefit").send(Press("n:card:birth_benefit"))
    assert "Сома күнге байланысты, ал ол күн белгісіз." in words(aigul)
    anna.state = anna.state.but(answers={**FAMILY, "child_birth_date": "2027-03-01"})
    anna.send(Press("n:card:birth_benefit"))
    assert "МРП на эту дату ещё не известен" in words(anna)


@pytest.mark.parametrize("programme", ["relocation_support", "mobility_certificate"])
def test_what_is_unlikely_whatever_the_unknown_answer_says_so(
    anna: Talk, aigul: Talk, programme: str
) -> None:
    at(anna, WHATEVER_THE_STATUS, programme).send(Press(f"n:card:{programme}"))
    assert "Каким бы ни был неизвестный ответ" in words(anna)
    at(aigul, WHATEVER_THE_STATUS, programme).send(Press(f"n:card:{programme}"))
    assert "Белгісіз жауап қандай болса да" in words(aigul)


def test_a_condition_whose_own_fact_is_known_names_the_answer_it_hangs_on(anna: Talk, aigul: Talk) -> None:
    at(anna, WHATEVER_THE_STATUS, "relocation_support").send(Press("n:card:relocation_support:why"))
    assert "в какой регион вы переезжаете" not in words(anna)
    said = "Зависит от ответа, которого мы не знаем: «Статус в Казахстане»."
    assert words(anna).count(said) == 1
    at(aigul, WHATEVER_THE_STATUS, "relocation_support").send(Press("n:card:relocation_support:why"))
    assert "Бұл бізге белгісіз жауапқа байланысты: «Қазақстандағы мәртебе»." in words(aigul)


def test_a_last_day_that_has_passed_is_not_shown(anna: Talk) -> None:
    anna.today = date(2028, 4, 1)
    adopted = {**FAMILY, "child_route": "adopted"}
    at(anna, adopted, "birth_benefit").send(Press("n:card:birth_benefit"))
    assert "Пока нельзя сказать" in words(anna)
    assert "Подать заявление можно до" not in words(anna)


def test_nobody_is_told_to_apply_now_for_what_begins_later(anna: Talk) -> None:
    ahead = {"residence_status": "citizen", "has_or_expects_child": True, "child_birth_date": "2027-03-01"}
    at(anna, ahead, "childcare_benefit").send(Press("n:card:childcare_benefit"))
    assert "Можно с: 1 марта 2027 года." in words(anna)
    assert "подать уже сейчас" not in words(anna)
    anna.state = anna.state.but(answers={**ahead, "child_birth_date": "2026-09-01"})
    anna.send(Press("n:card:childcare_benefit"))
    assert "подать уже сейчас" in words(anna)


def test_the_note_on_an_estimate_stands_only_beside_an_estimated_amount(anna: Talk) -> None:
    at(anna, {**POOR, "household_income_monthly": "unknown"}, "tsa").send(Press("n:card:tsa"))
    assert "Черта бедности здесь примерная" not in words(anna)


@pytest.mark.parametrize("status", ["kandas", "citizen"])
def test_who_needs_no_kandas_status_is_not_sent_to_apply_for_it(anna: Talk, status: str) -> None:
    at(anna, {"residence_status": status}, "kandas_status").send(Press("n:card:kandas_status"))
    assert "скорее всего, не полагается" in words(anna)
    assert "Это не отказ" not in words(anna)


def test_notices_stand_apart_from_what_was_not_looked_at(anna: Talk) -> None:
    answers = {**BOTH_BENEFITS, "disability": "child_group_1"}
    at(anna, answers, "disability_benefit", "survivor_benefit")
    assert "с детства.\n\nНе проверяли" in anna.screen.text
