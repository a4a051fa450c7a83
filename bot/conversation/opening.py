"""The screens around the interview: language, notice, menu, life situations, about, help."""

from bot.content import LANGUAGES, Content, Language, formats
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.state import State

TICKED, UNTICKED = "☑", "☐"


def likelier(app_language: str | None) -> Language:
    """The language to offer first: the app's, and Kazakh where the app tells nothing."""
    return "ru" if (app_language or "").lower().startswith("ru") else "kk"


def language(content: Content, app_language: str | None) -> Screen:
    """Each language offered in itself, the likelier first."""
    first = likelier(app_language)
    order = sorted(LANGUAGES, key=lambda code: code != first)
    text = "\n".join(content.text(code, "language.choose") for code in order)
    rows = tuple((Button(formats.plain(content.text(code, "language.name")), f"l:{code}"),) for code in order)
    return Screen(text, rows)


def notice(content: Content, language: Language, keep_days: int) -> Screen:
    """What is stored and for how long, once, before anything is asked."""
    kept = content.plural(language, "keep_days", keep_days)
    text = content.screen("notice", language, kept=kept)
    return Screen(text, (button(content, language, "button.begin", "n:begin"),))


def menu(content: Content, state: State, language: Language) -> Screen:
    """Where everything starts."""
    rows: Rows = ()
    if state.scope:
        rows = (button(content, language, "button.continue", "n:continue"),)
    rows = (*rows, button(content, language, "button.entitled", "n:situations"))
    rows = (
        *rows,
        *(
            (Button(formats.plain(content.words(language, f"topic.{topic}.text")), f"n:topic:{topic}"),)
            for topic in content.topics
        ),
        button(content, language, "button.where", "n:where"),
        button(content, language, "button.about", "n:about"),
    )
    return Screen(content.screen("menu", language), rows)


def situations(content: Content, state: State, language: Language) -> Screen:
    """Life situations to tick, which settle several facts at once."""
    rows: list[tuple[Button, ...]] = []
    for situation in content.situations:
        ticked = situation.id in state.ticked
        label = formats.plain(content.words(language, f"situation.{situation.id}.text"))
        mark = TICKED if ticked else UNTICKED
        rows.append((Button(f"{mark} {label}", f"t:{situation.id}:{0 if ticked else 1}"),))
    further = "button.further" if state.ticked else "button.ask_all"
    rows.append(button(content, language, further, "d"))
    rows.append(button(content, language, "button.menu", "n:menu"))
    return Screen(content.screen("situations", language), tuple(rows))


def about(content: Content, language: Language, keep_days: int) -> Screen:
    """What the bot is, what it is not, what it keeps."""
    kept = content.plural(language, "keep_days", keep_days)
    text = content.screen("about", language, kept=kept)
    return Screen(text, (button(content, language, "button.menu", "n:menu"),))


def help_(content: Content, language: Language) -> Screen:
    """The commands and how to answer."""
    return Screen(content.screen("help", language), (button(content, language, "button.go_on", "go"),))


def resume(content: Content, language: Language) -> Screen:
    """`/start` in the middle: go on or start over; nothing is wiped unasked."""
    rows = (
        button(content, language, "button.go_on", "go"),
        button(content, language, "button.restart", "n:restart"),
        button(content, language, "button.menu", "n:menu"),
    )
    return Screen(content.screen("resume", language), rows)


def forgotten(content: Content, language: Language) -> Screen:
    """The answers are deleted, and it is said."""
    return Screen(
        content.screen("forgotten", language), (button(content, language, "button.again", f"l:{language}"),)
    )


def button(content: Content, language: Language, key: str, data: str) -> tuple[Button, ...]:
    """A row of one button with a text of `messages.yaml`."""
    return (Button(formats.plain(content.text(language, key)), data),)
