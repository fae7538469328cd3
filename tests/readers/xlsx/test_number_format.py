"""What cells show: value and number format in, the shown text out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.readers.xlsx.number_format import built_in, shown

NUMBERS = [
    (-217, '#,##0;"△"#,##0;0', "△217"),
    (-217, '#,##0;"▲"#,##0', "▲217"),
    (217, '#,##0;"△"#,##0;0', "217"),
    (0, '#,##0;"△"#,##0;0', "0"),
    (0, '#,##0;"△"#,##0;"－"', "－"),
    (0, "#,##0;-#,##0;;@", ""),
    (-3, "0", "-3"),
    (-0.4, "0", "0"),
    (0.821, "0.0%", "82.1%"),
    (0.6859999999999999, "0.0%", "68.6%"),
    (0.72, "0％", "1％"),
    (1234567.891, "#,##0.00", "1,234,567.89"),
    (1234567, "#,##0", "1,234,567"),
    (999, "#,##0", "999"),
    (0.5, "#,##0", "1"),
    (2.5, "0", "3"),
    (1.005, "0.00", "1.01"),
    (12345678, "#,##0,", "12,346"),
    (12345678, '#,##0.0,,"百万円"', "12.3百万円"),
    (214, '#,##0"日";"△"#,##0"日";0"日"', "214日"),
    (41.4, '0.0"万ha"', "41.4万ha"),
    (5, "0\\件", "5件"),
    (5, '"約"0"件"', "約5件"),
    (3, '"令和"0"年度"', "令和3年度"),
    (30, '0"年度"', "30年度"),
    (7, "00", "07"),
    (7, "#", "7"),
    (0, "#", ""),
    (1234, "000-0000", "000-1234"),
    (0.5, "# ?/?", "1/2"),
    (2.25, "# ?/?", "2 1/4"),
    (0.00012345, "0.00E+00", "1.23E-04"),
    (12345, "##0.0E+0", "12.3E+3"),
    (12, "[>=10]0;0.0", "12"),
    (9.5, "[>=10]0;0.0", "9.5"),
    (-5, "0;[Red]-0", "-5"),
    (1234.5, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', " 1,235 "),
    (2021, "[DBNum1]General", "二千二十一"),
    (2021, "[DBNum1]0", "二〇二一"),
    (12, "[DBNum3]0", "１２"),
    (25, "[DBNum2]General", "弐拾伍"),
    (1000, "[$¥-411]#,##0", "¥1,000"),
    (3, "@", "3"),
    (42, '#,##0" "', "42 "),
]


@pytest.mark.parametrize(("value", "code", "expected"), NUMBERS)
def test_numbers(value: float, code: str, expected: str) -> None:
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.5, "1.5"),
        (1 / 3, "0.333333333"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1E+20"),
        (0.00001, "1E-05"),
        (12345678901, "12345678901"),
        (-0.0, "0"),
        (100.0, "100"),
    ],
)
def test_general(value: float, expected: str) -> None:
    assert shown(value) == expected


DATES = [
    (45413, "yyyy/m/d", "2024/5/1"),
    (45413.5, "yyyy/m/d h:mm", "2024/5/1 12:00"),
    (46600, '[$-411]ggge"年"m"月"', "令和9年8月"),
    (43585, '[$-411]ggge"年"m"月"d"日"', "平成31年4月30日"),
    (43586, '[$-411]ggge"年"m"月"d"日"', "令和1年5月1日"),
    (43586, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', "令和元年5月1日"),
    (43586, "[$-411]ge.m.d", "R1.5.1"),
    (32516, '[$-411]gge"年"', "平1年"),
    (32515, '[$-411]ggge"年"m"月"d"日"', "昭和64年1月7日"),
    (45413, 'yyyy"年度"', "2024年度"),
    (45413, "yy-mm-dd", "24-05-01"),
    (45413, "aaaa", "水曜日"),
    (45413, "m/d(aaa)", "5/1(水)"),
    (45413, "d-mmm-yy", "1-May-24"),
    (45413, "dddd", "Wednesday"),
    (45413, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和六年五月一日"),
    (0.25, "[h]:mm", "6:00"),
    (1.5, "[h]:mm", "36:00"),
    (0.75, "h:mm AM/PM", "6:00 PM"),
    (0.75, "[$-411]AM/PMh:mm", "午後6:00"),
    (0.5007, "mm:ss", "01:00"),
    (60, "yyyy/m/d", "1900/2/28"),
    (-1, "yyyy/m/d", "-1"),
]


@pytest.mark.parametrize(("value", "code", "expected"), DATES)
def test_dates(value: float, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_workbooks_may_count_from_1904() -> None:
    assert shown(43951, "yyyy/m/d", from_1904=True) == "2024/5/1"


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("調査中", "0.0%", "調査中"),
        ("岬", '@"町"', "岬町"),
        ("岬", '0;-0;0;"［"@"］"', "［岬］"),
        ("岬", "0;-0;0;", ""),
    ],
)
def test_texts(value: str, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_every_built_in_code_shows_something() -> None:
    for code in built_in().values():
        assert shown(45413.25, code).strip()


@given(
    st.one_of(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers()),
    st.text(alphabet='0#?.,%;"年ymdhsgeaE+-[]<>=\\_*@/ ', max_size=30),
)
def test_no_code_makes_it_fail(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)
