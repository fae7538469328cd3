"""Means of a report and the projects they are."""

import dataclasses

import pytest

import sesaku
from sesaku.linking.money.interchange import money_as_dict
from sesaku.linking.money.matching import MoneyLink, money_links
from sesaku.linking.money.means import means_of
from sesaku.linking.money.reconciling import reconcile
from sesaku.model.reading import Reading
from tests.conftest import ROOT
from tests.linking.money.fiction import sheet, sheets

EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="module")
def report() -> Reading:
    return sesaku.read(EXAMPLES / "evaluation_report" / "umi_to_shima_r4.txt")


def _found(links: tuple[MoneyLink, ...], name: str) -> list[tuple[str, str]]:
    return [
        (link.series.name, link.confidence) for link in links if link.means.name.printed == name
    ]


def test_each_means_stands_once_with_all_it_serves(report: Reading) -> None:
    means = {one.name.printed: one for one in means_of(report)}
    assert means["離島航路の維持"].subjects == ("2-1",)
    assert means["離島航路の維持"].fiscal_years == {2019, 2020, 2021}


def test_the_example_and_its_sheets(report: Reading) -> None:
    example = sesaku.read(EXAMPLES / "review_sheet" / "umi_to_shima.jsonl")
    links = money_links(report, [example])
    assert _found(links, "海岸漂着物の回収支援") == [("海岸漂着物の回収支援", "certain")]
    assert _found(links, "流域連携による発生抑制") == [("流域連携による発生の抑制", "likely")]
    assert _found(links, "離島航路の船舶更新")[0][1] == "likely"
    assert _found(links, "海洋観測網の運用") == [
        ("海洋観測網の運用（外洋）", "candidate"),
        ("海洋観測網の運用（沿岸）", "candidate"),
    ]
    assert all(link.series.ministry == "海洋環境省" for link in links)


def test_sheets_of_several_years_are_one_project(report: Reading) -> None:
    read = sheets(
        sheet("離島航路の維持", 2020, money=[(2019, 5.0, 4.0)]),
        sheet("離島航路の維持（継続）", 2021, money=[(2019, 6.0, 4.5), (2020, 7.0, 6.0)]),
    )
    (link,) = money_links(report, [read])
    assert [one.project.fiscal_year for one in link.series.sheets] == [2020, 2021]
    told = link.series.budget(2019, "total")
    assert told is not None
    assert told[2].value == 6.0


def test_of_one_year_and_name_there_are_two_projects(report: Reading) -> None:
    read = sheets(sheet("離島航路の維持", 2021), sheet("離島航路の維持", 2021))
    links = money_links(report, [read])
    assert [(link.confidence, link.ambiguous) for link in links] == [("candidate", True)] * 2


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (sheet("離島航路の維持", ministry="空域交通省"), "ministry"),
        (sheet("離島航路の維持", 2011, money=[(2010, 3.0, 3.0)]), "year"),
    ],
)
def test_what_speaks_against_it_leaves_a_candidate(
    report: Reading, record: dict[str, object], kind: str
) -> None:
    (link,) = money_links(report, [sheets(record)])
    assert link.confidence == "candidate"
    assert [one.kind for one in link.evidence if one.agrees is False] == [kind]


def test_nothing_like_it_gives_no_link(report: Reading) -> None:
    assert money_links(report, [sheets(sheet("空港の滑走路を延ばす事業"))]) == ()


def test_an_abbreviation_tells_projects_apart_where_several_have_one(report: Reading) -> None:
    named = _renamed(report, "離島航路の維持", "離島航路の維持拠出金")
    both = sheets(sheet("離島航路の維持（ABC）拠出金"), sheet("離島航路の維持（XYZ）拠出金"))
    one = sheets(sheet("離島航路の維持（ABC）拠出金"))
    assert [link.confidence for link in money_links(named, [both])] == ["candidate"] * 2
    assert [link.confidence for link in money_links(named, [one])] == ["likely"]


def test_every_side_of_the_evidence_is_cited(report: Reading) -> None:
    example = sesaku.read(EXAMPLES / "review_sheet" / "umi_to_shima.jsonl")
    for link in money_links(report, [example]):
        for one in link.evidence:
            if one.kind in {"name", "ministry"}:
                assert report.document.quote(one.from_cite).startswith(one.from_text)
            if one.to_text:
                example.document.verify(one.to_text, one.to_cite)


def test_the_order_of_files_makes_no_difference(report: Reading) -> None:
    first = sheets(sheet("離島航路の維持", 2020), name="a.jsonl")
    second = sheets(sheet("離島航路の維持", 2021), name="b.jsonl")
    printed = [
        money_as_dict([], links, reconcile(report, links))
        for links in (money_links(report, [first, second]), money_links(report, [second, first]))
    ]
    assert printed[0] == printed[1]


def _renamed(report: Reading, before: str, after: str) -> Reading:
    """Return the report with a means of another name."""
    fields = tuple(
        dataclasses.replace(
            one,
            analysis=tuple(
                dataclasses.replace(
                    each,
                    means=tuple(
                        dataclasses.replace(means, name=after) if means.name == before else means
                        for means in each.means
                    ),
                )
                for each in one.analysis
            ),
        )
        for one in report.content.fields
    )
    return dataclasses.replace(report, content=dataclasses.replace(report.content, fields=fields))
