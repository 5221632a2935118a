"""Numbers as a sheet shows them, with English separators: a file does not say whose it has."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from sphinx_readiness.importing.readers.shown.codes import PARTS, Piece, Section

_EXACT: Final = Context(prec=400)
"""Digits enough for any number that a cell has."""

_LARGEST: Final = 320
"""Digits of a number that is shown by its format; one of a cell has less."""


def general_text(value: float) -> str:
    """Return a number in the format ``General``: whole ones whole, others with ten digits."""
    if isinstance(value, int) or (value == value // 1 and abs(value) < 1e15):  # noqa: PLR2004
        return str(int(value))
    return f"{value:.10G}"


def number_text(value: float, sections: tuple[Section, ...]) -> str:
    """Return a number by the one of *sections* that is for it."""
    number = Decimal(str(value))
    if not number.is_finite() or number.adjusted() > _LARGEST:
        return str(value)
    numeric = sections[: PARTS - 1]
    if not any(each.pieces for each in numeric):
        return general_text(value)  # a sheet hides it; it is not lost
    if any(each.condition for each in numeric):
        section = next((each for each in numeric if _holds(number, each.condition)), numeric[-1])
        signed = True
    else:
        below = len(numeric) > 1 and number < 0
        zero = len(numeric) > 2 and number == 0  # noqa: PLR2004
        section = numeric[2 if zero else 1 if below else 0]
        signed = not below
    kinds = section.kinds()
    if kinds & set("ymdhsn") or "general" in kinds or "elapsed" in kinds:
        beside = "".join(
            general_text(value) if each.kind == "general" else each.text for each in section.pieces
        )
        return " ".join(beside.split()) if "general" in kinds else general_text(value)
    if any(each.kind == "sign" and each.text == "@" for each in section.pieces):
        return general_text(value)
    made = " ".join(_digits(abs(number), section.pieces).split())
    negative = signed and number < 0 and any(char in "123456789" for char in made)
    return f"-{made}" if negative else made


def _holds(number: Decimal, condition: tuple[str, Decimal] | None) -> bool:
    if condition is None:
        return True
    sign, bound = condition
    return {
        "<": number < bound, ">": number > bound, "=": number == bound,
        "<=": number <= bound, ">=": number >= bound, "<>": number != bound,
    }[sign]  # fmt: skip


class _Layout(NamedTuple):
    """Where in the pieces of a section the digits stand: before and behind the point, the power.

    *scale* is how many thousands the number is divided by.
    """

    whole: list[int]
    decimals: list[int]
    power: list[int]
    exponent: int
    scale: int
    grouped: bool


def _layout(pieces: tuple[Piece, ...]) -> _Layout:
    places = [at for at, each in enumerate(pieces) if each.kind == "digit"]
    point = next((at for at, each in enumerate(pieces) if each == ("sign", ".")), len(pieces))
    exponent = next((at for at, each in enumerate(pieces) if each.kind == "exponent"), len(pieces))
    whole = [at for at in places if at < min(point, exponent)]
    decimals = [at for at in places if point < at < exponent]
    last, end = max(whole, default=-1), max((*whole, *decimals), default=-1)
    commas = [at for at, each in enumerate(pieces) if each == ("sign", ",") and at < exponent]
    scale = sum(last < at < point or at > end for at in commas)
    grouped = any(whole[0] < at < last for at in commas) if whole else False
    return _Layout(
        whole, decimals, [at for at in places if at > exponent], exponent, scale, grouped
    )


def _digits(number: Decimal, pieces: tuple[Piece, ...]) -> str:
    """Return *number*, which is not below 0, in the placeholders of *pieces*."""
    number *= 100 ** sum(each == ("sign", "%") for each in pieces)
    places = [at for at, each in enumerate(pieces) if each.kind == "digit"]
    if not places:
        return "".join(each.text for each in pieces)
    slash = next((at for at, each in enumerate(pieces) if each == ("sign", "/")), -1)
    if slash > places[0]:
        return _fraction(number, pieces, slash)
    layout = _layout(pieces)
    number /= 1000**layout.scale
    power = ""
    if layout.exponent < len(pieces):
        number, power = _with_power(number, pieces[layout.exponent].text[1], layout)
    before, _, behind = f"{_rounded(number, len(layout.decimals)):f}".partition(".")
    least = len(behind)
    while least and pieces[layout.decimals[least - 1]].text != "0" and behind[least - 1] == "0":
        least -= 1
    shown = dict(zip(layout.decimals, behind[:least], strict=False))
    shown |= _whole_digits(before.lstrip("0"), pieces, layout.whole, grouped=layout.grouped)
    written = {"exponent": power, "digit": ""}
    return "".join(
        shown.get(at, "") or written.get(each.kind, each.text)
        for at, each in enumerate(pieces)
        if each != ("sign", ",") and (least or each != ("sign", "."))
    )


def _with_power(number: Decimal, sign: str, layout: _Layout) -> tuple[Decimal, str]:
    """Return *number* between 1 and 10, and the power of ten that it is multiplied by."""
    shift = number.adjusted() if number else 0
    decimals = len(layout.decimals)
    if _rounded(number.scaleb(-shift), decimals) >= 10:  # noqa: PLR2004 - 9.99 is 1.0E+1
        shift += 1
    said = "-" if shift < 0 else "+" if sign == "+" else ""
    return number.scaleb(-shift), f"E{said}{abs(shift):0{len(layout.power)}d}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    """Return *number* with so many *decimals*, halves away from 0, as sheets round."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


def _whole_digits(
    digits: str, pieces: tuple[Piece, ...], places: list[int], *, grouped: bool
) -> dict[int, str]:
    """Return which *digits* stand at which of *places*: from the right, the rest at the first."""
    shown: dict[int, str] = {}
    left = digits
    count = 0
    for at in reversed(places):
        char, left = left[-1:], left[:-1]
        if not char and pieces[at].text != "0":
            break
        shown[at] = (char or "0") + ("," if grouped and count and count % 3 == 0 else "")
        count += 1
    while left and places:
        char, left = left[-1:], left[:-1]
        comma = "," if grouped and count % 3 == 0 else ""
        shown[places[0]] = char + comma + shown.get(places[0], "")
        count += 1
    return shown


def _fraction(number: Decimal, pieces: tuple[Piece, ...], slash: int) -> str:
    """Return *number* as a fraction, its whole part before it where that has a place."""
    behind = pieces[slash + 1 :]
    fixed = "".join(each.text for each in behind if each.kind in ("digit", "other")).strip("?# ")
    digits = sum(each.kind == "digit" for each in behind)
    before = [each.kind for each in pieces[:slash]]
    groups = " ".join("".join("d" if each == "digit" else " " for each in before).split())
    if fixed.isascii() and fixed.isdecimal() and int(fixed):
        bottom = min(int(fixed), 10**6)
        top = int(_rounded(number * bottom, 0))
    else:
        nearest = Fraction(number).limit_denominator(max(10 ** min(digits, 6) - 1, 1))
        top, bottom = nearest.numerator, nearest.denominator
    if " " not in groups:
        return f"{top}/{bottom}"
    whole, top = divmod(top, bottom)
    return f"{whole} {top}/{bottom}" if whole and top else f"{top}/{bottom}" if top else str(whole)
