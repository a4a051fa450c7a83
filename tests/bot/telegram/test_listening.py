"""Serving HTTP for as long as a block lasts."""

import pytest
from aiohttp import web

from bot.telegram.listening import listening


async def test_a_port_that_is_taken_is_one_clear_line() -> None:
    async with listening(web.Application(), "127.0.0.1", 0, grace=1) as port:
        taken = f"cannot listen on 127.0.0.1 port {port}: in use by another program; choose another port"
        with pytest.raises(OSError, match=taken):
            async with listening(web.Application(), "127.0.0.1", port, grace=1):
                pass


async def test_a_port_is_free_again_afterwards() -> None:
    async with listening(web.Application(), "127.0.0.1", 0, grace=1) as port:
        pass
    async with listening(web.Application(), "127.0.0.1", port, grace=1) as again:
        assert again == port
