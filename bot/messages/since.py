"""What changed in one language only since an earlier state of the catalogues."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.check.finding import Finding, Kind
from bot.content.catalogue import Language
from bot.messages.book import Book
from bot.messages.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Both:
    """A text as both catalogues have it. `ready`: nobody had marked the Kazakh to be looked at."""

    russian: tuple[str, ...]
    kazakh: tuple[str, ...]
    ready: bool


def both(kk: Mapping[str, Entry], ru: Mapping[str, Entry]) -> dict[str, Both]:
    """The texts by key: the Russian, with its plural forms where it has some, and the Kazakh."""
    return {
        key: Both(
            (entry.po.msgid, *(ru[key].forms if key in ru else ())), entry.forms, ready=not entry.po.fuzzy
        )
        for key, entry in kk.items()
    }


def one_sided(before: Mapping[str, Both], now: Mapping[str, Both]) -> Iterator[tuple[str, Language]]:
    """Keys with the language that alone has changed. What is new in either state is left out.

    A Kazakh text that was marked before has caught up with Russian that changed earlier: this is not told.
    """
    for key, text in now.items():
        if key not in before:
            continue
        russian, kazakh = text.russian != before[key].russian, text.kazakh != before[key].kazakh
        if russian and not kazakh:
            yield key, "ru"
        elif kazakh and not russian and before[key].ready and all(before[key].kazakh):
            yield key, "kk"


def changed_alone(before: Mapping[str, Both], kk: Book, ru: Book, revision: str) -> Iterator[Finding]:
    """The same, where it stands and with the words of then and now."""
    now = both(kk.live, ru.live)
    alone = dict(one_sided(before, now))
    for path, line, entry in kk.numbered():
        if entry.key not in alone or entry.po.obsolete:
            continue
        then, text = before[entry.key], now[entry.key]
        if alone[entry.key] == "ru":
            code: Kind = "only-ru"
            words = _said(then.russian, text.russian)
            message = f"the Russian has changed since {revision}, the Kazakh has not: {words}"
        else:
            code = "only-kk"
            words = _said(then.kazakh, text.kazakh)
            message = f"the Kazakh has changed since {revision}, the Russian has not: {words}"
        yield Finding(path, line, code, f"{entry.key}: {message}")


def _said(then: tuple[str, ...], now: tuple[str, ...]) -> str:
    if len(then) != len(now):
        return f"{_quoted(then)} → {_quoted(now)}"
    pairs = dict.fromkeys((old, new) for old, new in zip(then, now, strict=True) if old != new)
    return ", ".join(f"«{old}» → «{new}»" for old, new in pairs)


def _quoted(forms: tuple[str, ...]) -> str:
    return " / ".join(f"«{form}»" for form in forms)
