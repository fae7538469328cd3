"""The parts of the site: four systems on one ground, each with its pages, in one place."""

from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class Link(NamedTuple):
    """A page that the navigation leads to."""

    href: str
    label: str | Promise


class System(NamedTuple):
    """One of the systems: what it is called, its pages, and where else its addresses begin.

    A page belongs to the system with the longest beginning of its address among ``links`` and
    ``prefixes``; the first system takes what no other does.
    """

    label: str | Promise
    links: tuple[Link, ...]
    prefixes: tuple[str, ...] = ()


SYSTEMS = (
    System(
        _("政策評価"),
        (
            Link("/search/", _("検索")),
            Link("/", _("施策")),
            Link("/positions/", _("主張")),
            Link("/compare/", _("比較")),
            Link("/promises/", _("約束と実績")),
            Link("/projects/", _("事業")),
            Link("/audit/", _("点検")),
            Link("/over-time/", _("経年比較")),
            Link("/remarks/", _("所見の台帳")),
            Link("/spending/", _("支出")),
            Link("/documents/", _("文書")),
            Link("/diagnostics/", _("診断")),
            Link("/corrections/", _("訂正の記録")),
            Link("/documents/add", _("追加")),
        ),
    ),
    System(
        _("評価の作業"),
        (
            Link("/cycle/", _("作業の一覧")),
            Link("/cycle/start/", _("次の評価を始める")),
            Link("/published/", _("公表された評価")),
        ),
    ),
    System(
        _("研究成果"),
        (
            Link("/research/", _("成果の検索")),
            Link("/research/joins/", _("名寄せ")),
            Link("/needs/", _("ニーズ")),
            Link("/needs/new", _("ニーズから探す")),
            Link("/needs/gaps", _("すき間")),
            Link("/assessments/", _("評価")),
        ),
    ),
    System(
        _("しまもる"),
        (
            Link("/islands/", _("島の台帳")),
            Link("/coast/desk/", _("通報の当直")),
            Link("/coast/published/", _("公開された通報")),
            Link("/coast/figures/", _("通報の集計")),
            Link("/coast/", _("知らせる")),
            Link("/islands/grades/", _("島の区分")),
            Link("/islands/technology/", _("技術")),
            Link("/islands/plans/", _("配備計画")),
        ),
        prefixes=("/coast/",),
    ),
)
"""The systems, in their order."""


@lru_cache(maxsize=2048)
def system_of(path: str) -> int:
    """Return which of the systems a page belongs to, by its address."""
    best, length = 0, 0
    for index, system in enumerate(SYSTEMS):
        for start in (*(link.href for link in system.links), *system.prefixes):
            if path.startswith(start) and len(start) > length:
                best, length = index, len(start)
    return best


def link_of(path: str, here: int) -> tuple[str, str]:
    """Return which link of a system a page stands under, and how: "page", "true", or ""."""
    links = SYSTEMS[here].links
    under = [one.href for one in links if one.href != "/" and path.startswith(one.href)]
    href = "/" if path == "/" else max(under, key=len, default="")
    return href, "page" if path == href else "true"


@cache
def navigation_html(language: str, here: int, under: str, how: str) -> SafeString:  # noqa: ARG001 - the language is the active one
    """Return the links to the systems and to the pages of one of them, as HTML.

    Args:
        language: the active language.
        here: which system.
        under: the link under which the page stands.
        how: whether it is that page, or one below it.
    """
    systems = "".join(
        _item(str(system.label), system.links[0].href, "true" if index == here else "")
        for index, system in enumerate(SYSTEMS)
    )
    pages = "".join(
        _item(str(link.label), link.href, how if link.href == under else "")
        for link in SYSTEMS[here].links
    )
    # One system alone needs no row of systems.
    row = f'<ul class="systems">\n{systems}</ul>\n' if len(SYSTEMS) > 1 else ""
    return SafeString(f"{row}<ul>\n{pages}</ul>\n")


def _item(label: str, href: str, current: str) -> str:
    mark = f' aria-current="{current}"' if current else ""
    return f'<li><a href="{escape(href)}"{mark}>{escape(label)}</a></li>\n'
