"""One update of one person, from the core's step to the screen."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Protocol

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery

from bot.content import Content, Language, Shelf
from bot.conversation import Button, Event, Moment, Press, Reply, Screen, State
from bot.conversation.opening import likelier
from bot.storage import Storage, StorageError
from bot.telegram.calls import Face
from bot.telegram.clock import Today
from bot.telegram.languages import in_both
from bot.telegram.metrics import Metrics
from bot.telegram.obeying import Caller, UnreachableError
from bot.telegram.record import Record
from bot.telegram.show import show
from bot.telegram.spinner import Spinner
from bot.telegram.throttle import Throttle
from bot.telegram.updates import Arrival

log = logging.getLogger(__name__)

NEW = Record("")

APOLOGY_PATIENCE = 10.0
"""Seconds in which an apology must get through."""

Chosen = Callable[[Bot, int, Language], None]
"""Told when the person of a chat has chosen a language."""


class Core(Protocol):
    """`bot.conversation`, or a test's stand-in for it."""

    def step(self, content: Content, state: State, event: Event, moment: Moment, /) -> tuple[State, Reply]:
        """What an event does."""
        ...

    def current(self, content: Content, state: State, moment: Moment, /) -> Reply:
        """The screen that the person is at."""
        ...


@dataclass(slots=True)
class _Visit:
    """An arrival, and what has been learned about its person so far."""

    arrival: Arrival
    moment: Moment
    content: Content
    spinner: Spinner | None
    language: Language | None = None
    record: Record = NEW
    """As it stood before."""


@dataclass(frozen=True, slots=True)
class Conversing:
    """Answers what people do in their private chats."""

    core: Core
    shelf: Shelf
    storage: Storage
    today: Today
    keep_days: int
    messages: Throttle | None
    presses: Throttle | None
    metrics: Metrics
    chosen: Chosen

    async def answer(self, bot: Bot, arrival: Arrival) -> AnswerCallbackQuery | None:
        """Show the person what comes of it. Never raises: whatever happens, nobody is left in silence.

        Returns the answer to a press, for the caller to pass on to Telegram.
        """
        start = perf_counter()
        moment = Moment(self.today(), arrival.app_language, base36(arrival.update), self.keep_days)
        spinner = Spinner(bot, arrival.callback) if arrival.callback else None
        visit = _Visit(arrival, moment, self.shelf.content, spinner)
        try:
            outcome = await self._answer(bot, visit)
        except UnreachableError:
            outcome = "unreachable"
        except Exception as error:
            outcome = "failed"
            self.metrics.error(type(error).__name__)
            _log("an update was not handled", error, arrival)
            await self._apologise(bot, visit)
        finally:
            stop = spinner.stop() if spinner else None
        self.metrics.update(type(arrival.event).__name__.lower(), outcome, perf_counter() - start)
        return None if outcome == "repeated" else stop

    async def _answer(self, bot: Bot, visit: _Visit) -> str:
        if not await self._may_pass(bot, visit):
            return "throttled"
        arrival = visit.arrival
        call = Caller(bot)
        start = perf_counter()
        turn_begins = self.storage.turn(
            arrival.person, arrival.update, lambda record: self._step(record, visit)
        )
        async with turn_begins as turn:
            self.metrics.stored(perf_counter() - start)
            if turn.outcome == "repeated":
                return turn.outcome
            reply = turn.result or self._unfinished(turn.record, visit)
            if visit.spinner:
                visit.spinner.toast = reply.toast
            if reply.screen is not None:
                live, shown = await self._show(call, reply.screen, reply.resend, visit)
                if turn.record is not None:
                    after = Record.from_text(turn.record)
                    turn.record = replace(after, live=live, shown=shown).to_text()
        if reply.language and visit.language:
            self.chosen(bot, arrival.place.chat, visit.language)
        return turn.outcome

    def _step(self, text: str | None, visit: _Visit) -> tuple[str | None, Reply]:
        """The core's step on the stored record. Runs inside the storage's transaction, perhaps twice."""
        arrival = visit.arrival
        record = Record.from_text(text)
        state = State.from_json(record.state) if record.state else State.new()
        visit.record, visit.language = record, state.language
        if arrival.album and arrival.album == record.album:
            return text, Reply()
        event = arrival.event
        if isinstance(event, Press):
            event = replace(event, live=arrival.pressed is not None and arrival.pressed == record.live)
        state, reply = self.core.step(visit.content, state, event, visit.moment)
        if state.forgotten:
            return None, reply
        visit.language = state.language
        after = replace(record, state=state.to_json(), album=arrival.album or record.album)
        return after.to_text(), reply

    def _unfinished(self, text: str | None, visit: _Visit) -> Reply:
        """After a crash between the write and the reply: the screen the person may not have seen."""
        record = Record.from_text(text)
        state = State.from_json(record.state) if record.state else State.new()
        visit.record, visit.language = record, state.language
        reply = self.core.current(visit.content, state, visit.moment)
        return replace(reply, resend=visit.arrival.pressed != record.live)

    async def _show(
        self, call: Caller, screen: Screen, resend: bool, visit: _Visit
    ) -> tuple[int | None, str]:
        """Returns what to remember of it: the live message and its fingerprint."""
        place, pressed, before = visit.arrival.place, visit.arrival.pressed, visit.record
        face = Face.of(screen)
        fingerprint = face.fingerprint
        if resend or pressed is None:
            strip = [before.live, pressed if visit.arrival.old_keyboard else None]
            shown = await show(call, place, face, strip=strip)
        elif pressed == before.live and fingerprint == before.shown:
            return before.live, before.shown
        else:
            shown = await show(call, place, face, over=pressed, strip=[before.live])
        return (shown, fingerprint) if screen.rows else (None, "")

    async def _may_pass(self, bot: Bot, visit: _Visit) -> bool:
        throttle = self.presses if visit.spinner else self.messages
        verdict = throttle.check(visit.arrival.person) if throttle else "pass"
        if verdict == "tell":
            words = in_both(visit.content, "errors.too_fast")
            if visit.spinner:
                visit.spinner.toast = words
            else:
                await show(Caller(bot, APOLOGY_PATIENCE), visit.arrival.place, Face(words, None))
        return verdict == "pass"

    async def _apologise(self, bot: Bot, visit: _Visit) -> None:
        """An apology with a way on: its button shows the screen that the person is at."""
        if visit.language:
            text = str(visit.content.text(visit.language, "errors.apology"))
        else:
            text = in_both(visit.content, "errors.apology")
        language = visit.language or likelier(visit.arrival.app_language)
        way_on = Button(str(visit.content.text(language, "errors.apology.continue")), data="go")
        apology = Screen(text, ((way_on,),))
        try:
            await show(Caller(bot, APOLOGY_PATIENCE), visit.arrival.place, Face.of(apology))
        except UnreachableError:
            pass
        except Exception:
            log.exception("nor could an apology be sent", extra={"update_id": visit.arrival.update})


def _log(event: str, error: Exception, arrival: Arrival) -> None:
    """A storage that is away says all in one line; where our code was would only hide it, at every update."""
    about = {"update_id": arrival.update}
    if isinstance(error, StorageError):
        log.error("%s: StorageError: %s", event, error, extra=about)
    else:
        log.error(event, exc_info=error, extra=about)


def base36(number: int) -> str:
    """A number in lower-case letters and digits, short enough for a button's data."""
    digits = ""
    number = abs(number)
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"
