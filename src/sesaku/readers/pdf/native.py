"""Calls into pdfium that are made once for every character or drawn object.

The bindings convert every argument and result; a page has thousands of characters, so these few
functions are called by their address instead, with plain numbers for handles.
"""

import ctypes
import importlib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

Call: TypeAlias = Callable[..., int]
Handle: TypeAlias = Any
"""A handle of the bindings, which have no types."""


class Calls(NamedTuple):
    """The functions; handles are addresses, results are numbers."""

    char_box: Call
    char_origin: Call
    text_object: Call
    clip_of: Call
    clip_count: Call
    object_at: Call
    object_in_form: Call
    object_type: Call
    object_bounds: Call
    object_matrix: Call
    segment_count: Call
    segment_at: Call
    segment_type: Call
    segment_point: Call
    segment_closes: Call


@cache
def pdfium() -> Handle:
    """Return the bindings; loading them takes 0.1 s, which only a PDF shall cost."""
    return importlib.import_module("pypdfium2.raw")


@cache
def calls() -> Calls:
    """Return the functions, bound at the first use."""
    handle, number = ctypes.c_void_p, ctypes.c_int
    place = ctypes.c_void_p
    return Calls(
        _bind(pdfium().FPDFText_GetLooseCharBox, number, handle, number, place),
        _bind(pdfium().FPDFText_GetCharOrigin, number, handle, number, place, place),
        _bind(pdfium().FPDFText_GetTextObject, handle, handle, number),
        _bind(pdfium().FPDFPageObj_GetClipPath, handle, handle),
        _bind(pdfium().FPDFClipPath_CountPaths, number, handle),
        _bind(pdfium().FPDFPage_GetObject, handle, handle, number),
        _bind(pdfium().FPDFFormObj_GetObject, handle, handle, ctypes.c_ulong),
        _bind(pdfium().FPDFPageObj_GetType, number, handle),
        _bind(pdfium().FPDFPageObj_GetBounds, number, handle, place, place, place, place),
        _bind(pdfium().FPDFPageObj_GetMatrix, number, handle, place),
        _bind(pdfium().FPDFPath_CountSegments, number, handle),
        _bind(pdfium().FPDFPath_GetPathSegment, handle, handle, number),
        _bind(pdfium().FPDFPathSegment_GetType, number, handle),
        _bind(pdfium().FPDFPathSegment_GetPoint, number, handle, place, place),
        _bind(pdfium().FPDFPathSegment_GetClose, number, handle),
    )


def _bind(function: Handle, result: Handle, *arguments: Handle) -> Call:
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise OSError("pdfium lacks a function")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address(handle: Handle) -> int:
    """Return a handle of the bindings as a plain number; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
