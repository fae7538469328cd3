"""Sections of running text: overview, opinions, and texts that stand for themselves."""

import re

from sesaku.document.cite import Cite
from sesaku.document.passage import Passage
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.lists import Listing, listing_of, number_of
from sesaku.grammars.forms.sections import Parts
from sesaku.grammars.rows import Row, compose
from sesaku.model.evaluation import ExpertOpinion
from sesaku.model.values import NumberedText, Text
from sesaku.text.dates import dates_in
from sesaku.text.width import squeeze

_NAMES_OPINIONS = re.compile(
    r"(?:会|議|委員|氏|者|家|日\)|回\))(?:の|における|からの|による|での|より)?(?:主な|主要な)?(?:御|ご)?"
    r"(?:意見|知見|所見|指摘|助言|講評)(?:等)?(?:(?:の)?(?:概要|要旨|内容|要点))?[。:]?$"
)
"""政策評価懇談会（６月３日）の主な意見: no sentence, but what the opinions are."""
_LEADS_IN = re.compile(
    r"(?:次|以下|下記|主な(?:御|ご)?意見).{0,24}(?:とおり|通り|得た|ある|示す|いただいた|出された|あった|受けた)"
    r"|(?:意見|助言|指摘|所見)(?:等)?(?:を|が)(?:得た|いただいた|あった|受けた|出された|示された)"
    r"|(?:における|から|による)(?:主な)?(?:御|ご)?(?:意見|所見|指摘)(?:等)?(?:は|の概要)?[。:、]?$"
)
_NOTHING = re.compile(
    r"(?:該当|特に|特段の?意見は)?(?:なし|無し|ありません)[。.]?|[-－―]|特になし[。]?"
)
_LONGEST_LEAD = 120


def says_none(context: Context, cells: list[FormCell]) -> bool:
    """Whether a form says that it has nothing to say: 該当なし, －."""
    if len(cells) != 1 or not _NOTHING.fullmatch(cells[0].text):
        return False
    context.label(cells[0], "none")
    return True


def plain_text(context: Context, parts: Parts, kind: str) -> Text | None:
    """Return the text of a section, None where it is blank or not printed."""
    passage = passage_of(context, parts, kind)
    return Text(passage.text, passage.cite) if passage else None


def passage_of(context: Context, parts: Parts, kind: str) -> Passage | None:
    """Return the text of the first section of a kind that has one."""
    for section in parts.of(kind):
        if section.cells:
            return context.join(section.cells)
    return None


def one_line(passage: Passage | None) -> str | None:
    """Return a name or the like on one line."""
    return passage.text.replace("\n", "") if passage else None


def read_overview(context: Context, cells: list[FormCell]) -> tuple[NumberedText, ...]:
    """Return the items of an overview; one without numbers is one item."""
    listing = listing_of(context, cells)
    if listing.lead and listing.entries:
        listing = Listing(tuple(row for cell in cells for row in cell.rows), ())
    return tuple(
        NumberedText(number, passage.text, passage.cite)
        for number, passage in numbered_items(context, listing)
    )


def numbered_items(context: Context, listing: Listing) -> list[tuple[str | None, Passage]]:
    """Return number and text of what stands before a list, and of its entries."""
    found: list[tuple[str | None, Passage]] = []
    if listing.lead:
        found.append((None, compose(context.document, listing.lead)))
    found += [
        (number_of(entry.mark), compose(context.document, entry.rows)) for entry in listing.entries
    ]
    return found


def read_opinions(
    context: Context, cells: list[FormCell]
) -> tuple[Text | None, tuple[ExpertOpinion, ...]]:
    """Return the sentence that leads in, and the opinions."""
    if says_none(context, cells):
        return None, ()
    listing = listing_of(context, cells)
    preamble: Text | None = None
    opinions: list[Passage] = []
    lead = listing.lead
    if lead and listing.entries:
        passage = compose(context.document, lead)
        preamble = Text(passage.text, passage.cite)
    elif lead:
        paragraphs = _paragraphs(lead)
        first = compose(context.document, paragraphs[0])
        if len(paragraphs) > 1 and _leads_in(first):
            preamble = Text(first.text, first.cite)
            paragraphs = paragraphs[1:]
        opinions += [compose(context.document, rows) for rows in paragraphs]
    opinions += [compose(context.document, entry.rows) for entry in listing.entries]
    return preamble, tuple(ExpertOpinion(one.text, (), one.cite) for one in opinions)


def _leads_in(passage: Passage) -> bool:
    if len(passage.text) > _LONGEST_LEAD:
        return False
    named = _NAMES_OPINIONS.search(squeeze(passage.text))
    return named is not None or _LEADS_IN.search(passage.text) is not None


def _paragraphs(rows: tuple[Row, ...]) -> list[list[Row]]:
    paragraphs: list[list[Row]] = [[]]
    for row in rows:
        paragraphs[-1].append(row)
        if row.closes:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def read_date(context: Context, parts: Parts, kind: str) -> tuple[str | None, Cite]:
    """Return a date as ISO 8601 where it is one, as printed where it says more or less."""
    passage = passage_of(context, parts, kind)
    if passage is None:
        return None, ()
    text = passage.text.replace("\n", "")
    found = dates_in("".join(text.split()))
    whole = len(found) == 1 and found[0].end - found[0].start == len("".join(text.split()))
    return (found[0].iso if whole else text), passage.cite
