"""What an operator sees."""

from __future__ import annotations

from aiohttp.test_utils import TestClient, TestServer

from bot.content import Content, Shelf
from bot.local import LocalBotApi
from bot.storage import StorageError, open_storage
from bot.telegram.health import health_app
from bot.telegram.metrics import CallMeter, Metrics, PrometheusMetrics
from tests.bot.telegram.conftest import stage_on
from tests.bot.telegram.test_apology import NoStorage


async def get(app: object, path: str) -> tuple[int, str]:
    async with TestClient(TestServer(app)) as client:  # type: ignore[arg-type]
        response = await client.get(path)
        return response.status, await response.text()


async def test_a_process_that_can_serve_is_healthy_and_ready(content: Content) -> None:
    storage, shelf = open_storage("memory://"), Shelf(content)
    app = health_app(storage, Metrics(), shelf)
    assert await get(app, "/healthz") == (200, "ok\n")
    ready = f"ready, content {content.version}\n"
    assert await get(health_app(storage, Metrics(), shelf), "/readyz") == (200, ready)
    await storage.close()


async def test_it_is_ready_though_changed_files_cannot_be_shown_and_says_why(content: Content) -> None:
    storage, shelf = open_storage("memory://"), Shelf(content)
    shelf.refuse(["dialogs/messages.yaml:7: spelling: «Мено» is not known"])
    status, text = await get(health_app(storage, Metrics(), shelf), "/readyz")
    assert status == 200
    assert text.splitlines()[1:] == [
        "the changed files are not shown, 1 findings:",
        "dialogs/messages.yaml:7: spelling: «Мено» is not known",
    ]
    await storage.close()


async def test_without_its_storage_it_is_healthy_but_not_ready(content: Content) -> None:
    shelf = Shelf(content)
    assert (await get(health_app(NoStorage(), Metrics(), shelf), "/healthz"))[0] == 200
    status, text = await get(health_app(NoStorage(), Metrics(), shelf), "/readyz")
    assert status == 503
    assert StorageError.__name__ not in text


async def test_updates_calls_and_errors_are_counted(api: LocalBotApi, content: Content) -> None:
    metrics = PrometheusMetrics()
    # An id as long as real ones: a short one turns up by chance among the digits of a duration.
    anna = api.person(5209731846, "Анна", "ru")
    async with stage_on(api, content, "polling", metrics=metrics) as stage:
        stage.bot.session.middleware(CallMeter(metrics))
        await anna.start()
        await anna.settled()
        await anna.press("next")
        api.fail_next("sendMessage", "429", retry_after=1)
        await anna.send_text("crash")
        await anna.settled()
        app = health_app(stage.storage, metrics, Shelf(content))
        _, text = await get(app, "/metrics")
    for line in (
        'komek_updates_total{kind="command",outcome="done"} 1.0',
        'komek_updates_total{kind="press",outcome="done"} 1.0',
        'komek_updates_total{kind="text",outcome="failed"} 1.0',
        'komek_errors_total{type="ValueError"} 1.0',
        'komek_api_calls_total{method="sendMessage",result="TelegramRetryAfter"} 1.0',
        'komek_api_calls_total{method="editMessageText",result="ok"} 1.0',
        'komek_update_seconds_count{kind="press"} 1.0',
        "komek_storage_seconds_count 2.0",
    ):
        assert line in text, text
    assert str(anna.id) not in text
