"""What may stand in a conversation file.

A file is a list of steps. A step does one thing, sees something, or both. What differs between the languages
is written as `{kk: …, ru: …}`; what stands once holds for both.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from bot.content import Language
from bot.content.models import Strict

Kind = Literal[
    "sticker",
    "voice",
    "photo",
    "video",
    "video_note",
    "audio",
    "animation",
    "document",
    "contact",
    "forward",
    "dice",
    "poll",
]
ON = date(2026, 11, 22)
"""The day of a conversation that names none."""
_WAIT = re.compile(r"(\d+)( days?)?")


class Both(Strict):
    """Words that differ between the languages."""

    kk: str
    ru: str


_UNQUOTED = (
    "{kk: …, ru: …} holds the two languages and nothing else; "
    'words with a comma or a colon stand in quotes: {kk: "…, …", ru: "…, …"}'
)


def _as_words(value: Any) -> Any:
    """YAML reads `4` and `true` as other things than words, and cuts `{kk: a, b}` at the comma."""
    if isinstance(value, dict) and "button" not in value and value.keys() != {"kk", "ru"}:
        raise ValueError(_UNQUOTED)
    if isinstance(value, dict) and "kk" in value:
        return {language: _as_words(words) for language, words in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | date):
        return str(value)
    return value


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


def _days(value: Any) -> Any:
    found = _WAIT.fullmatch(str(value))
    return int(found[1]) if found and not isinstance(value, bool) else value


WORD: dict[str, Any] = {"type": ["string", "number", "boolean"]}
WORDS: dict[str, Any] = {
    "anyOf": [
        WORD,
        {
            "type": "object",
            "properties": {"kk": WORD, "ru": WORD},
            "required": ["kk", "ru"],
            "additionalProperties": False,
        },
    ]
}
Words = Annotated[
    Annotated[str, Tag("words")] | Annotated[Both, Tag("both")],
    Discriminator(lambda value: "both" if isinstance(value, dict | Both) else "words"),
    BeforeValidator(_as_words),
    WithJsonSchema(WORDS),
]
WordsList = Annotated[
    tuple[Words, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [WORDS, {"type": "array", "items": WORDS}]}),
]


class Range(Strict):
    """An amount of which only the ends are known."""

    min: int
    max: int


class See(Strict):
    """What is expected of the screen that the person sees now. Everything that is named must hold."""

    question: str | None = None
    """The fact that is asked about."""
    screen: str | None = None
    """The screen's name: menu, situations, question, confirm, review, summary, card, where …"""
    card: str | None = None
    """The programme whose card is shown."""
    buttons: WordsList | None = None
    """All buttons in their order, by id or words."""
    some_buttons: WordsList = ()
    no_buttons: WordsList = ()
    words: WordsList = ()
    """What the message says somewhere, letter by letter."""
    exact_words: Words | None = None
    """The whole message."""
    matching: WordsList = ()
    """Regular expressions that fit somewhere in the message."""
    no_words: WordsList = ()
    """What the message is silent about."""
    toast: Words | None = None
    """What the short notice over the chat says."""
    links: WordsList = ()
    """Beginnings or parts of the addresses that buttons and words lead to."""
    no_links: WordsList = ()
    verdicts: dict[str, Literal["likely", "unlikely", "undetermined"]] = Field({})
    """By programme."""
    amounts: dict[str, int | Range | Literal["none"]] = Field({})
    """By `programme.payment`, or by programme where it has one payment. Tenge; `none`: no amount is given."""
    no_programmes: tuple[str, ...] = ()
    """Programmes that the person was not asked about."""
    answers: dict[str, Words] = Field({})
    """What is noted as the person's answer, by fact."""
    no_answers: tuple[str, ...] = ()
    unchanged: Literal[True] | None = None
    """The screen is the one before the last step."""
    any_of: tuple["See", ...] = ()
    """One of these holds."""


class OldButton(Strict):
    """A button of an earlier screen. `on`: the fact or screen that it stood on; None: the latest one."""

    button: Words
    on: str | None = None


def _old(value: Any) -> Any:
    value = _as_words(value)
    return value if isinstance(value, dict) and "button" in value else {"button": value}


class Step(Strict):
    """One thing that the person does, and what they see then."""

    start: str | None = None
    """Opens the bot by a link with this payload; empty: by START."""
    include: str | None = None
    """The steps of another file, `shared/<name>.yaml` beside this one."""
    press: Words | None = None
    press_twice: Words | None = None
    press_old: Annotated[OldButton | None, BeforeValidator(lambda v: v if v is None else _old(v))] = None
    """A button of an earlier screen, which may be gone."""
    type: Words | None = None
    answer: dict[str, Words] | None = None
    """Answers these facts in whatever order they are asked, as long as one of them is asked."""
    location: tuple[float, float] | None = None
    """A shared place: latitude and longitude."""
    send: Kind | None = None
    wait: Annotated[int | None, BeforeValidator(_days)] = Field(default=None, ge=1, le=4000)
    """Days that pass: `3 days`."""
    restart: Literal[True] | None = None
    """The bot is stopped and started again."""
    see: See | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_one_word(cls, written: Any) -> Any:
        """`- start` and `- restart` need nothing else; `start:` alone is the same."""
        if written in ("start", "restart"):
            return {written: "" if written == "start" else True}
        if isinstance(written, dict) and "start" in written and written["start"] is None:
            return {**written, "start": ""}
        return written

    @model_validator(mode="after")
    def _one_thing(self) -> "Step":
        done = self.deeds()
        if len(done) > 1:
            raise ValueError(f"a step does one thing; write {' and '.join(done)} as steps of their own")
        if not done and self.see is None:
            raise ValueError("the step does nothing and sees nothing; fill it in or remove it")
        return self

    def deeds(self) -> list[str]:
        """The names of what is done; one at most."""
        return [name for name in DEEDS if getattr(self, name) is not None]


DEEDS = tuple(name for name in Step.model_fields if name != "see")


class ConversationFile(Strict):
    """`tests/conversations/<name>.yaml`."""

    title: str | None = None
    """Whose conversation it is, in life's words."""
    lang: Annotated[tuple[Language, ...], BeforeValidator(_listed), Field(min_length=1)] = ("kk", "ru")
    on: date = ON
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


def in_language(words: str | Both, language: Language) -> str:
    """The words as they are in a language."""
    return words if isinstance(words, str) else str(getattr(words, language))
