"""Counting, the table, the page and its coloured picture."""

from pathlib import Path

from bot.content import Content
from bot.conversation_tests.coverage import Tally, page, table, universe
from bot.conversation_tests.coverage.gate import complaint
from bot.conversation_tests.coverage.items import Item
from bot.conversation_tests.coverage.marks import marks

ALL = frozenset(Item("question", name, language) for name in "abcdefgh" for language in ("kk", "ru"))


def test_counts_by_kind_and_language() -> None:
    tally = Tally(ALL, {Item("question", "a", "kk"), Item("question", "z", "kk"), Item("screen", "x", "ru")})
    told = {count.language: (count.reached, count.all, count.percent) for count in tally.counts()}
    assert told == {"kk": (1, 8, 12), "ru": (0, 8, 0)}


def test_nearly_all_is_not_all() -> None:
    many = [Item("question", str(number), "kk") for number in range(1000)]
    (count,) = Tally(many, many[1:]).counts()
    assert count.percent == 99


def test_the_table_names_what_is_missing_once_and_shortly() -> None:
    tally = Tally(ALL, {Item("question", "a", "kk")})
    head, row, everywhere, alone = table(tally)
    assert head.split() == ["kk", "ru"]
    assert row.split() == ["question", "asked", "*", "1/8", "12", "%", "0/8", "0", "%"]
    assert everywhere == "question asked, missing: b, c, d, e, f, g … and 1 more"
    assert alone == "question asked, missing in ru: a"
    assert "question asked, missing: b, c, d, e, f, g, h" in list(table(tally, full=True))


def test_an_item_is_carried_in_a_line() -> None:
    item = Item("option", "residence_status.citizen", "kk")
    assert Item.read(item.written()) == item


def test_the_gate_wants_all_questions_options_screens_and_verdicts(content: Content) -> None:
    everything = universe(content)
    assert complaint(Tally(everything, everything)) is None
    for kind, stops in (
        ("question", True),
        ("option", True),
        ("screen", True),
        ("verdict", True),
        ("why", False),
    ):
        lost = next(item for item in everything if item.kind == kind and item.language == "kk")
        told = complaint(Tally(everything, everything - {lost}))
        assert bool(told) is stops
        assert not told or told.endswith(f"kk: 1 {kind}s")


def test_marks_of_the_picture() -> None:
    there = [
        Item("question", "region", "ru"),
        Item("unknown", "region", "ru"),
        Item("option", "region.KZ-10", "ru"),
        Item("verdict", "tsa.likely", "ru"),
        Item("condition", "tsa.income.met", "ru"),
        Item("condition", "tsa.income.failed", "ru"),
        Item("question", "region", "kk"),
    ]
    reached = [there[0], there[2], there[5], there[6]]
    assert marks(Tally(there, reached), "ru") == {
        "question.region": "partly",
        "fact.region": "partly",
        "option.region.KZ-10": "reached",
        "programme.tsa": "missed",
        "condition.tsa.income": "partly",
    }


def test_the_page_stands_alone_with_both_pictures(content: Content, tmp_path: Path) -> None:
    everything = universe(content)
    reached = {item for item in everything if item.language == "ru"}
    file = tmp_path / "build" / "coverage.html"
    page(file, content, Tally(everything, reached))
    text = file.read_text(encoding="utf-8")
    assert text.count("<svg ") == 2
    assert 'id="ru-question.region"' in text
    assert 'aria-labelledby="kk-draw-title kk-draw-about"' in text
    ids = [part.partition('"')[0] for part in text.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "<li>residence_status.citizen</li>" in text
    russian = text.partition("The interview in Russian")[2]
    assert 'class="node question missed"' not in russian
    assert 'class="node question missed"' in text
