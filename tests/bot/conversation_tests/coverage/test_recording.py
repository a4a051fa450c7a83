"""What counts as reached, and what does not."""

from dataclasses import replace
from datetime import date

from bot.content import Content
from bot.content.templates import Screens
from bot.conversation_tests.coverage import Recording, universe
from bot.conversation_tests.coverage.showing import screen_of
from tests.bot.conversation_tests.coverage.player import OPENING, Player


def test_the_opening(anna: Player) -> None:
    assert anna.does("start") == {"screen language"}
    assert anna.does({"press": "language"}) == {"screen notice"}
    assert anna.does({"press": "begin"}) == {"screen menu"}


def test_a_question_is_reached_when_it_is_asked_and_its_option_when_it_is_answered(anna: Player) -> None:
    anna.opened()
    assert anna.does({"press": "topic child"}) == {
        "screen question",
        "question residence_status",
        "door topic.child",
    }
    assert anna.does({"press": "citizen"}) == {
        "option residence_status.citizen",
        "question has_or_expects_child",
    }
    assert anna.does({"type": "да"}) == {"option has_or_expects_child.true", "question child_birth_date"}


def test_not_known_and_not_said_are_reached_for_each_question(anna: Player) -> None:
    anna.opened().does({"press": "topic child"})
    assert anna.does({"press": "unknown"}) == {"unknown residence_status", "question has_or_expects_child"}
    assert "declined has_or_expects_child" in anna.does({"press": "declined"})


def test_why_we_ask(anna: Player) -> None:
    anna.opened().does({"press": "topic child"})
    assert anna.does({"press": "why"}) == {"why residence_status"}


def test_a_number_is_reached_by_its_button_alone(anna: Player) -> None:
    anna.opened().does({"press": "topic child"}, {"answer": {"residence_status": "citizen"}})
    anna.does({"answer": {"has_or_expects_child": "yes", "child_birth_date": "2026-09-10"}})
    anna.does({"type": "4"})
    assert anna.does({"press": "right"}) == {"question children_born_together"}
    assert "number children_born_together.1" in anna.does({"press": "1"})


def test_what_is_not_understood_stale_or_taken_back_is_no_answer(anna: Player) -> None:
    anna.opened().does({"press": "topic child"}, {"press": "citizen"})
    assert anna.does({"type": "возможно, что-то вроде"}) == {"reply typed.unclear.yes_no"}
    assert anna.does({"press_old": {"button": "kandas", "on": "residence_status"}}) == {
        "reply stale.answered"
    }
    assert anna.does({"press": "back"}) == set()


def test_replies_stand_over_a_screen_or_in_its_notice(anna: Player) -> None:
    anna.opened()
    assert anna.does({"type": "привет"}) == {"reply typed.use_buttons"}
    assert anna.does({"send": "voice"}) == {"reply other.voice"}
    assert anna.does({"location": [43.2, 76.9]}) == {"reply other.location"}
    assert anna.does({"type": "/none"}) == {"reply other.command"}


def test_a_contradiction_is_known_whatever_its_values_are(anna: Player) -> None:
    anna.opened().does({"press": "topic low_income"}, {"answer": {"residence_status": "citizen"}})
    anna.does({"answer": {"region": "KZ-15", "household_size": "2", "household_income_monthly": "0"}})
    anna.does({"answer": {"consumer_loan_last_quarter": "0"}})
    assert anna.does({"press": "5"}) == {"reply typed.contradiction"}


def test_results_reach_verdicts_reasons_amounts_and_destinations(anna: Player) -> None:
    anna.opened().does({"press": "topic child"})
    anna.does(
        {
            "answer": {
                "residence_status": "citizen",
                "has_or_expects_child": "yes",
                "child_birth_date": "2026-09-10",
                "child_order": "4",
                "children_born_together": "1",
                "child_on_state_support": "no",
                "mother_insured": "no",
                "carer_insured": "no",
            }
        }
    )
    assert {"verdict birth_benefit.likely", "verdict childcare_payment.unlikely"} <= anna.does(
        {"press": "summary"}
    )
    assert anna.does({"press": "card childcare_payment"}) == {
        "screen card",
        "card childcare_payment.front",
        "condition childcare_payment.insured.failed",
        "destination service.pass156_mtszn",
    }
    assert {
        "screen card_why",
        "card childcare_payment.why",
        "condition childcare_payment.child.met",
    } <= anna.does({"press": "card childcare_payment why"})
    assert {"screen card_apply", "destination channel.state_corporation"} <= anna.does(
        {"press": "card childcare_payment apply"}
    )
    anna.does({"press": "summary"})
    assert "amount birth_benefit.lump_sum" in anna.does({"press": "card birth_benefit"})


def test_places(anna: Player) -> None:
    anna.opened()
    assert anna.does({"press": "where"}) == {"screen where_region"}
    assert anna.does({"press": "where KZ-15"}) == {
        "screen where",
        "destination region.KZ-15",
        "destination channel.state_corporation",
        "destination channel.egov",
        "destination hotline.contact_centre",
        "destination hotline.contact_centre_long",
    }
    assert anna.does({"press": "where KZ-15 0"}) == {"centre KZ-15.0"}


def test_ticked_situations_are_reached_when_they_are_taken(anna: Player) -> None:
    anna.opened().does({"press": "situations"})
    assert anna.does({"press": "tick baby"}) == set()
    assert "door situation.baby" in anna.does({"press": "done"})


def test_screens_over_the_place_where_the_person_is(anna: Player) -> None:
    anna.opened().does({"press": "topic child"})
    assert anna.does({"type": "/help"}) == {"screen help"}
    assert anna.does({"type": "/start"}) == {"screen resume"}
    assert anna.does({"type": "/lang"}) == set()
    assert anna.does({"type": "/forget"}) == {"screen forgotten"}


def test_each_language_is_reached_alone(content: Content, recording: Recording) -> None:
    for language in ("kk", "ru"):
        before = len(recording.items)
        Player(content, language, date(2026, 11, 22), recording).does(*OPENING)
        assert len(recording.items) == before + 3


def test_all_that_is_reached_is_among_all_there_is(
    anna: Player, content: Content, recording: Recording
) -> None:
    anna.opened().does({"press": "where"}, {"press": "where KZ-15"}, {"press": "where KZ-15 0"})
    anna.does({"type": "/menu"}, {"press": "topic child"}, {"press": "why"}, {"press": "citizen"})
    assert recording.items <= universe(content)


class _Rendering(Screens):
    """Tells which template was rendered last."""

    def __init__(self, screens: Screens) -> None:
        self.__dict__.update(screens.__dict__)
        self.last = ""

    def render(self, screen, language, /, **values):  # type: ignore[no-untyped-def]
        self.last = screen
        return super().render(screen, language, **values)


def test_the_screen_that_is_told_is_the_template_that_was_rendered(content: Content) -> None:
    rendering = _Rendering(content.screens)
    watched = replace(content, screens=rendering)
    player = Player(watched, "ru", date(2026, 11, 22), Recording(watched)).opened()
    for step in (
        {"press": "about"},
        {"type": "/menu"},
        {"press": "situations"},
        {"type": "/menu"},
        {"press": "topic kandas"},
        {"type": "/help"},
        {"type": "/start"},
        {"press": "go"},
        {"press": "unknown"},
    ):
        player.does(step)
        assert screen_of(player.ground.state, player.ground.history[-1]) == rendering.last
