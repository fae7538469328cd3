"""Answers of OAI-PMH: what stands around the records, and the errors of the protocol."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, XMLParser

from sateto.records.exceptions import HarvestError

_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_SPACE = "{http://www.openarchives.org/OAI/2.0/}"
_NOTHING_NEW = "noRecordsMatch"
_TOKEN_GONE = "badResumptionToken"  # noqa: S105 - the protocol's word for an error


class TokenGoneError(HarvestError):
    """The repository does not know the token any more: the harvest begins anew from its date."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands around the records of an answer.

    Attributes:
        time: the repository's own time when it answered.
        token: what the next answer is asked for with, "" at the last.
        records: how many records it holds.
        whole: how many the list holds in all, None where the repository does not say.
    """

    time: str
    token: str
    records: int
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Repository:
    """What a repository says of itself.

    Attributes:
        name: its name.
        granularity: how fine its datestamps are.
    """

    name: str
    granularity: str


def answer_of(data: bytes, address: str) -> Answer:
    """Return what stands around the records of an answer to ``ListRecords``.

    Raises:
        TokenGoneError: the token is not known any more.
        HarvestError: it is no answer of OAI-PMH, or another error of the protocol.
    """
    top = _parsed(data, address)
    error = top.find(f"{_SPACE}error")
    time = top.findtext(f"{_SPACE}responseDate", "").strip()
    if error is not None:
        code, said = error.get("code", ""), (error.text or "").strip()
        if code == _NOTHING_NEW:
            return Answer(time, "", 0)
        kind = TokenGoneError if code == _TOKEN_GONE else HarvestError
        raise kind(f"{address}: 提供元の応答は {code}（{said[:200]}）でした。")
    listed = top.find(f"{_SPACE}ListRecords")
    if listed is None:
        raise HarvestError(f"{address}: OAI-PMH の ListRecords の応答ではありません。")
    token = listed.find(f"{_SPACE}resumptionToken")
    size = token.get("completeListSize", "") if token is not None else ""
    return Answer(
        time,
        (token.text or "").strip() if token is not None else "",
        len(listed.findall(f"{_SPACE}record")),
        int(size) if size.isdigit() else None,
    )


def repository_of(data: bytes, address: str) -> Repository:
    """Return what a repository says to ``Identify``.

    Raises:
        HarvestError: it is no answer of OAI-PMH.
    """
    found = _parsed(data, address).find(f"{_SPACE}Identify")
    if found is None:
        raise HarvestError(
            f"{address}: OAI-PMH の Identify の応答ではありません。アドレスを確かめてください。"
        )
    return Repository(
        found.findtext(f"{_SPACE}repositoryName", "").strip(),
        found.findtext(f"{_SPACE}granularity", "YYYY-MM-DD").strip(),
    )


def _parsed(data: bytes, address: str) -> Element:
    if _DOCTYPE.search(data[:4096]):
        raise HarvestError(f"{address}: 文書型宣言を含む応答は、安全のため読みません。")
    parser = XMLParser()  # noqa: S314 - without a document type there is no entity to expand
    try:
        parser.feed(data)
        return parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise HarvestError(
            f"{address}: 応答を XML として読めません（{error}）。"
            "時間をおいて、もう一度実行してください。"
        ) from error
