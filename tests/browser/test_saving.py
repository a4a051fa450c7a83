"""A chat of the local page is saved as a conversation file in a real browser, and the file passes."""

from pathlib import Path

from playwright.async_api import Browser, expect

from bot.content import Content
from bot.conversation_tests import read_conversation, run
from bot.conversation_tests.grounds import CoreGround
from tests.browser.test_walk import PHONE, Citizen


async def test_a_chat_is_saved_as_a_test(
    browser: Browser, page_url: str, content: Content, tmp_path: Path
) -> None:
    page = await browser.new_page(viewport=PHONE, accept_downloads=True)
    mishaps: list[str] = []
    page.on("pageerror", lambda error: mishaps.append(str(error)))
    page.on("console", lambda said: mishaps.append(said.text) if said.type == "error" else None)
    await page.goto(f"{page_url}?person=2")
    citizen = Citizen(page, content, "ru")
    await expect(page.locator("#keep")).to_be_hidden()
    await page.locator("#start").click()
    await citizen.press_key("message.language.name")
    await citizen.press_key("message.button.begin")
    await citizen.press_key("topic.large_family.text")
    await citizen.press_key("question.residence_status.option.citizen")
    await citizen.type("четверо")
    await citizen.press_key("message.button.right")
    await citizen.press_key("question.mother_award.option.none")
    await citizen.press_key("message.button.show_result")

    await page.locator("#people-button").click()
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="Сохранить как проверку").click()
    download = await downloading.value
    await expect(page.get_by_role("alertdialog")).to_contain_text("tests/conversations/")
    file = tmp_path / download.suggested_filename
    await download.save_as(file)
    assert not mishaps
    await page.close()

    assert file.suffix == ".yaml"
    text = file.read_text(encoding="utf-8")
    assert "something else" not in text
    assert "  - type: четверо\n" in text
    assert "amounts: {large_family_benefit: 69330}" in text
    conversation = read_conversation(file)
    for language in conversation.languages:
        outcome = await run(conversation, language, CoreGround(content, language, conversation.on))
        assert outcome.failure is None
