"""What a person reads."""

from scripts.check.problem import Problem, report


def test_a_problem_says_file_row_column_what_and_remedy() -> None:
    problem = Problem(
        "data/indicators.csv", 5, "direction", "“down” is not one of lower, higher.", "Write one."
    )
    assert problem.sentence == (
        "data/indicators.csv, row 5, column direction: “down” is not one of lower, higher. Write one."
    )


def test_a_page_has_lines_and_no_rows() -> None:
    assert Problem("docs/en/index.md", 3, "", "Wrong.", "Mend it.").where == "docs/en/index.md, line 3"


def test_two_columns_are_called_columns() -> None:
    assert Problem("data/a.csv", 2, "b and c", "", "").where == "data/a.csv, row 2, columns b and c"


def test_a_report_groups_by_file_in_the_order_of_rows_and_counts() -> None:
    first, second = Problem("data/a.csv", 2, "x", "A.", "B."), Problem("data/a.csv", 10, "x", "C.", "D.")
    other = Problem("data/b.csv", None, "", "E.", "F.")
    assert report([other, second, first]) == (
        "data/a.csv, row 2, column x: A. B.\n"
        "data/a.csv, row 10, column x: C. D.\n\n"
        "data/b.csv: E. F.\n\n"
        "3 problems in 2 files. Nothing was changed."
    )
