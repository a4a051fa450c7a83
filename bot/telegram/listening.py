"""Serving HTTP for as long as a block lasts."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web


@asynccontextmanager
async def listening(app: web.Application, host: str, port: int, grace: float) -> AsyncIterator[int]:
    """Gives the port, which the system chooses for 0. Raises OSError with a clear line when it is taken.

    Requests under way may finish: within `grace` seconds when the block is left, and when a client hangs up.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=grace, handler_cancellation=False)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            reason = "in use by another program" if error.errno == errno.EADDRINUSE else error.strerror
            raise OSError(f"cannot listen on {host} port {port}: {reason}; choose another port") from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
