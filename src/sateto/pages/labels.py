"""What facets, values, statements and roles are called in the language of the page."""

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sateto.finding.shape import FACETS, TEXTS, bands
from sateto.records.reading import tables
from sateto.records.record import Origin, Words


def said(words: Words) -> str:
    """Return words in the language of the page, or in the other."""
    return words.best("ja" if get_language() == "ja" else "en")


def facet_label(name: str) -> str:
    """Return what a facet is called."""
    found = next(one for one in FACETS if one.name == name)
    return found.ja if get_language() == "ja" else found.en


def text_label(name: str) -> str:
    """Return what a text of a record is called in which something was found."""
    found = next(one for one in TEXTS if one.name == name)
    return found.ja if get_language() == "ja" else found.en


def value_label(name: str, value: str) -> str:
    """Return what a value of a facet is called."""
    named = _VALUES.get(name)
    return named(value) if named else value


def _band(value: str) -> str:
    found = next((one for one in bands() if one.id == value), None)
    return value if found is None else found.ja if get_language() == "ja" else found.en


def status_label(value: str) -> str:
    """Return what a project's status is called."""
    labels = {
        "adopted": _("採択"),
        "granted": _("交付"),
        "ceased": _("中断"),
        "suspended": _("留保"),
        "project_closed": _("完了"),
        "declined": _("採択後辞退"),
        "discontinued": _("中途終了"),
    }
    return labels.get(value, value)


def type_label(value: str) -> str:
    """Return what a type of result is called."""
    labels = {
        "results": _("成果の記述"),
        "paper": _("論文"),
        "presentation": _("発表"),
        "book": _("図書"),
        "patent": _("特許"),
        "data": _("データ"),
        "software": _("ソフトウェア"),
        "award": _("受賞"),
        "other": _("その他"),
    }
    return labels.get(value, value)


def _kind(value: str) -> str:
    return {"project": _("研究課題"), "output": _("成果物")}.get(value, value)


def _source(value: str) -> str:
    labels = {
        "kaken": "KAKEN",
        "kaken_people": _("KAKEN の研究者"),
        "kaken_abstracts": _("KAKEN の抄録"),
        "oai": "OAI-PMH",
        "jpcoar": "JPCOAR",
        "cerif": "CERIF",
        "oai_dc": "Dublin Core",
        "judgit": "JUDGIT",
        "table": _("表"),
    }
    return labels.get(value, value)


def part_label(name: str) -> str:
    """Return what a part of a record is called: a kind of statement, its title, its outputs."""
    labels = {
        "achievement": _("研究成果の概要"),
        "performance": _("研究実績の概要"),
        "significance": _("研究成果の学術的意義・社会的意義"),
        "abstract": _("要旨"),
        "progress": _("現在までの進捗状況"),
        "assessment": _("評価"),
        "initial_outline": _("研究開始時の研究の概要"),
        "purpose": _("研究の目的"),
        "method": _("研究の方法"),
        "plan": _("今後の研究の推進方策"),
        "note": _("備考"),
        "title": _("課題名"),
        "keywords": _("キーワード"),
        "outputs": _("論文・特許・データなど"),
    }
    return labels.get(name, name)


def place_label(origin: Origin) -> str:
    """Return where a record stands in its source document: bytes, a row, a place in a list."""
    if origin.end - origin.start > 1:
        return _("{start}–{end} バイト").format(start=origin.start, end=origin.end)
    if origin.format == tables.FORMAT:
        return _("{row} 行目").format(row=origin.start)
    return _("{place} 件目").format(place=origin.start + 1)


def role_label(value: str) -> str:
    """Return what a person's role in a project is called."""
    labels = {
        "principal_investigator": _("研究代表者"),
        "area_organizer": _("領域代表者"),
        "co_investigator_buntan": _("研究分担者"),
        "co_investigator_renkei": _("連携研究者"),
        "collaborator": _("研究協力者"),
        "research_fellow": _("特別研究員"),
        "host_researcher": _("受入研究者"),
        "foreign_research_fellow": _("外国人特別研究員"),
        "creator": _("作成者"),
        "contributor": _("寄与者"),
    }
    return labels.get(value, value)


def join_label(value: str) -> str:
    """Return what a state of a join is called."""
    labels = {
        "proposed": _("判断待ちの候補"),
        "standing": _("まとめた課題"),
        "rejected": _("別の課題としたもの"),
    }
    return labels[value]


def sort_label(value: str) -> str:
    """Return what an order is called."""
    labels = {
        "best": _("答えに近い順"),
        "newest": _("新しい順"),
        "oldest": _("古い順"),
        "amount": _("金額の大きい順"),
    }
    return labels[value]


_VALUES: dict[str, Callable[[str], str]] = {
    "band": _band,
    "status": status_label,
    "type": type_label,
    "kind": _kind,
    "source": _source,
}
