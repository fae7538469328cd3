"""Whether a Word template can be used: what is in its package, and what its placeholders name.

Every trouble names the placeholder and the paragraph that it stands in.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from sesaku.exports.own_template.environment import sandbox
from sesaku.exports.own_template.placeholders import ROOTS, entry_of, kind_of

LIMIT = 10 * 1024 * 1024
"""Largest template, and hundred times less than what it may unpack to."""

_UNPACKED = 10 * LIMIT
_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_CONTROL = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s*(?P<word>for|endfor|if|endif|elif|else)\b")
_OPENING = re.compile(r"\{([%{])(?:p|tr|tc|r)\s")
_LINK = "/hyperlink"
_LONGEST = 60
_DEEPEST = 4
"""Loops inside loops: the records have no more lists in lists, and each multiplies the work."""


class Trouble(NamedTuple):
    """What is wrong with a template, and where."""

    place: str
    message: str


def troubles(template: bytes) -> list[Trouble]:
    """Return what is wrong with a template; empty where it can be used."""
    if len(template) > LIMIT:
        return [Trouble("ファイル", f"{LIMIT:,} バイトを超えています。")]
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            found = list(_package(package))
            if found:
                return found
            texts = _paragraphs(package.read(_BODY))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError):
        return [Trouble("ファイル", "Word 文書（.docx）として開けません。")]
    loops = list(_loops(texts))
    return loops or list(_unknown(texts))


def _package(package: zipfile.ZipFile) -> Iterator[Trouble]:
    if sum(entry.file_size for entry in package.infolist()) > _UNPACKED:
        yield Trouble("ファイル", f"展開すると {_UNPACKED:,} バイトを超えます。")
        return
    for name in package.namelist():
        lower = name.lower()
        if "vbaproject" in lower or "activex" in lower or "embeddings/" in lower:
            yield Trouble(name, "マクロや埋め込みオブジェクトのあるひな形は使えません。")
        if lower.endswith((".xml", ".rels")):
            data = package.read(name)
            if b"<!DOCTYPE" in data:
                yield Trouble(name, "文書型宣言（DOCTYPE）は使えません。")
            elif lower.endswith(".rels"):
                yield from _relations(name, data)


def _relations(name: str, data: bytes) -> Iterator[Trouble]:
    for relation in _parsed(data):
        if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith(
            _LINK
        ):
            target = relation.get("Target", "")[:_LONGEST]
            yield Trouble(name, f"外部のファイル（{target}）を参照するひな形は使えません。")


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - the stubs' element cannot be gone through freely
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _paragraphs(body: bytes) -> list[str]:
    return [
        "".join(piece.text or "" for piece in paragraph.iter(f"{_W}t"))
        for paragraph in _parsed(body).iter(f"{_W}p")
    ]


def _loops(texts: list[str]) -> Iterator[Trouble]:
    """Yield the loops and choices that are never ended, and the ends that end nothing."""
    opened: list[tuple[str, int, str]] = []
    for number, text in enumerate(texts, 1):
        for tag in _TAG.findall(text):
            found = _CONTROL.match(tag)
            word = found["word"] if found else ""
            if word == "for" and sum(one[0] == "for" for one in opened) == _DEEPEST:
                yield Trouble(f"{number} 番目の段落", f"{tag} は繰り返しの入れ子が深すぎます。")
            if word in {"for", "if"}:
                opened.append((word, number, tag))
            elif word in {"endfor", "endif"}:
                if opened and f"end{opened[-1][0]}" == word:
                    opened.pop()
                else:
                    yield Trouble(f"{number} 番目の段落", f"{tag} に対応する始まりがありません。")
    for word, number, tag in opened:
        yield Trouble(f"{number} 番目の段落", f"{tag} に対応する {{% end{word} %}} がありません。")


def _unknown(texts: list[str]) -> Iterator[Trouble]:
    """Yield the placeholders that name nothing of an evaluation."""
    lines = ["".join(_OPENING.sub(r"{\1 ", tag) for tag in _TAG.findall(text)) for text in texts]
    try:
        tree = sandbox().parse("\n".join(lines))
    except TemplateSyntaxError as error:
        yield Trouble(
            f"{error.lineno} 番目の段落", f"書き方が正しくありません（{error.message}）。"
        )
        return
    yield from _walk(tree, dict(ROOTS))


def _walk(node: nodes.Node, scope: dict[str, Any]) -> Iterator[Trouble]:
    if isinstance(node, nodes.For):
        kind, trouble = _kind(node.iter, scope)
        if trouble is not None:
            yield trouble
            return
        inner = dict(scope)
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = entry_of(kind)
        for child in node.body:
            yield from _walk(child, inner | {"loop": None})
    elif isinstance(node, nodes.Getattr | nodes.Name):
        _, trouble = _kind(node, scope)
        if trouble is not None:
            yield trouble
    elif isinstance(node, nodes.Call | nodes.Getitem | nodes.Assign | nodes.Import | nodes.Include):
        yield Trouble(f"{node.lineno} 番目の段落", "関数の呼出しや代入は使えません。")
    elif isinstance(node, nodes.Filter) and node.name not in sandbox().filters:
        yield Trouble(f"{node.lineno} 番目の段落", f"フィルター {node.name} はありません。")
    else:
        for child in node.iter_child_nodes():
            yield from _walk(child, scope)


def _kind(node: nodes.Node, scope: dict[str, Any]) -> tuple[Any, Trouble | None]:
    """Return the type of what a chain of names stands for, or what is wrong with it."""
    place = f"{node.lineno} 番目の段落"
    if isinstance(node, nodes.Getattr):
        before, trouble = _kind(node.node, scope)
        if trouble is not None or before is None:
            return None, trouble
        return _part(node, before, place)
    if not isinstance(node, nodes.Name):
        return None, Trouble(place, "繰り返せるのは一覧の項目だけです。")
    if node.name in scope:
        return scope[node.name], None
    return None, Trouble(place, f"差込み項目 {node.name} はありません。")


def _part(
    node: nodes.Getattr,
    before: Any,  # noqa: ANN401 - the type of a field
    place: str,
) -> tuple[Any, Trouble | None]:
    name = _name(node)
    if entry_of(before) is not None:
        return None, Trouble(place, f"{name}: 一覧の項目は {{% for … %}} の中で使ってください。")
    kind = kind_of(before, node.attr)
    if kind is None:
        return None, Trouble(place, f"差込み項目 {name} はありません。")
    return kind, None


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"
