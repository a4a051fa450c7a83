"""The picture's colours, by day and by night, and what stays lit under the pointer."""

from collections.abc import Mapping
from typing import Final

LIGHT: Final = (
    "--paper:#fff;--stripe:#f1f6f7;--home:#dcebee;--ink:#17242b;--soft:#55656e;--hair:#e6edef;--rule:#b9c7cc;--guide:#bccbd0;"
    "--condition:#0b7285;--payment:#a15400;--other:#6a4fa3;--lead:#8aa0a9;--answer:#a9b9bf;"
    "--reached:#1f7a3d;--partly:#a87700;--missed:#b3402f"
)
DARK: Final = (
    "--paper:#10191e;--stripe:#18252c;--home:#1f343d;--ink:#e8eff1;--soft:#9fb1b9;--hair:#202e36;--rule:#4a5d67;--guide:#3a4c55;"
    "--condition:#4cc2d4;--payment:#f0b35a;--other:#b9a3ea;--lead:#6f8791;--answer:#526771;"
    "--reached:#6fce8a;--partly:#e8c04d;--missed:#ef8b7b"
)
_RULES: Final = """
.draw{%(light)s;color-scheme:light dark;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
@media(prefers-color-scheme:dark){.draw{%(dark)s}}
.draw text{fill:var(--ink)}
.draw .b{font-weight:600}
.draw text.soft{fill:var(--soft)}
.draw .paper{fill:var(--paper)}
.draw .stripe{fill:var(--stripe)}
.draw .home{fill:var(--home)}
.draw .room{fill:transparent}
.draw path{fill:none}
.draw .hair{stroke:var(--hair)}
.draw .rule{stroke:var(--rule)}
.draw .guide{stroke:var(--guide)}
.draw .joint{stroke-width:1.6}
.draw .door{stroke:var(--soft);stroke-width:1.1}
.draw .condition{--own:var(--condition)}
.draw .payment{--own:var(--payment)}
.draw .other,.draw .form,.draw .time{--own:var(--other)}
.draw .sign{fill:var(--own)}
.draw .joint{stroke:var(--own)}
.draw .ring{fill:var(--paper);stroke:var(--condition);stroke-width:1.5}
.draw .bar{fill:var(--ink)}
.draw .line{fill:var(--rule)}
.draw .lead{fill:var(--lead)}
.draw .answer{fill:var(--answer)}
.draw .edge{fill:transparent}
.draw .box{fill:var(--paper);stroke:var(--rule);stroke-width:1.2}
.draw .doubt{stroke-dasharray:4 3}
.draw .chip{fill:var(--stripe)}
.draw .arrow{stroke:var(--own);stroke-width:1.5}
.draw .head{fill:var(--own)}
.draw .gate{--own:var(--condition)}
.draw .arrow.gate{stroke-dasharray:5 4}
.draw .reached{--mark:var(--reached)}
.draw .partly{--mark:var(--partly)}
.draw .missed{--mark:var(--missed)}
.draw rect:is(.reached,.partly,.missed){fill:var(--mark)}
.draw :is(.reached,.partly,.missed)>.tint{fill:var(--mark)}
.draw :is(.reached,.partly,.missed)>:is(.joint,.ring,.box){stroke:var(--mark)}
.draw :is(.reached,.partly,.missed)>.box{stroke-width:2.5}
.draw:has([data-key]:hover) .home{fill-opacity:.4}
.draw .node{transition:opacity .12s}
.draw .node:hover>.room{fill:var(--own,var(--soft));fill-opacity:.13}
@media print{.draw .hover{display:none}}
"""


def keys(related: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """A short key for each node: ids would be half of the file."""
    return {node: str(place) for place, node in enumerate(related)}


def style(related: Mapping[str, frozenset[str]]) -> str:
    """The sheet. Everything begins with `.draw`, so that it does no harm to a page around it.

    Whatever is not related to the node under the pointer fades; a browser without `:has` leaves it as it is.
    """
    rules = _RULES % {"light": LIGHT, "dark": DARK}
    fades = ",\n".join(
        f'.draw:has([data-key="{key}"]:hover) [data-lit]:not([data-lit~="{key}"])'
        for key in keys(related).values()
    )
    return f"{rules}{fades}{{opacity:.16}}\n" if fades else rules
