"""Writes a scene as SVG: one string, the same for the same scene."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from bot.content import Language
from bot.draw.glyphs import n
from bot.draw.scene import Group, Item, Path, Rect, Scene, Text
from bot.draw.style import keys, style

_NO_MARKS: Final[Mapping[str, str]] = {}


def svg(scene: Scene, language: Language, mark: Mapping[str, str] = _NO_MARKS) -> str:
    """The picture. `mark`: classes that nodes get besides their own."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="draw" lang="{language}" role="img" '
            f'aria-labelledby="draw-title draw-about" viewBox="0 0 {n(scene.width)} {n(scene.height)}" '
            f'width="{n(scene.width)}" height="{n(scene.height)}" style="max-width:100%;height:auto">',
            f'<title id="draw-title">{escape(scene.title)}</title>',
            f'<desc id="draw-about">{escape(scene.about)}</desc>',
            f"<style>{style(scene.related)}</style>",
            '<rect class="paper" width="100%" height="100%"/>',
            *_Writer(scene.related, mark).items(scene.items),
            "</svg>\n",
        ]
    )


class _Writer:
    def __init__(self, related: Mapping[str, frozenset[str]], mark: Mapping[str, str]) -> None:
        self.related = related
        self.keys = keys(related)
        self.mark = mark
        self.written: set[str] = set()

    def items(self, items: Iterable[Item]) -> Iterable[str]:
        for item in items:
            match item:
                case Group():
                    yield from self._group(item)
                case Text():
                    yield _text(item)
                case Rect():
                    rounded = f' rx="{n(item.round)}"' if item.round else ""
                    yield (
                        f'<rect class="{item.css}" x="{n(item.x)}" y="{n(item.y)}" width="{n(item.width)}" '
                        f'height="{n(item.height)}"{rounded}/>'
                    )
                case Path():
                    yield f'<path class="{item.css}" d="{item.d}"/>'

    def _group(self, group: Group) -> Iterable[str]:
        node = escape(group.node)
        # An id may stand once in a page; a node's other groups are known by `data-id`.
        once = "" if node in self.written else f' id="{node}"'
        self.written.add(node)
        classes = " ".join(filter(None, ("node", group.kind, escape(self.mark.get(group.node, "")))))
        title = f"<title>{escape(group.title)}</title>" if group.title else ""
        yield f'<g{once} class="{classes}" data-id="{node}"{self._lit(group)}>{title}'
        yield from self.items(group.items)
        yield "</g>"

    def _lit(self, group: Group) -> str:
        """The node's own key, and the keys of the nodes under the pointer with which it stays lit."""
        if group.node not in self.keys:
            return ""
        lit = self.related[group.node]
        if group.source:
            lit &= self.related[group.source]
        others = " ".join(sorted(self.keys[other] for other in lit))
        return f' data-key="{self.keys[group.node]}" data-lit="{others}"'


def _text(text: Text) -> str:
    css = " ".join(filter(None, (text.css, "b" if text.bold else "")))
    classes = f' class="{css}"' if css else ""
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    if text.upward:
        place = f'transform="translate({n(text.x)} {n(text.y)})rotate(-90)"'
    else:
        place = f'x="{n(text.x)}" y="{n(text.y)}"'
    return f'<text {place} font-size="{n(text.size)}"{anchor}{classes}>{escape(text.words)}</text>'
