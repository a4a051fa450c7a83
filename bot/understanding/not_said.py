"""Answers without a value: the person does not know, or would rather not say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.understanding.answer import ASK_BACK, DECLINED, UNKNOWN, Understood
from bot.understanding.scan import Lexicon
from bot.understanding.tokens import Token

NOT_SAID = {
    "unknown": (
        "не знаю, незнаю, не зна, не знаем, не в курсе, не помню, непомню, не помним, забыл, забыла, забыли, "
        "не могу вспомнить, не уверен*, понятия не имею, без понятия, хз, фиг знает, кто его знает, "
        "откуда мне знать, откуда я знаю, затрудня*, сложно сказать, трудно сказать, неизвестно, не известно, "
        "не знает, не скажу точно, точно не скажу, білмей*, білмед*, білмим, білмиим, білмейм*, білмеппін, "
        "білмей тұрмын, біле алмай*, есімде жоқ, есімде қалмады, ұмыт*, белгісіз, айта алмаймын, хабарым жоқ, "
        "нақты айта алмаймын, ақпарат жоқ, dont know, i don't know, idk"
    ),
    "declined": (
        "не скажу, не хочу говорить, не хочу отвечать, не хочу сообщать, не хочу называть, не хочу указывать, "
        "не хочу, не буду говорить, не буду отвечать, не буду писать, предпочитаю не говорить, "
        "предпочитаю не отвечать, лучше не скажу, не желаю*, не ваше дело, вас не касается, личное, "
        "личная информация, личный вопрос, это личное, секрет, коммерческая тайна, без комментариев, "
        "отказываюсь отвечать, пропустить, пропусти, пропускаю, пропуск, "
        "айтпаймын, айтпайм, айтпим, айтқым келмей*, айтқым кемей*, айтпай-ақ қояйын, жауап бергім келмей*, "
        "жауап бермеймін, құпия, жеке ақпарат, өткізіп жібер*, өткізу, өткіз, сізге қатысы жоқ, skip"
    ),
}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(NOT_SAID)


def not_said(tokens: Sequence[Token]) -> Understood:
    """Unknown or declined when the message says so, otherwise ask back."""
    tags = {matched[0] for at in range(len(tokens)) if (matched := _lexicon().match(tokens, at))}
    if len(tags) != 1:
        return ASK_BACK
    return UNKNOWN if tags == {"unknown"} else DECLINED
