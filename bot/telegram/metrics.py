"""What an operator watches."""

from time import perf_counter

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType


class Metrics:
    """Counts nothing: what a bot without METRICS_PORT uses."""

    def update(self, kind: str, outcome: str, seconds: float) -> None:
        """An update was handled."""

    def error(self, kind: str) -> None:
        """An exception reached the last line of defence."""

    def stored(self, seconds: float) -> None:
        """A turn was begun in the storage, waiting included."""

    def call(self, method: str, result: str, seconds: float) -> None:
        """A call of the Bot API was made; `result` is `ok` or the error's type."""

    def content(self, version: str, *, good: bool) -> None:
        """This content is shown; `good`: the files are the same, not something that cannot be shown."""

    def text(self) -> bytes:
        """The metrics as Prometheus reads them."""
        return b""


class PrometheusMetrics(Metrics):
    """Counts in memory, in a registry of its own."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = CollectorRegistry()
        seconds = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
        self._updates = Counter(
            "komek_updates", "Updates by kind and outcome", ("kind", "outcome"), registry=self._registry
        )
        self._update_seconds = Histogram(
            "komek_update_seconds",
            "Time to handle an update",
            ("kind",),
            buckets=seconds,
            registry=self._registry,
        )
        self._errors = Counter("komek_errors", "Exceptions by type", ("type",), registry=self._registry)
        self._storage_seconds = Histogram(
            "komek_storage_seconds", "Time to begin a turn", buckets=seconds, registry=self._registry
        )
        self._calls = Counter(
            "komek_api_calls",
            "Bot API calls by method and result",
            ("method", "result"),
            registry=self._registry,
        )
        self._call_seconds = Histogram(
            "komek_api_call_seconds",
            "Time of a Bot API call",
            ("method",),
            buckets=seconds,
            registry=self._registry,
        )
        self._content = Gauge(
            "komek_content", "1 for the content that is shown", ("version",), registry=self._registry
        )
        self._content_good = Gauge(
            "komek_content_good",
            "0 while the files cannot be shown and the last good content is",
            registry=self._registry,
        )

    def update(self, kind: str, outcome: str, seconds: float) -> None:
        self._updates.labels(kind, outcome).inc()
        self._update_seconds.labels(kind).observe(seconds)

    def error(self, kind: str) -> None:
        self._errors.labels(kind).inc()

    def stored(self, seconds: float) -> None:
        self._storage_seconds.observe(seconds)

    def call(self, method: str, result: str, seconds: float) -> None:
        self._calls.labels(method, result).inc()
        self._call_seconds.labels(method).observe(seconds)

    def content(self, version: str, *, good: bool) -> None:
        self._content.clear()
        self._content.labels(version).set(1)
        self._content_good.set(good)

    def text(self) -> bytes:
        from prometheus_client import generate_latest

        return generate_latest(self._registry)


class CallMeter(BaseRequestMiddleware):
    """Counts the calls that a bot makes. A long poll's time says nothing, so only its failures count."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """See the class."""
        start = perf_counter()
        result = "ok"
        try:
            return await make_request(bot, method)
        except Exception as error:
            result = type(error).__name__
            raise
        finally:
            if not (result == "ok" and isinstance(method, GetUpdates)):
                self._metrics.call(method.__api_method__, result, perf_counter() - start)
