"""The signs that both layouts use."""

from bot.draw.model import Reader, ReaderKind
from bot.draw.scene import Path

SIGN_OF: dict[ReaderKind, str] = {
    "condition": "condition",
    "payment": "payment",
    "form": "other",
    "time": "other",
}
"""The sign of what a reader is; its word in the legend has the same name."""


def sign(kind: str, x: float, y: float, size: float = 3.9) -> Path:
    """● condition, ○ gate, ▲ payment, ◆ other: told apart without colours too. `x`, `y`: the middle."""
    match kind:
        case "payment":
            high = size * 1.15
            d = f"M{n(x - high)} {n(y + high * 0.8)}H{n(x + high)}L{n(x)} {n(y - high)}Z"
        case "other":
            wide = size * 1.2
            d = f"M{n(x - wide)} {n(y)}L{n(x)} {n(y - wide)}L{n(x + wide)} {n(y)}L{n(x)} {n(y + wide)}Z"
        case _:
            r = size if kind == "condition" else size - 0.7
            d = f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0Z"
    return Path(d, "ring" if kind == "gate" else f"tint sign {kind}")


def sign_of(reader: Reader, fact: str) -> str:
    """Which sign stands where a reader meets a fact."""
    return "gate" if fact in reader.gates else SIGN_OF[reader.kind]


def door(x: float, y: float) -> Path:
    """A small door; `x`, `y`: the middle."""
    return Path(f"M{n(x - 3)} {n(y + 4.5)}V{n(y - 4.5)}H{n(x + 3)}V{n(y + 4.5)}M{n(x + 1)} {n(y)}v.8", "door")


def n(number: float) -> str:
    """A number as SVG takes it, no longer than an eye can tell."""
    return f"{number:.1f}".removesuffix(".0").replace("-0.", "-.").removeprefix("0") or "0"
