"""Optical character recognition 「文字認識」 of pages that are pictures, where it is asked for.

The page is drawn in the process of its own that reads the file; what is recognised here is plain
dots. RapidOCR (the extra ``ocr``) has its models in its package; they are named by their place, so
that nothing is ever fetched.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from sesaku.document.document import Box
from sesaku.exceptions import MissingExtraError
from sesaku.readers.pdf.columns import in_reading_order
from sesaku.readers.pdf.layout import PageLayout, Recognised
from sesaku.readers.pdf.lines import Segment
from sesaku.readers.pdf.picture import Picture

SURE = 0.9
"""A line recognised with less confidence than this is counted as doubtful."""

_MISSING = (
    "画像の頁の文字認識には追加の部品が要ります。pip install 'sesaku[ocr]' で入れてください。"
)
_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
}


class Word(NamedTuple):
    """Characters recognised in a row: text, place in dots, confidence from 0 to 1."""

    text: str
    box: Box
    confidence: float


Engine: TypeAlias = Callable[[Picture], Iterable[Word]]


def recognised(page: PageLayout, picture: Picture, engine: Engine) -> PageLayout:
    """Return a page with the text that is recognised in its picture, in reading order.

    Args:
        page: the page, without text.
        picture: the page as it is shown.
        engine: what recognises.
    """
    across, down = page.width / picture.width, page.height / picture.height
    words = [word for word in engine(picture) if word.text.strip()]
    segments = []
    for word in words:
        left, top, right, bottom = word.box
        box = (
            round(left * across, 2),
            round(top * down, 2),
            round(right * across, 2),
            round(bottom * down, 2),
        )
        segments.append(Segment(" ".join(word.text.split()), box, box[3]))
    doubtful = sum(word.confidence < SURE for word in words)
    items = in_reading_order(segments)
    return page._replace(items=items, recognised=Recognised(len(words), doubtful))


@cache
def rapid_ocr() -> Engine:
    """Return what recognises, made once: loading it takes some seconds.

    Raises:
        MissingExtraError: it is not installed, or lacks its models.
    """
    try:
        package: Any = import_module("rapidocr")
        numpy: Any = import_module("numpy")
    except ImportError as error:
        raise MissingExtraError(_MISSING) from error
    models = Path(package.__file__).parent / "models"
    paths = {key: str(models / name) for key, name in _MODELS.items()}
    if not all(Path(path).is_file() for path in paths.values()):
        raise MissingExtraError(_MISSING)
    made = package.RapidOCR(params={**paths, "Global.log_level": "critical"})

    def recognise(picture: Picture) -> Iterable[Word]:
        dots = numpy.frombuffer(picture.dots, dtype=numpy.uint8)
        grey = dots.reshape(picture.height, picture.width)
        found = made(numpy.stack([grey] * 3, axis=-1), text_score=0.0)
        if found.txts is None:
            return
        for corners, text, confidence in zip(found.boxes, found.txts, found.scores, strict=True):
            x, y = corners[:, 0], corners[:, 1]
            box = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
            yield Word(str(text), box, float(confidence))

    return recognise
