"""Writing one reading as a form, whatever the format."""

from collections.abc import Callable, Iterable

from sesaku.exceptions import ExportError
from sesaku.exports.official import form_of
from sesaku.exports.official.layout import Sheet
from sesaku.exports.options import Options, Target, opened
from sesaku.model.reading import Reading


def write_form(
    readings: Iterable[Reading],
    target: Target,
    options: Options,
    printer: Callable[[Sheet], bytes],
) -> None:
    """Write one reading as a form.

    Raises:
        ExportError: there are several readings, or the reading has not what the form asks for.
    """
    if options.table is not None:
        raise ExportError("様式に表の指定はありません。csv か xlsx を指定してください。")
    found = list(readings)
    if len(found) != 1:
        raise ExportError(f"様式には文書を一つずつ書きます。{len(found)} 件が指定されました。")
    form = form_of(options.form, found[0].detection.kind)
    data = printer(form.lay_out(found[0].content))
    with opened(target) as file:
        file.write(data)
