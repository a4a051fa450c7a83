"""What an operator sees."""

from __future__ import annotations

from aiohttp.test_utils import TestClient, TestServer

from bot.content import Content
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


async def test_a_process_that_can_serve_is_healthy_and_ready() -> None:
    storage = open_storage("memory://")
    app = health_app(storage, Metrics())
    assert await get(app, "/healthz") == (200, "ok\n")
    assert await get(health_app(storage, Metrics()), "/readyz") == (200, "ready\n")
    await storage.close()


async def test_without_its_storage_it_is_healthy_but_not_ready() -> None:
    assert (await get(health_app(NoStorage(), Metrics()), "/healthz"))[0] == 200
    status, text = await get(health_app(NoStorage(), Metrics()), "/readyz")
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
        app = health_app(stage.storage, metrics)
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
