"""The workshop in a real browser, over a copy of what staff edit."""

import re
import shutil
import time
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.content import Content, Language
from bot.content.formats import NBSP
from bot.content.watching import FOLDERS
from bot.local import serve
from bot.workshop import Workshop
from tests.conftest import ROOT

LANGUAGES: tuple[Language, ...] = ("kk", "ru")
QUESTION = "question:child_birth_date"
PATIENCE = 15_000
"""Milliseconds that a whole check may take on a busy machine."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


class Visitor:
    """Somebody of the staff before the workshop page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def chat(self, language: Language) -> Locator:
        return self.page.locator(f".column[data-language={language}]")

    def message(self, language: Language) -> Locator:
        return self.chat(language).locator(".theirs").last

    async def both(self, *words: str) -> None:
        """Wait until the newest messages of the Kazakh and the Russian chat have these words."""
        for language, said in zip(LANGUAGES, words, strict=True):
            await expect(self.message(language)).to_contain_text(said)

    async def jump(self, place: str, household: str | None = None) -> None:
        if household:
            await self.page.locator("#household").select_option(household)
        await self.page.locator(f"#places [data-id='{place}']").click()
        await expect(self.page.locator(f"#places [data-id='{place}']")).to_have_attribute(
            "aria-current", "location"
        )

    async def type(self, text: str) -> None:
        await self.page.locator("#text").fill(text)
        await self.page.keyboard.press("Enter")

    async def checked(self, state: str = "clean") -> None:
        await expect(self.page.locator("#state")).to_have_class(state, timeout=PATIENCE)


@pytest.fixture
async def url(root: Path) -> AsyncIterator[str]:
    api = await serve(port=0, also=Workshop(root, lambda: date(2026, 11, 23)).add_to)
    yield f"{api.url}/workshop"
    await api.stop()


@pytest.fixture
async def visitor(browser: Browser, url: str) -> AsyncIterator[Visitor]:
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="ru")
    page = await context.new_page()
    mishaps: list[str] = []
    page.on("pageerror", lambda error: mishaps.append(str(error)))
    page.on("console", lambda said: mishaps.append(said.text) if said.type == "error" else None)
    await page.goto(url)
    yield Visitor(page)
    assert mishaps == []
    await context.close()


def words(content: Content, key: str) -> tuple[str, str]:
    return str(content.words("kk", key)), str(content.words("ru", key))


def replace(path: Path, old: str, new: str) -> str:
    """Saves the file with other words; the text that stood there before."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text


async def test_a_press_in_either_chat_is_done_in_both(visitor: Visitor, content: Content) -> None:
    await visitor.message("kk").locator(".key").click()
    await visitor.both(*words(content, "screen.menu.title"))
    await (
        visitor.message("ru")
        .get_by_role("button", name=words(content, "topic.child.text")[1], exact=True)
        .click()
    )
    await visitor.both(*words(content, "question.residence_status.text"))
    await visitor.page.locator("#undo").click()
    await visitor.both(*words(content, "screen.menu.title"))


async def test_a_typed_word_goes_to_both_and_may_part_them(visitor: Visitor, content: Content) -> None:
    await visitor.jump("question:household_size")
    await visitor.type("он")
    apart = visitor.page.locator("#apart")
    await expect(apart).to_contain_text("Чаты разошлись")
    await expect(visitor.page.locator("[aria-current=location]")).to_have_attribute(
        "data-id", "question:household_size"
    )
    await expect(visitor.chat("ru").locator(".mine")).to_have_text(re.compile("он"))
    await apart.get_by_role("button", name="Как в казахском").click()
    await expect(apart).to_be_hidden()
    await visitor.both(*words(content, "screen.confirm.right"))


Change = tuple[tuple[str, str, str], ...]
TEMPLATE: Change = (("dialogs/screens/question.html.j2", "<b>{{ text }}</b>", "<b>{{ text }}</b> ★"),)
WORDS: Change = (
    ("dialogs/questions/child.yaml", "text: Когда родился", "text: ★ Когда родился"),
    ("locales/kk/questions.po", 'msgid "Когда родился', 'msgid "★ Когда родился'),
    ("locales/kk/questions.po", 'msgstr "Кенже балаңыз қашан', 'msgstr "★ Кенже балаңыз қашан'),
)


@pytest.mark.parametrize("change", [TEMPLATE, WORDS], ids=["template", "words"])
async def test_a_save_redraws_both_within_a_second(
    visitor: Visitor, root: Path, change: Change, record_property: Callable[[str, object], None]
) -> None:
    await visitor.checked()
    await visitor.jump(QUESTION)
    await visitor.type("абракадабра")  # what it says of that is to stay on the screen
    for language in LANGUAGES:
        await expect(visitor.chat(language).locator(".mine")).to_have_count(1)
    begin = time.perf_counter()
    for name, old, new in change:
        replace(root / name, old, new)
    await visitor.page.wait_for_function(
        "() => [...document.querySelectorAll('.column .messages')].every(one => one.innerText.includes('★'))",
        polling="raf",
    )
    taken = time.perf_counter() - begin
    record_property("milliseconds from save to both chats redrawn", round(taken * 1000))
    assert taken < 5
    await expect(visitor.page.locator("[aria-current=location]")).to_have_attribute("data-id", QUESTION)
    for language in LANGUAGES:
        await expect(visitor.chat(language).locator(".mine")).to_have_count(1)


async def test_what_is_broken_stands_on_top_until_it_is_mended(
    visitor: Visitor, root: Path, content: Content
) -> None:
    await visitor.jump(QUESTION)
    path = root / "dialogs" / "questions" / "child.yaml"
    good = replace(path, "    kind: date", "    kindd: date")
    line = 1 + good[: good.index("    kind: date")].count("\n")
    notices = visitor.page.locator("#notices")
    await expect(notices.get_by_role("alert")).to_contain_text("Последнее сохранение не показано")
    await expect(notices).to_contain_text(re.compile(f"dialogs/questions/child.yaml:({line - 1}|{line})"))
    box = await notices.bounding_box()
    assert box is not None
    assert box["y"] < 80
    await visitor.both(*words(content, "question.child_birth_date.text"))
    path.write_text(good, encoding="utf-8")
    await expect(notices).to_be_hidden()
    await visitor.both(*words(content, "question.child_birth_date.text"))


async def test_findings_are_listed_and_lead_to_their_screen(visitor: Visitor, root: Path) -> None:
    await visitor.checked()
    await visitor.jump("menu")
    replace(root / "dialogs/questions/child.yaml", "text: Когда родился", "text: Скажите, когда родился")
    await visitor.checked("found")
    found = visitor.page.locator("#notices .found li")
    await expect(found).to_contain_text("outdated")
    await expect(found.locator(".file-line")).to_have_text(re.compile(r"^locales/kk/questions\.po:\d+$"))
    await found.get_by_role("button", name="показать").click()
    await expect(visitor.message("ru")).to_contain_text("Скажите, когда родился")


async def test_a_card_with_a_household_on_a_day(visitor: Visitor) -> None:
    await visitor.jump("card:birth_benefit", "third_child_shymkent")
    await visitor.both(f"164{NBSP}350", f"164{NBSP}350")
    await visitor.page.locator("#day").fill("2025-12-01")
    await visitor.both(f"149{NBSP}416", f"149{NBSP}416")
    await visitor.page.get_by_role("button", name="сегодня").click()
    await visitor.both(f"164{NBSP}350", f"164{NBSP}350")
    # A link to the place is enough for a colleague.
    other = await visitor.page.context.new_page()
    await other.goto(visitor.page.url)
    await Visitor(other).both(f"164{NBSP}350", f"164{NBSP}350")
    await visitor.page.reload()
    await visitor.both(f"164{NBSP}350", f"164{NBSP}350")


async def test_ids_and_keys_can_be_shown(visitor: Visitor) -> None:
    await visitor.checked()
    await visitor.jump(QUESTION)
    sources = visitor.chat("ru").locator(".sources")
    await expect(sources).to_be_hidden()
    await visitor.page.get_by_label("Ключи").check()
    await expect(sources).to_contain_text("question · child_birth_date")
    await expect(sources).to_contain_text("question.child_birth_date.text")
    await expect(sources).to_contain_text(re.compile(r"dialogs/questions/child\.yaml:\d+"))
    await expect(visitor.chat("kk").locator(".sources")).to_contain_text(
        re.compile(r"locales/kk/questions\.po:\d+")
    )
    key = visitor.message("kk").locator("button.key[data-data$=':unknown']")
    shown = await key.evaluate("node => getComputedStyle(node, '::after').content")
    assert ":child_birth_date:unknown" in shown


async def test_narrow_phone_and_longest_values(visitor: Visitor) -> None:
    await visitor.jump("question:household_income_monthly")
    await visitor.page.get_by_label("Узкий телефон").check()
    box = await visitor.message("kk").bounding_box()
    assert box is not None
    assert box["width"] <= 320
    await visitor.page.get_by_label("Длинные значения").check()
    await visitor.both(f"999{NBSP}999{NBSP}999", f"999{NBSP}999{NBSP}999")
    await visitor.page.reload()
    await visitor.both(f"999{NBSP}999{NBSP}999", f"999{NBSP}999{NBSP}999")


async def test_the_gallery_shows_pairs_and_finds_words(visitor: Visitor, content: Content) -> None:
    await visitor.page.get_by_role("tab", name="Все экраны").click()
    pair = visitor.page.locator(".page[data-id=notice] .pair").first
    kazakh, russian = words(content, "screen.notice.greeting")
    await expect(pair.locator("[lang=kk]")).to_contain_text(kazakh)
    await expect(pair.locator("[lang=ru]")).to_contain_text(russian)
    await visitor.page.locator("#filter").fill("подвеск")
    await expect(visitor.page.locator("#count")).to_have_text(re.compile(r"^\d+ из \d+$"), timeout=PATIENCE)
    seen = visitor.page.locator(".pair:visible")
    for text in await seen.all_inner_texts():
        assert "подвеск" in text.lower()
    await seen.first.get_by_role("button", name="Открыть в чатах").click()
    await expect(visitor.page.locator("#chats")).to_be_visible()
    await expect(visitor.message("ru")).to_contain_text(re.compile("подвеск", re.IGNORECASE))


async def test_the_keyboard_is_enough(visitor: Visitor, content: Content) -> None:
    await expect(visitor.page.locator("#places button").first).to_be_visible()
    await visitor.page.locator("body").press("/")
    await expect(visitor.page.locator("#find")).to_be_focused()
    await visitor.page.keyboard.type("tsa")
    await visitor.page.keyboard.press("ArrowDown")
    await visitor.page.keyboard.press("Enter")
    await visitor.both(*words(content, "programme.tsa.name"))
    key = visitor.message("kk").locator("[data-data='n:card:tsa:documents']")
    await key.focus()
    await visitor.page.keyboard.press("Enter")
    await expect(key).to_have_count(0)
    await expect(visitor.chat("kk").locator(":focus")).to_have_count(1)


@pytest.mark.parametrize("width", [1024, 1280, 1920])
async def test_nothing_stands_beyond_the_edge(visitor: Visitor, width: int) -> None:
    await visitor.page.set_viewport_size({"width": width, "height": 800})
    await visitor.jump("summary", "declines_everything")
    await visitor.page.locator("#day").fill("2027-01-01")
    for tab in ("#tab-gallery", "#tab-chats"):
        await visitor.page.locator(tab).click()
        assert await visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    for button in ("#tongue", "#today", "#send"):
        await expect(visitor.page.locator(button)).to_be_in_viewport(ratio=1)


async def test_its_own_words_are_kazakh_or_russian(visitor: Visitor) -> None:
    await expect(visitor.page.get_by_role("tab", name="Чаты")).to_be_visible()
    await visitor.page.locator("#tongue").click()
    await expect(visitor.page.get_by_role("tab", name="Чаттар")).to_be_visible()
    assert await visitor.page.locator("html").get_attribute("lang") == "kk"


async def test_it_opens_with_what_is_broken_from_the_start(browser: Browser, root: Path) -> None:
    path = root / "dialogs" / "situations.yaml"
    good = replace(path, "situations:", "situation:")
    api = await serve(port=0, also=Workshop(root, lambda: date(2026, 11, 23)).add_to)
    page = await browser.new_page()
    await page.goto(f"{api.url}/workshop")
    await expect(page.get_by_role("alert")).to_contain_text("dialogs/situations.yaml:")
    path.write_text(good, encoding="utf-8")
    await expect(page.locator(".theirs")).to_have_count(2)
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.close()
    await api.stop()
