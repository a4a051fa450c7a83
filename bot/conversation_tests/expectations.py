"""Whether what is seen is what was expected, and if not, what comes nearest."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from bot.content import Content, Language
from bot.content.formats import NBSP
from bot.conversation import State
from bot.conversation.interview import result
from bot.conversation_tests.format import Both, Range, See, in_language
from bot.conversation_tests.seen import NoButtonError, Seen, find_button, named
from rules import AssessedPayment, AssessedProgramme, Assessment


@dataclass(frozen=True, slots=True)
class Scene:
    """All that an expectation may ask about."""

    content: Content
    language: Language
    on: date
    state: State
    seen: Seen
    before: Seen | None

    @property
    def assessment(self) -> Assessment:
        """Of the programmes that the person is asked about, with the answers so far."""
        return result(self.content, self.state, self.on)


def complaints(see: See, scene: Scene) -> list[str]:
    """What does not hold; empty when all does."""
    found = [*_place(see, scene), *_buttons(see, scene), *_words(see, scene), *_links(see, scene)]
    found += [*_assessment(see, scene), *_answers(see, scene)]
    if see.unchanged and scene.before is not None and _what(scene.seen) != _what(scene.before):
        found.append("the screen has changed")
    if see.any_of:
        tries = [complaints(one, scene) for one in see.any_of]
        if all(tries):
            told = "; or ".join(", ".join(one) for one in tries)
            found.append(f"none of {len(tries)} holds: {told}")
    return found


def _what(seen: Seen) -> tuple[str, list[str]]:
    return seen.text, [f"{button.words} {button.id} {button.url}" for button in seen.buttons]


def _place(see: See, scene: Scene) -> Iterator[str]:
    at = scene.state.at
    here = f"{at.screen} {at.of}".strip()
    if see.question is not None and (at.screen, at.of) != ("question", see.question):
        near = _near(see.question, scene.content.questions)
        yield f"expected the question {see.question}{near}, the person is at: {here}"
    if see.screen is not None and at.screen != see.screen:
        yield f"expected the screen {see.screen}, the person is at: {here}"
    if see.card is not None and (at.screen, at.of) != ("card", see.card):
        near = _near(see.card, scene.content.programmes)
        yield f"expected the card of {see.card}{near}, the person is at: {here}"


def _near(name: str, known: Collection[str]) -> str:
    """A word about a name that there is not."""
    if name in known:
        return ""
    near = get_close_matches(name, known, n=1)
    return f" (there is none; did you mean {near[0]}?)" if near else " (there is none)"


def _buttons(see: See, scene: Scene) -> Iterator[str]:
    buttons = scene.seen.buttons
    wanted = [in_language(one, scene.language) for one in see.buttons or ()]
    if see.buttons is not None:
        for place, name in enumerate(wanted):
            try:
                stands = buttons.index(find_button(name, buttons))
            except NoButtonError as missing:
                yield str(missing)
            else:
                if stands != place:
                    yield f"the button {name!r} stands as number {stands + 1}, expected number {place + 1}"
        if len(buttons) > len(wanted):
            yield f"{len(buttons)} buttons, expected {len(wanted)}: {', '.join(map(named, buttons))}"
    for one in see.some_buttons:
        try:
            find_button(in_language(one, scene.language), buttons)
        except NoButtonError as missing:
            yield str(missing)
    for one in see.no_buttons:
        try:
            found = find_button(in_language(one, scene.language), buttons)
        except NoButtonError:
            continue
        yield f"there is a button {named(found)}, expected none"


def _words(see: See, scene: Scene) -> Iterator[str]:
    text = _plain(scene.seen.text)
    for words in _in(see.words, scene.language):
        if _plain(words) not in text:
            yield f"the message does not say {words!r}; the nearest is {_nearest_line(words, text)!r}"
    if see.exact_words is not None:
        words = in_language(see.exact_words, scene.language)
        if _plain(words).strip() != text.strip():
            yield f"the message is not {words!r}"
    for pattern in _in(see.matching, scene.language):
        try:
            if not re.search(pattern, text):
                yield f"nothing in the message fits {pattern!r}"
        except re.error as broken:
            yield f"{pattern!r} is no regular expression: {broken}"
    for words in _in(see.no_words, scene.language):
        if _plain(words) in text:
            yield f"the message says {words!r}, expected silence about it"
    if see.toast is not None:
        words = in_language(see.toast, scene.language)
        if scene.seen.toast is None or _plain(words) not in _plain(scene.seen.toast):
            yield f"the notice does not say {words!r}; it says {scene.seen.toast!r}"


def _links(see: See, scene: Scene) -> Iterator[str]:
    links = scene.seen.links
    for part in _in(see.links, scene.language):
        if not any(part in link for link in links):
            yield f"no link leads to {part!r}; there are: {', '.join(links) or 'none'}"
    for part in _in(see.no_links, scene.language):
        for link in links:
            if part in link:
                yield f"there is a link to {link}, expected none to {part!r}"


def _assessment(see: See, scene: Scene) -> Iterator[str]:
    if not (see.verdicts or see.amounts or see.no_programmes):
        return
    programmes = {one.id: one for one in scene.assessment.programmes}
    for name, verdict in see.verdicts.items():
        if name not in programmes:
            yield f"{name} is not among the programmes asked about: {', '.join(programmes) or 'none'}"
        elif programmes[name].verdict != verdict:
            found = programmes[name]
            reasons = ", ".join(f"{one.id} {one.state}" for one in found.conditions if one.state != "met")
            needed = f"; still needed: {', '.join(found.needed)}" if found.needed else ""
            why = f"{reasons or 'every condition met'}{needed}"
            yield f"{name} is {found.verdict}, expected {verdict} ({why})"
    for name, amount in see.amounts.items():
        yield from _amount(name, amount, programmes)
    for name in see.no_programmes:
        if name in programmes:
            yield f"{name} is asked about, expected not to be"


def _amount(name: str, wanted: int | Range | str, programmes: dict[str, AssessedProgramme]) -> Iterator[str]:
    programme, _, payment = name.partition(".")
    if programme not in programmes:
        yield f"{programme} is not among the programmes asked about: {', '.join(programmes) or 'none'}"
        return
    payments = {one.id: one for one in programmes[programme].payments}
    if not payment and len(payments) == 1:
        payment = next(iter(payments))
    paid = payments.get(payment)
    if wanted == "none":
        if paid is not None and paid.min is not None:
            yield f"{name} is {_told(paid)}, expected no amount"
        return
    if paid is None or paid.min is None:
        there = ", ".join(f"{programme}.{one}" for one in payments) or "none"
        yield f"no amount is given for {name}; payments: {there}"
        return
    least, most = (wanted.min, wanted.max) if isinstance(wanted, Range) else (wanted, wanted)
    if (paid.min, paid.max) != (least, most):
        expected = str(least) if least == most else f"from {least} to {most}"
        yield f"{name} is {_told(paid)}, expected {expected}"


def _told(payment: AssessedPayment) -> str:
    if payment.min == payment.max:
        return str(payment.min)
    return f"from {payment.min} to {payment.max}"


def _answers(see: See, scene: Scene) -> Iterator[str]:
    for fact, value in see.answers.items():
        noted, wanted = scene.state.answers.get(fact), in_language(value, scene.language)
        if as_word(noted) != wanted:
            yield f"the answer to {fact} is {as_word(noted) or 'missing'}, expected {wanted}"
    for fact in see.no_answers:
        if fact in scene.state.answers:
            yield f"there is an answer to {fact}: {as_word(scene.state.answers[fact])}, expected none"


def as_word(value: object) -> str:
    """An answer as a conversation file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{value.get('min', '')}…{value.get('max', '')}"
    return "" if value is None else str(value)


def _in(words: tuple[str | Both, ...], language: Language) -> list[str]:
    return [in_language(one, language) for one in words]


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")


def _nearest_line(words: str, text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    near = get_close_matches(words, lines, n=1, cutoff=0.0)
    return near[0] if near else ""
