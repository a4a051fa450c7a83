"""A citizen walks the chat page from `/start` to a destination in a real browser, in both languages."""

from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from bot.content import Content, Language, formats

PERSON = {"kk": "1", "ru": "2"}
PHONE: ViewportSize = {"width": 390, "height": 844}

ANSWERS: dict[str, str | bool] = {
    "residence_status": "citizen",
    "child_birth_date": "15.09.2026",
    "child_route": "born",
    "child_order": "4",
    "children_born_together": "1",
    "child_on_state_support": False,
    "mother_insured": False,
    "carer_insured": False,
}


@dataclass
class Citizen:
    """Sees the newest message of the bot and acts on it."""

    page: Page
    content: Content
    language: Language

    @property
    def message(self) -> Locator:
        return self.page.locator("#messages li.theirs").last

    async def press(self, words: str) -> None:
        before = await self.message.inner_text()
        key = self.message.locator("button.key", has_text=words).first
        await key.click()
        await expect(key.and_(self.page.locator("[aria-busy=true]"))).to_have_count(0)
        await expect(self.message).not_to_have_text(before, use_inner_text=True)

    async def press_key(self, key: str) -> None:
        await self.press(formats.plain(self.content.words(self.language, key)))

    async def type(self, words: str) -> None:
        count = await self.page.locator("#messages li.theirs").count()
        await self.page.locator("#text").fill(words)
        await self.page.locator("#send").click()
        await expect(self.page.locator("#messages li.theirs")).to_have_count(count + 1)

    async def asked(self) -> str | None:
        """The fact that the newest message asks about."""
        shown = await self.message.inner_text()
        for fact in self.content.questions:
            if formats.plain(self.content.words(self.language, f"question.{fact}.text")) in shown:
                return fact
        return None

    async def answer(self, fact: str) -> None:
        given = ANSWERS[fact]
        if isinstance(given, bool):
            await self.press_key("message.answer.yes" if given else "message.answer.no")
        elif self.content.questions[fact].kind == "choice":
            await self.press_key(f"question.{fact}.option.{given}")
        elif given[0].isdigit() and "." not in given:
            await self.press(given)
        else:
            await self.type(given)
            await self.press_key("message.button.right")


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_from_start_to_a_destination(
    browser: Browser, page_url: str, content: Content, language: Language
) -> None:
    page = await browser.new_page(viewport=PHONE, locale=language)
    mishaps: list[str] = []
    page.on("pageerror", lambda error: mishaps.append(str(error)))
    page.on("console", lambda said: mishaps.append(said.text) if said.type == "error" else None)
    await page.goto(f"{page_url}?person={PERSON[language]}")
    citizen = Citizen(page, content, language)

    await page.locator("#start").click()
    await citizen.press_key("message.language.name")
    await expect(citizen.message).to_contain_text("/forget")
    await citizen.press_key("message.button.begin")
    await citizen.press_key("message.button.entitled")
    await citizen.press_key("situation.baby.text")
    await citizen.press_key("message.button.further")

    messages = await page.locator("#messages li.theirs").count()
    while fact := await citizen.asked():
        await citizen.answer(fact)
    await citizen.press_key("message.button.show_result")
    # One message edited in place; only the typed date put two below: its echo.
    assert await page.locator("#messages li.theirs").count() == messages + 1

    await expect(citizen.message).to_contain_text(f"272{formats.NBSP}475{formats.NBSP}₸")
    await citizen.press_key("programme.birth_benefit.short")
    await expect(citizen.message).to_contain_text(f"63 × 4{formats.NBSP}325")
    await citizen.press_key("message.button.why_tab")
    law = citizen.message.locator("a[href*='#z1256']")
    await expect(law).to_have_count(1)
    await citizen.press_key("message.button.documents")
    await citizen.press_key("message.button.apply")
    egov = citizen.message.locator("a.key", has_text="egov.kz").first
    assert str(await egov.get_attribute("href")) == f"https://egov.kz/cms/{language}"
    await citizen.press_key("message.button.centre")
    await citizen.press(content.region_name("KZ-71", language))
    await expect(citizen.message).to_contain_text("1414")
    assert not mishaps
    await page.close()


async def test_answers_outlive_a_reload_of_the_page(
    browser: Browser, page_url: str, content: Content
) -> None:
    page = await browser.new_page(viewport=PHONE)
    citizen = Citizen(page, content, "ru")
    await page.goto(f"{page_url}?person=2&start=birth")
    await page.locator("#start").click()
    await citizen.press_key("message.language.name")
    await citizen.press_key("message.button.begin")
    asked = await citizen.asked()
    await page.reload()
    await expect(citizen.message).to_be_visible()
    assert await citizen.asked() == asked
    await citizen.press_key("message.answer.unknown")
    assert await citizen.asked() != asked
    await page.close()
