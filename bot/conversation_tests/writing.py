"""A conversation file as a person would write it: the reverse of `reading`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import yaml

from bot.content import Language
from bot.content.files import PlainLoader
from bot.conversation_tests.format import ConversationFile, Step

_WIDE = 100


class _PlainDumper(yaml.SafeDumper):
    """`on`, `yes` and `no` are words for those who read these files."""


_PlainDumper.yaml_implicit_resolvers = PlainLoader.yaml_implicit_resolvers


def written(file: ConversationFile, remarks: Sequence[str | None] = ()) -> str:
    """The file's text. `remarks`: a comment above each step, where it has one."""
    lines: list[str] = []
    if file.title is not None:
        lines.append(f"title: {_inline(file.title)}")
    if file.lang != ConversationFile.model_fields["lang"].default:
        lines.append(f"lang: {_languages(file.lang)}")
    lines += [f"on: {file.on}", "steps:"]
    for number, step in enumerate(file.steps):
        remark = remarks[number] if number < len(remarks) else None
        lines += [f"  # {line}" for line in (remark or "").splitlines()]
        lines += _step(step)
    return "\n".join(lines) + "\n"


def _languages(languages: Sequence[Language]) -> str:
    return languages[0] if len(languages) == 1 else _inline(list(languages))


def _step(step: Step) -> Iterator[str]:
    data = step.model_dump(exclude_unset=True, exclude_none=True)
    if data in ({"start": ""}, {"restart": True}):
        yield f"  - {next(iter(data))}"
        return
    mark = "- "
    for name, value in data.items():
        plain = _plain(name, value)
        line = f"  {mark}{name}:" if plain == "" else f"  {mark}{name}: {_inline(plain)}"
        if len(line) <= _WIDE or not isinstance(plain, dict):
            yield line
        else:
            yield f"  {mark}{name}:"
            yield from (f"      {key}: {_inline(one)}" for key, one in plain.items())
        mark = "  "


def _plain(name: str, value: Any) -> Any:
    """Without what a reader does not need: a list of one, the braces of an old button, the unit of days."""
    match name, value:
        case "press_old", {"button": button, **rest} if not rest:
            return button
        case "wait", int(days):
            return f"{days} {'day' if days == 1 else 'days'}"
        case _, dict():
            return {key: _plain(key, one) for key, one in value.items()}
        case "location", tuple():
            return list(value)
        case _, tuple() if len(value) == 1 and isinstance(value[0], str):
            return value[0]
        case _, tuple() | list():
            return [_plain("", one) for one in value]
        case _, str():
            return _unquoted(value)
    return value


def _unquoted(words: str) -> Any:
    """What YAML reads as a number, a day or a truth value is read as the same words again."""
    if words in ("true", "false"):
        return words == "true"
    for read in (int, date.fromisoformat):
        try:
            value: int | date = read(words)
        except ValueError:
            continue
        if str(value) == words:
            return value
    return words


def _inline(value: Any) -> str:
    text = yaml.dump(
        value,
        Dumper=_PlainDumper,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
    )
    return text.removesuffix("\n").removesuffix("\n...")
