"""Ruling lines: straight lines and thin rectangles that a page draws, put together.

Tables are ruled in many ways: lines, thin filled rectangles, outlines of cells, rows of dots; each
cell's edge by itself or one line across the table. All come out as rules: where, from, to.
"""

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat
from typing import NamedTuple

from sesaku.document.document import Box
from sesaku.readers.pdf import limits
from sesaku.readers.pdf.glyphs import Frame
from sesaku.readers.pdf.native import calls, pdfium

THIN = 3.0
"""What is thinner, in points, is a line; places nearer than this are one."""

_SHORTEST = 5.0
_FEW, _AT_ENDS, _EVERY = 120, 30, 5
_TEXT, _PATH, _FORM = 1, 2, 5
_LINE, _BEZIER, _MOVE = 0, 1, 2
_RECTANGLE = 6
_MATRIX = 6
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


class Rule(NamedTuple):
    """A ruling line: its place across, and its extent along."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The ruling lines of a page, each direction by place; ``pictured`` tells of pictures."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


class Drawn(NamedTuple):
    """What a page draws: its paths, with the matrix of the drawing they stand in, and more."""

    paths: list[tuple[int, Matrix]]
    pictured: bool


def drawn(page: int, count: int) -> Drawn:
    """Return the paths of a page.

    A page of text may have a thousand objects. Its ends and every fifth object between them are
    looked at first; where all of those are text, the page has no five paths in a row, as many as
    the smallest table has lines.

    Args:
        page: handle of the page, as a number.
        count: how many objects it has.
    """
    count = min(count, limits.MAX_PATHS)
    if count > _FEW and set(_kinds(page, _sampled(count))[1]) == {_TEXT}:
        return Drawn([], pictured=False)
    items, kinds = _kinds(page, range(count))
    paths: list[tuple[int, Matrix]] = []
    pictured = False
    for item, kind in zip(items, kinds, strict=True):
        if kind == _PATH:
            paths.append((item, _PLAIN))
        elif kind == _FORM:
            pictured |= _add_form(item, _PLAIN, 1, paths)
        elif kind != _TEXT:
            pictured = True
    return Drawn(paths, pictured)


def _sampled(count: int) -> list[int]:
    ends = [*range(_AT_ENDS), *range(count - _AT_ENDS, count)]
    return [*ends, *range(_AT_ENDS, count - _AT_ENDS, _EVERY)]


def _kinds(page: int, places: Iterable[int]) -> tuple[list[int], list[int]]:
    """Return objects of a page and their types."""
    items = list(map(calls().object_at, repeat(page), places))
    return items, list(map(calls().object_type, items))


def _add_form(form: int, outer: Matrix, depth: int, paths: list[tuple[int, Matrix]]) -> bool:
    """Add the paths of a drawing inside the page; return whether it has pictures."""
    handle = ctypes.cast(form, pdfium().FPDF_PAGEOBJECT)
    matrix = _times(_matrix(form), outer)
    pictured = False
    for index in range(max(pdfium().FPDFFormObj_CountObjects(handle), 0)):
        if len(paths) >= limits.MAX_PATHS:
            break
        item = calls().object_in_form(form, index)
        what = calls().object_type(item)
        if what == _PATH:
            paths.append((item, matrix))
        elif what == _FORM and depth < limits.MAX_FORM_DEPTH:
            pictured |= _add_form(item, matrix, depth + 1, paths)
        elif what not in {_TEXT, _FORM}:
            pictured = True
    return pictured


def rules_of(paths: Iterable[tuple[int, Matrix]], frame: Frame) -> Rules:
    """Return the ruling lines that paths draw; none where a page has too many to be tables."""
    across: list[Rule] = []
    down: list[Rule] = []
    for path, matrix in paths:
        for box in _pieces(path, matrix):
            _add(_clipped(frame.box(*box), frame), across, down)
    if max(len(across), len(down)) > limits.MAX_PATHS:
        return Rules((), ())
    merged = Rules(_merged(across), _merged(down))
    if max(len(merged.across), len(merged.down)) > limits.MAX_RULES:
        return Rules((), ())
    return merged


def _clipped(box: Box, frame: Frame) -> Box:
    wide, high = frame.size
    left, top, right, bottom = box
    return max(left, 0.0), max(top, 0.0), min(right, wide), min(bottom, high)


def _add(box: Box, across: list[Rule], down: list[Rule]) -> None:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if wide < 0 or high < 0:
        return
    if high <= THIN:
        across.append(Rule((top + bottom) / 2, left, right))
    if wide <= THIN:
        down.append(Rule((left + right) / 2, top, bottom))


def _pieces(path: int, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Yield the thin boxes of a path: left, bottom, right, top in the page's coordinates."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = (ctypes.addressof(value) for value in (left, bottom, right, top))
    if not calls().object_bounds(path, *places):
        return
    x, y = zip(
        *(
            _apply(matrix, point)
            for point in ((left.value, bottom.value), (right.value, top.value))
        ),
        strict=True,
    )
    if min(max(x) - min(x), max(y) - min(y)) <= THIN:
        yield min(x), min(y), max(x), max(y)
        return
    count = calls().segment_count(path)
    stroked = _stroked(path)
    if count > limits.MAX_SEGMENTS or (not stroked and count < _RECTANGLE):
        return
    inner = _times(_matrix(path), matrix)
    for points in _subpaths(path, count):
        placed = [_apply(inner, point) for point in points]
        if stroked:
            for (x0, y0), (x1, y1) in pairwise(placed):
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        elif placed:
            x, y = zip(*placed, strict=True)
            yield min(x), min(y), max(x), max(y)


def _stroked(path: int) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    handle = ctypes.cast(path, pdfium().FPDF_PAGEOBJECT)
    pdfium().FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(stroke.value)


def _subpaths(path: int, count: int) -> Iterator[list[Point]]:
    """Yield the corners of each part of a path; a part with curves ends at the curve."""
    at, kind, place, closes = (
        calls().segment_at,
        calls().segment_type,
        calls().segment_point,
        calls().segment_closes,
    )
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(count):
        segment = at(path, index)
        what = kind(segment)
        place(segment, ctypes.addressof(x), ctypes.addressof(y))
        if what in {_MOVE, _BEZIER}:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if closes(segment) and len(points) > 1:
            yield [*points, points[0]]
            points = [points[0]]
    if len(points) > 1:
        yield points


def _matrix(item: int) -> Matrix:
    values = (ctypes.c_float * _MATRIX)()
    if not calls().object_matrix(item, ctypes.addressof(values)):
        return _PLAIN
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _merged(rules: list[Rule]) -> tuple[Rule, ...]:
    """Join rules that lie on one line and touch; drop what is too short to rule anything."""
    merged: list[Rule] = []
    for group in _lines(sorted(rules)):
        at = sum(rule.at for rule in group) / len(group)
        current: Rule | None = None
        for rule in sorted(group, key=lambda rule: rule.start):
            if current is not None and rule.start <= current.end + THIN:
                current = current._replace(end=max(current.end, rule.end))
            else:
                if current is not None:
                    merged.append(current)
                current = Rule(at, rule.start, rule.end)
        if current is not None:
            merged.append(current)
    return tuple(rule for rule in merged if rule.end - rule.start >= _SHORTEST)


def _lines(rules: list[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > THIN:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group
