"""Random walks on the pure core. `WALKS=5000 pytest tests/walk` for a long run, each time another one."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content, Language
from bot.conversation import Press
from bot.conversation_tests.format import ON
from bot.conversation_tests.grounds import CoreGround
from tests.walk.lengths import walks
from tests.walk.walk import Walk, at_once
from tests.walk.wandering import wander


def test_whatever_people_do(content: Content) -> None:
    @contextmanager
    def begin(app: Language) -> Iterator[Walk]:
        yield Walk(CoreGround(content, app, ON), app)

    wander(begin, walks(40, steps=80))


_PARTS = (*"abcdelnptw", "go", "ru", "card", "where", "summary", "tsa", "region", "KZ-71")
_ANYTHING = st.lists(st.sampled_from(_PARTS) | st.text(max_size=8), max_size=5).map(":".join)


@walks(300)
@given(presses=st.lists(_ANYTHING, min_size=1, max_size=5), deep=st.booleans())
def test_whatever_a_press_carries_a_screen_follows(content: Content, presses: list[str], deep: bool) -> None:
    """Of another version, of another bot, made up: no conversation file can say it, as nobody sees them."""
    walk = Walk(CoreGround(content, "kk", ON), "kk")
    walk.do(start="tsa" if deep else "")
    walk.do(press="language")
    walk.do(press="begin")
    for data in presses:
        at_once(walk.ground.tell(Press(data), on=walk.seen))
        assert walk.buttons
