"""What became what from one report to the next, and to a summary without names."""

import dataclasses

from sesaku.linking.links import Link, as_dict
from sesaku.linking.over_time import link
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Reading
from tests.linking.making import Announced, Area, Made, Plan, made

GOALS = (
    "離島航路の便数を確保し、島民の暮らしを支える。",
    "港湾の津波対策を進める。（①、②）",
    "灯台の保守に努める。",
)
AREAS = (
    Area(
        "1",
        "離島航路の維持",
        (
            Made("1-1", "高速船の就航率の向上", "高速船の欠航を減らし、通院の足を守る。"),
            Made("1-2", "船員の養成", "若手船員を養成する。"),
            Made("1-3", "旅客向け案内板の設置数"),
        ),
        (
            Announced("1-1", "高速船の就航率の向上", "kept"),
            Announced("1-2", "船員の養成及び海技教育の充実", "renamed"),
            Announced("1-3", "旅客向け案内板の設置数", "retired", "案内板の設置は終了する。"),
            Announced("1-3", "貨物船の脱炭素化", "new"),
        ),
    ),
    Area("2", "港湾の津波対策", (Made("2-1", "防潮堤のかさ上げ"),)),
    Area("3", "灯台の保守", (Made("3-1", "灯台職員の研修"),)),
    Area("4", "海図の刊行", (Made("4-1", "電子海図の更新"),)),
)
EARLIER = Plan("前期評価書.txt", goals=GOALS, areas=AREAS)


def links(first: Reading, second: Reading) -> dict[tuple[str | None, str | None], Link]:
    return {
        (
            each.source.subject if each.source else None,
            each.target.subject if each.target else None,
        ): each
        for each in link(first, second).links
    }


def later(*made_indicators: Made) -> Plan:
    return Plan(
        "次期評価書.txt", fiscal_year=2024, areas=(Area("1", "離島航路の維持", made_indicators),)
    )


def test_indicators_are_kept_renamed_retired_new_and_numbers_reused() -> None:
    second = later(
        Made("1-1", "高速船の就航率の向上"),
        Made("1-2", "船員の養成及び海技教育の充実"),
        Made("1-3", "貨物船の脱炭素化"),
    )
    found = links(made(EARLIER), made(second))
    assert found["1-1", "1-1"].relation == "kept"
    assert found["1-2", "1-2"].relation == "renamed"
    assert found["1-3", None].relation == "retired"
    assert found["1-3", "1-3"].relation == "number_reused"
    assert found[None, "1-3"].relation == "new"
    assert found["2-1", None].relation == "retired"


def test_a_renumbered_indicator_is_found_by_its_name() -> None:
    found = links(made(EARLIER), made(later(Made("1-4", "高速船の就航率の向上"))))
    assert found["1-1", "1-4"].relation == "kept"


def test_a_name_of_another_subject_is_no_link() -> None:
    found = links(made(EARLIER), made(later(Made("1-1", "養殖場の水質"))))
    assert found["1-1", None].relation == "retired"
    assert found["1-1", "1-1"].relation == "number_reused"


SUMMARY = Plan(
    "要旨.txt",
    kind="evaluation_summary",
    fiscal_year=None,
    goals=(
        "離島航路の便数を確保し、島民の暮らしを支える。",
        "港湾の津波対策及び高潮対策を進める。",
        "無人灯台の遠隔監視に努める。",
    ),
    results=(
        "高速船の就航率の向上については、欠航が減った。貨物船の脱炭素化も進んだ。船員についても触れた。",
        "港湾の津波対策を進めた。海底送水管更新支援（KSK）を新設した。",
        "灯台の保守を進めた。",
        "電子海図の更新を行った。",
    ),
)


def test_goals_are_kept_or_rescoped_notation_aside() -> None:
    found = links(made(EARLIER), made(SUMMARY))
    assert found["goal:1", "goal:1"].relation == "kept"
    assert found["goal:2", "goal:2"].relation == "rescoped"
    assert found["goal:3", "goal:3"].relation in ("rescoped", "renamed")


def test_fields_are_found_in_results_that_print_no_name() -> None:
    found = links(made(EARLIER), made(SUMMARY))
    assert ("F1", "result:1") in found
    assert ("F2", "result:2") in found


def test_traces_are_visible_a_word_or_none() -> None:
    found = links(made(EARLIER), made(SUMMARY))
    assert found["1-1", "result:1"].more["trace"]["level"] == "visible"
    assert found["1-2", "result:1"].more["trace"]["level"] == "word"
    assert found["3-1", None].more["trace"]["level"] == "none"
    assert found["3-1", None].relation is None


def test_what_the_report_itself_announces_decides() -> None:
    found = links(made(EARLIER), made(SUMMARY))
    assert found["1-3", None].relation == "retired"
    assert any(reason.kind == "announced" for reason in found["1-3", None].why)
    assert found["1-3", "result:1"].relation == "number_reused"
    assert found["next:1-3", "result:1"].relation == "new"


def test_a_name_introduced_later_is_new() -> None:
    found = links(made(EARLIER), made(SUMMARY))
    new = found[None, "result:2"]
    assert new.relation == "new"
    assert new.target is not None
    assert new.target.text == "海底送水管更新支援（KSK）"


def test_reasons_are_cited_on_both_sides() -> None:
    first, second = made(EARLIER), made(SUMMARY)
    for each in link(first, second).links:
        for reason in each.why:
            if reason.kind == "term":
                first.document.verify(reason.shared, reason.from_cite)
                assert second.document.quote(reason.to_cite)


def test_remarks_are_raised_again_or_not() -> None:
    first = made(
        Plan(
            "前.txt",
            areas=AREAS,
            opinions=(
                ("若手船員の育成基金と海技教育の拡充を求めたい。", ("1-2",)),
                ("防潮堤は十分である。", ("2-1",)),
            ),
        )
    )
    second = made(
        Plan(
            "後.txt",
            kind="evaluation_summary",
            results=("船員を養成した。",),
            opinions=(("若手船員の育成基金がまだ見えない。", ("F1",)),),
        )
    )
    found = links(first, second)
    assert found["opinion:1", "opinion:1"].relation == "kept"
    assert found["opinion:2", None].relation == "retired"


def test_the_printed_form_has_both_ends() -> None:
    first, second = made(EARLIER), made(SUMMARY)
    printed = as_dict(link(first, second), (first, second))
    assert printed["schema"] == "sesaku-links/1"
    assert {"differences", "series", "budgets", "budget_notes"} <= set(printed)
    retired = next(each for each in printed["links"] if each["relation"] == "retired")
    assert retired["to"] is None


def test_forms_are_reports_and_another_measure_is_told() -> None:
    plan = Plan(
        "様式.xlsx", kind="standard_form", areas=(Area("1", "灯台", (Made("1", "灯台の点検"),)),)
    )
    first, second = made(plan), made(plan)
    assert link(first, second).more["same_measure"] is True
    renamed = dataclasses.replace(second.content.measure or Measure(), name="山の道の整備")
    other = dataclasses.replace(
        second, content=dataclasses.replace(second.content, measure=renamed)
    )
    assert link(first, other).more["same_measure"] is False
