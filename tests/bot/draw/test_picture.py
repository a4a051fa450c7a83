"""The pictures: well-formed, readable, the same each time."""

import re
import time
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from bot.content import LANGUAGES, Content, Language
from bot.draw import MARKS, describe, picture
from bot.draw.graph import graph
from bot.draw.matrix import blocks, matrix
from bot.draw.measure import balanced, width, wrap
from bot.draw.scene import Rect, Scene
from bot.draw.style import DARK, LIGHT
from rules import PROGRAMMES

SVG = "{http://www.w3.org/2000/svg}"
SELECTIONS: list[list[str] | None] = [
    None,
    *([name] for name in PROGRAMMES),
    ["birth_benefit", "childcare_benefit", "childcare_payment", "maternity_payment"],
    ["tsa", "survivor_payment"],
    ["awarded_mother_benefit", "large_family_benefit"],
]


def _scene(content: Content, language: Language, programmes: list[str] | None) -> Scene:
    model = describe(content, language, programmes)
    return (graph if len(model.programmes) == 1 else matrix)(model, language, MARKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programmes", SELECTIONS)
def test_no_words_touch_or_leave_the_picture(
    content: Content, language: Language, programmes: list[str] | None
) -> None:
    scene = _scene(content, language, programmes)
    boxes = sorted(((text.box(), text.words) for text in scene.texts()), key=lambda one: one[0].top)
    for place, (box, words) in enumerate(boxes):
        for other, others_words in boxes[place + 1 :]:
            if other.top >= box.bottom:
                break
            assert not box.overlaps(other), (words, others_words)
    outside = [
        words
        for box, words in boxes
        if box.left < 0 or box.top < 0 or box.right > scene.width or box.bottom > scene.height
    ]
    assert outside == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PROGRAMMES)
def test_words_stay_in_their_box(content: Content, language: Language, name: str) -> None:
    for group in _scene(content, language, [name]).groups():
        rect = next((item for item in group.items if isinstance(item, Rect)), None)
        inside = Scene(0, 0, "", "", group.items, {}).texts()
        if rect is not None:
            for text in inside:
                box = text.box()
                assert rect.x <= box.left, text.words
                assert rect.y <= box.top + 1, text.words
                assert box.right <= rect.x + rect.width, text.words
                assert box.bottom <= rect.y + rect.height + 1, text.words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("programmes", SELECTIONS)
def test_every_node_is_in_the_picture_once_by_id(
    content: Content, language: Language, programmes: list[str] | None
) -> None:
    root = ElementTree.fromstring(picture(content, language, programmes))
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    groups = {str(element.get("data-id")) for element in root.iter(f"{SVG}g")}
    assert groups == set(describe(content, language, programmes).nodes())
    assert groups < set(ids)


def test_each_reading_is_a_sign_and_no_other(content: Content) -> None:
    model = describe(content, "ru")
    root = ElementTree.fromstring(picture(content, "ru"))
    for programme in model.programmes:
        for reader in programme.readers:
            column = next(group for group in root.iter(f"{SVG}g") if group.get("id") == reader.id)
            classes = Counter(str(path.get("class")) for path in column.iter(f"{SVG}path"))
            assert classes["ring"] == len(reader.gates)
            signs = sum(count for css, count in classes.items() if "sign" in css)
            assert signs == len(reader.reads) - len(reader.gates)


def test_it_can_be_read_aloud(content: Content) -> None:
    root = ElementTree.fromstring(picture(content, "kk", ["tsa"]))
    assert root.get("lang") == "kk"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == content.words("kk", "programme.tsa.name")


def test_it_stands_alone_and_leaves_a_page_alone(content: Content) -> None:
    drawn = picture(content, "ru")
    assert not re.search(r"<script|<a[ >]|href|url\(|@import", drawn)
    sheet = re.search(r"<style>(.*)</style>", drawn, re.DOTALL)
    assert sheet
    bare = re.sub(r"@media ?\(?[a-z-]+(?:: ?\w+\))?\{(.*)\}", r"\1", sheet[1])
    for selectors in re.findall(r"([^{}]+)\{", bare):
        assert all(one.strip().startswith(".draw") for one in re.split(r",(?![^(]*\))", selectors)), selectors


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_small_file_each_time_and_soon(content: Content, language: Language) -> None:
    started = time.perf_counter()
    drawn = picture(content, language)
    assert time.perf_counter() - started < 0.5
    assert drawn == picture(content, language)
    assert len(drawn.encode()) < 300_000


def test_marks_colour_nodes_and_are_explained(content: Content) -> None:
    marked = {"condition.tsa.income": "reached", "option.region.x": "partly"}
    root = ElementTree.fromstring(picture(content, "ru", mark=marked))
    classes = [g.get("class") for g in root.iter(f"{SVG}g") if g.get("data-id") == "condition.tsa.income"]
    assert classes == ["node condition reached"] * 2
    said = {text.text for text in root.iter(f"{SVG}text")}
    assert "проверено тестами" in said
    assert "не проверено" not in said


def test_an_arrow_stays_lit_with_both_of_its_ends(content: Content) -> None:
    model = describe(content, "ru", ["tsa"])
    arrows = [group for group in graph(model, "ru").groups() if group.source]
    assert len(arrows) == sum(len(reader.reads) for reader in model.programmes[0].readers)
    for arrow in arrows:
        assert arrow.source
        lit = model.related[arrow.node] & model.related[arrow.source]
        assert [node for node in lit if node.startswith("question.")] == [arrow.source]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_enough_by_day_and_by_night(colours: str) -> None:
    value = dict(one.split(":#") for one in colours.removeprefix("--").split(";--"))
    for ground in ("paper", "stripe", "home"):
        assert all(_contrast(value[ink], value[ground]) >= 4.5 for ink in ("ink", "soft"))
        for sign in ("condition", "payment", "other", *MARKS):
            assert _contrast(value[sign], value[ground]) >= 3, (sign, ground)


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    long = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    shares = [int(long[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_are_escaped(content: Content) -> None:
    model = describe(content, "ru", ["tsa"])
    (programme,) = model.programmes
    odd = replace(model, programmes=(replace(programme, title='<b> & "c"'),))
    from bot.draw.svg import svg

    root = ElementTree.fromstring(svg(graph(odd, "ru"), "ru", {"programme.tsa": '"><x'}))
    assert root[0].text == '<b> & "c"'


def test_questions_stand_under_the_topic_that_alone_needs_them(content: Content) -> None:
    found = {
        block.title: [one.fact for one in block.questions] for block in blocks(describe(content, "ru"), "ru")
    }
    assert found["Общие вопросы"] == ["residence_status", "region"]
    assert found["Многодетная семья"] == ["minor_children_at_home", "mother_award"]


def test_programmes_without_a_topic_have_a_place(content: Content) -> None:
    model = describe(replace(content, topics={}), "ru")
    assert [block.title for block in blocks(model, "ru")] == ["Без темы"]
    ElementTree.fromstring(picture(replace(content, topics={}), "ru"))


def test_lines_fit_their_room() -> None:
    words = "Какой средний доход в месяц был у refused_employment_measures_6_months?"
    for room in (40, 90, 150):
        lines = wrap(words, 12, room)
        assert all(width(line, 12) <= room for line in lines)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert len(balanced("Пособие награждённой матери", 12, 2)) == 2
    assert balanced("Ребёнок", 12, 2) == ("Ребёнок",)
