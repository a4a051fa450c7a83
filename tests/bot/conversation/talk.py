"""A person talking with the pure core: no Telegram, no storage, microseconds a step."""

from dataclasses import dataclass, field
from datetime import date

from bot.content import Content
from bot.conversation import Button, Command, Event, Moment, Press, Reply, Screen, State, Text, step


@dataclass
class Talk:
    """Presses by the words on a button, types, and sees the current screen."""

    content: Content
    app_language: str = "ru"
    today: date = date(2026, 11, 23)
    state: State = field(default_factory=State.new)
    screen: Screen = field(default_factory=lambda: Screen(""))
    reply: Reply = field(default_factory=Reply)
    updates: int = 0

    def send(self, event: Event) -> Reply:
        self.updates += 1
        moment = Moment(self.today, self.app_language, nonce=f"n{self.updates}")
        record = self.state.to_json()
        self.state, self.reply = step(self.content, State.from_json(record), event, moment)
        if self.reply.screen is not None:
            self.screen = self.reply.screen
        return self.reply

    def start(self, payload: str = "") -> "Talk":
        """`/start`, the app's language chosen, the notice read."""
        self.send(Command("start", payload))
        self.press("Русский" if self.app_language == "ru" else "Қазақша")
        self.press("начать" if self.app_language == "ru" else "бастау")
        return self

    def button(self, words: str) -> Button:
        exact = [button for button in self.buttons if button.text == words]
        found = exact or [button for button in self.buttons if words in button.text]
        assert found, f"no button {words!r} among {[button.text for button in self.buttons]}"
        return found[0]

    def press(self, words: str) -> Reply:
        data = self.button(words).data
        assert data is not None, f"{words!r} is a link"
        return self.send(Press(data))

    def type(self, words: str) -> Reply:
        return self.send(Text(words))

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.screen.rows for button in row]

    @property
    def fact(self) -> str:
        """The fact that is asked about now."""
        return self.state.at.of

    def answer(self, answers: dict[str, str]) -> "Talk":
        """Answers questions in whatever order they come, until one has no answer here."""
        while self.state.at.screen == "question" and self.fact in answers:
            asked, said = self.fact, answers[self.fact]
            if any(button.text == said for button in self.buttons):
                self.press(said)
            else:
                self.type(said)
                if self.state.at.screen == "confirm":
                    self.press("Верно" if self.app_language == "ru" else "Дұрыс")
            assert self.fact != asked or self.state.at.screen != "question", (
                f"{said!r} did not answer {asked}"
            )
        return self
