"""IATI 2.03: the evaluation of a measure as an activity with results, indicators and periods.

Words that mean something else here: IATI's ``result`` holds indicators (we say ``iati_result``; it
is our policy field), and our result 「実績」 is its ``actual``. A namespace of our own has what
IATI has no place for: ratings, the attainment of the measure, values that are no numbers, and where
each value stands in its source.
"""

from collections.abc import Iterable

from lxml import etree

from sesaku.exceptions import ExportError
from sesaku.exports.iati.activity import add_activity
from sesaku.exports.iati.markup import root
from sesaku.exports.options import DEFAULT, Options, Target, opened
from sesaku.model.reading import Reading

NAME = "iati"
SUFFIX = ".xml"
MEDIA_TYPE = "application/xml"


def write(readings: Iterable[Reading], target: Target, options: Options = DEFAULT) -> None:
    """Write readings as one IATI file, an activity for each measure.

    Args:
        readings: what to write; those without a measure are left out.
        target: a path, or a stream of bytes.
        options: none apply.

    Raises:
        ExportError: a table is asked for, no reading has a measure, or nothing can be written.
    """
    if options.table is not None:
        raise ExportError("IATI に表の指定はありません。csv か xlsx を指定してください。")
    activities = root()
    for reading in readings:
        if reading.content.measure is not None:
            add_activity(activities, reading)
    if not len(activities):
        raise ExportError("IATI にできるのは施策の評価です。施策を含む文書がありません。")
    with opened(target) as file:
        file.write(
            etree.tostring(activities, xml_declaration=True, encoding="UTF-8", pretty_print=True)
        )
