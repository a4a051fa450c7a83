"""The texts in service: within the style guide's limits, alike in both languages, complete."""

import re
from collections.abc import Iterator

import pytest

from bot.content import LANGUAGES, Content, Language, formats
from rules import FACTS, PROGRAMMES

BUTTON, LABEL, QUESTION_WORDS = 32, 42, 13
PLACEHOLDER = re.compile(r"\{\w+\}")
TAG = re.compile(r"</?\w+[^>]*>")
MIXED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ])\w+\b")


def texts(content: Content, language: Language) -> Iterator[tuple[str, str]]:
    for key in sorted(content.catalogue.keys()):
        try:
            yield key, str(content.words(language, key))
        except KeyError:
            continue  # a plural


def test_no_kazakh_text_is_left_over(content: Content) -> None:
    assert not content.catalogue.orphans()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_latin_and_cyrillic_letters(content: Content, language: Language) -> None:
    mixed = {key: MIXED.findall(PLACEHOLDER.sub(" ", text)) for key, text in texts(content, language)}
    assert not {key: words for key, words in mixed.items() if words}


def test_both_languages_have_the_same_placeholders_and_tags(content: Content) -> None:
    kazakh = dict(texts(content, "kk"))
    for key, russian in texts(content, "ru"):
        for what in (PLACEHOLDER, TAG):
            assert sorted(what.findall(russian)) == sorted(what.findall(kazakh[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short_enough_for_a_phone(content: Content, language: Language) -> None:
    buttons = re.compile(r"message\.button\.|question\.\w+\.option\.[\w]+$|situation\.|topic\.\w+\.text$")
    for key, text in texts(content, language):
        if buttons.match(key) or (key.startswith("programme.") and key.endswith(".short")):
            assert len(formats.plain(text)) <= BUTTON, (key, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_short(content: Content, language: Language) -> None:
    for fact in content.questions:
        assert len(content.words(language, f"question.{fact}.text").split()) <= QUESTION_WORDS, fact
        assert len(content.words(language, f"question.{fact}.label")) <= LABEL, fact


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_answers_go_by_the_same_label(content: Content, language: Language) -> None:
    labels = [str(content.words(language, f"question.{fact}.label")) for fact in content.questions]
    assert not {label for label in labels if labels.count(label) > 1}


def test_every_question_asks_for_a_fact_in_its_own_kind(content: Content) -> None:
    kinds = {"bool": "yes_no", "choice": "choice", "count": "number", "money": "money"}
    kinds |= {"date": "date", "region": "region"}
    for fact, question in content.questions.items():
        assert kinds[FACTS[fact].kind] == question.kind
        if question.kind == "choice":
            assert {option.value for option in question.options} == set(FACTS[fact].values)
        low, high = FACTS[fact].min, FACTS[fact].max
        for pressed in question.buttons:
            assert isinstance(low, int)
            assert isinstance(high, int)
            assert low <= pressed <= high, fact


def test_every_programme_has_its_words_and_every_fact_that_it_needs_a_question(content: Content) -> None:
    assert set(content.programmes) == set(PROGRAMMES)
    for name, programme in PROGRAMMES.items():
        words = content.programmes[name]
        assert {requirement.id for requirement in programme.requires} == set(words.conditions)
        assert {payment.id for payment in programme.pays} == set(words.payments)
        assert set(programme.not_checked) <= set(words.not_checked)
        assert all(content.has(f"document.{document}") for document in programme.documents)
        for way in programme.apply:
            assert way.channel in content.channels
            assert way.service is None or way.service in content.services


def test_the_doors_of_the_menu_lead_somewhere(content: Content) -> None:
    for topic in content.topics.values():
        assert set(topic.programmes) <= set(content.programmes)
    for situation in content.situations:
        for effect in (situation.ticked, situation.unticked):
            assert set(effect.facts) <= set(FACTS)
            assert set(effect.programmes) <= set(content.programmes)


def test_every_programme_has_a_situation_and_a_door(content: Content) -> None:
    for doors in (
        [situation.ticked.programmes for situation in content.situations],
        [topic.programmes for topic in content.topics.values()],
    ):
        assert {programme for programmes in doors for programme in programmes} == set(content.programmes)


def test_a_deep_link_names_one_topic(content: Content) -> None:
    names = [
        name for topic in content.topics.values() for name in (topic.id, *topic.links, *topic.programmes)
    ]
    assert len(names) == len(set(names))
