"""Every fault is told in whole sentences, all at once, and nothing is changed."""

from __future__ import annotations

import pytest

from tests.intake.faults import FILES, WORKBOOKS
from tests.intake.kit import Desk

IN_WORKBOOKS: dict[str, tuple[str, ...]] = {
    "words for a number": (
        "sheet “Bicycle theft”, cell I10: The cell holds words where a number belongs. Write "
        "digits only, such as 1633 or 8.2.",
    ),
    "a number with its unit": (
        "sheet “Bicycle theft”, cell I10: The cell holds words where a number belongs. Write "
        "digits only, such as 1633 or 8.2.",
    ),
    "a range for a number": (
        "sheet “Bicycle theft”, cell I10: The cell holds words where a number belongs. Write "
        "digits only, such as 1633 or 8.2.",
    ),
    "a marker for a number": (
        "sheet “Bicycle theft”, cell I10: A marker stands where a number belongs. Move it to "
        "the column Marker, and leave this cell empty.",
    ),
    "an error of the spreadsheet": (
        "sheet “Bicycle theft”, cell I10: The cell holds an error of the spreadsheet. Write "
        "digits only, such as 1633 or 8.2.",
    ),
    "a date for a number": (
        "sheet “Bicycle theft”, cell I10: The cell holds a date or time where a number "
        "belongs; a spreadsheet may have made it one. Change its format to a number. Write "
        "digits only, such as 1633 or 8.2.",
    ),
    "yes for a number": (
        "sheet “Bicycle theft”, cell I10: The cell holds yes or no where a number belongs. "
        "Write digits only, such as 1633 or 8.2.",
    ),
    "a comma for a point": (
        "sheet “Bicycle theft”, cell I33: The cell holds words where a number belongs. Write "
        "digits only, such as 1633 or 8.2.",
    ),
    "too large a number": (
        "sheet “Bicycle theft”, cell I10: The number is too large to be true. Correct it.",
    ),
    "a negative count": (
        "sheet “Bicycle theft”, cell I10: The number is no count. Write a whole number from 0 on.",
    ),
    "half a scooter": (
        "sheet “Bicycle theft”, cell I10: The number is no count. Write a whole number from 0 on.",
    ),
    "more than all": (
        "sheet “Bicycle theft”, cell I33: The number is no share. Write a number from 0 to "
        "100, such as 12.5.",
    ),
    "less than nothing": (
        "sheet “Bicycle theft”, cell I33: The number is no share. Write a number from 0 to "
        "100, such as 12.5.",
    ),
    "a negative rate": ("sheet “Bicycle theft”, cell I17: The number is below 0. Correct it.",),
    "per cent of a count": (
        "sheet “Bicycle theft”, cell I10: The number is given in per cent, but this figure is "
        "no share. Write the number in the unit that stands in this row.",
    ),
    "a cell shown in per cent that is no share": (
        "sheet “Bicycle theft”, cell I10: The number is given in per cent, but this figure is "
        "no share. Write the number in the unit that stands in this row.",
    ),
    "a total unlike its parts": (
        "sheet “Bicycle theft”, cell I4: The total is not the sum of its parts. Correct the "
        "total or one of the parts.",
    ),
    "a part larger than its total": (
        "sheet “Bicycle theft”, cell I6: The number is no count. Write a whole number from 0 on.",
        "sheet “Bicycle theft”, cell I5: A part is larger than its total. Correct one of the two.",
    ),
    "a jump": (
        "sheet “Bicycle theft”, cell I10: The number lies far outside the last eight figures "
        "of this series. Correct it, or write under Reason why it is right.",
    ),
    "a fall to nothing": (
        "sheet “Bicycle theft”, cell I10: The number lies far outside the last eight figures "
        "of this series. Correct it, or write under Reason why it is right.",
    ),
    "no value and no marker": (
        "sheet “Bicycle theft”, cell I10: The cell is empty, and no marker says why. Write "
        "the figure, or choose a marker such as [x] that says why there is none.",
    ),
    "a value and a marker": (
        "sheet “Bicycle theft”, cell I10: A value stands beside [x], which says that none is "
        "shown. Empty the cell, or take the marker away.",
    ),
    "two markers that contradict": (
        "sheet “Bicycle theft”, cell J10: [c] and [x] contradict each other. Keep one of them.",
    ),
    "an unknown marker": (
        "sheet “Bicycle theft”, cell J10: “[q]” is no marker of this portal. Choose markers "
        "from the list, with one space between them.",
    ),
    "a marker without brackets": (
        "sheet “Bicycle theft”, cell J10: “p” is no marker of this portal. Choose markers "
        "from the list, with one space between them.",
    ),
    "an asterisk for a marker": (
        "sheet “Bicycle theft”, cell J10: “*” is no marker of this portal. Choose markers "
        "from the list, with one space between them.",
    ),
    "no base for a share": (
        "sheet “Bicycle theft”, cell K33: The cell is empty, and the figures before it have a "
        "number under Out of. Write it here, too.",
    ),
    "a base of nothing": (
        "sheet “Bicycle theft”, cell K33: The number is nothing, or less than the count that "
        "is taken from it. Correct one of the two, or empty the cell.",
    ),
    "one end of an interval": (
        "sheet “Bicycle theft”, cell M10: The cell is empty, and the figures before it have a "
        "number under Upper end. Write it here, too.",
    ),
    "an interval beside its value": (
        "sheet “Bicycle theft”, cell L10: The value does not lie between its two ends. "
        "Correct one of the three.",
    ),
    "an interval upside down": (
        "sheet “Bicycle theft”, cell L10: The value does not lie between its two ends. "
        "Correct one of the three.",
        "sheet “Bicycle theft”, cell M10: The value does not lie between its two ends. "
        "Correct one of the three.",
    ),
    "an emptied figure of before": (
        "sheet “Bicycle theft”, cell I20: The cell is empty, and no marker says why. Write "
        "the figure, or choose a marker such as [x] that says why there is none.",
    ),
    "another figure of before without a reason": (
        "sheet “Bicycle theft”, cell N20: The figure was given before without the marker [p], "
        "and is another now. Write here why it changed, or put the old one back.",
    ),
    "an unknown figure": (
        "sheet “Bicycle theft”, cell P22: “wheels-stolenn” is no figure of this portal. The "
        "nearest is “wheels-stolen”. Choose the id of a figure from the list.",
    ),
    "no figure": (
        "sheet “Bicycle theft”, cell P22: The cell is empty. Choose the id of a figure from the list.",
    ),
    "a figure that gets no new ones": (
        "sheet “Bicycle theft”, cell P50: “Bicycles given back” gets no new figures, says "
        "data/indicators.csv under every. Take the row out, or change that cell first.",
    ),
    "a figure of another topic": (
        "sheet “Bicycle theft”, cell P50: “Loud parties” does not belong to Bicycle theft. "
        "Move the row to the sheet of its topic.",
    ),
    "an unknown area": (
        "sheet “Bicycle theft”, cell Q22: “exampelshire” is no area of this portal. The "
        "nearest is “exampleshire”. Choose the id of an area from the list.",
    ),
    "an unknown part": (
        "sheet “Bicycle theft”, cell T5: “district=west” is no part of “Bicycles stolen”. "
        "Write all, or a pair such as ward=north from the list.",
        "sheet “Bicycle theft”, cell I4: The total is not the sum of its parts. Correct the "
        "total or one of the parts.",
    ),
    "a part of what has none": (
        "sheet “Bicycle theft”, cell T22: “district=north” is no part of “Wheels stolen”. "
        "Write all, or a pair such as ward=north from the list.",
    ),
    "a period of another year": (
        "sheet “Bicycle theft”, cell R22: July to September 2025 is no period in which this "
        "workbook, for July to September 2026, asks for this figure. Correct the two days, or "
        "take the row out.",
    ),
    "a period after the quarter": (
        "sheet “Bicycle theft”, cell R50: October to December 2026 is no period in which this "
        "workbook, for July to September 2026, asks for this figure. Correct the two days, or "
        "take the row out.",
    ),
    "a period of two months": (
        "sheet “Bicycle theft”, cell R22: August to September 2026 is no period in which this "
        "workbook, for July to September 2026, asks for this figure. Correct the two days, or "
        "take the row out.",
    ),
    "a period that ends before it starts": (
        "sheet “Bicycle theft”, cell R22: What ends before it starts is no period in which "
        "this workbook, for July to September 2026, asks for this figure. Correct the two "
        "days, or take the row out.",
    ),
    "no first day": (
        "sheet “Bicycle theft”, cell R22: The cell is empty. Write year-month-day, such as 2026-07-01.",
    ),
    "a day that is none": (
        "sheet “Bicycle theft”, cell S22: The cell holds no day. Write year-month-day, such as 2026-10-20.",
    ),
    "words of another row": (
        "sheet “Bicycle theft”, cell A22: The words here do not belong to the ids in this "
        "row, which are those of “Wheels stolen”. Undo it, or copy your figures into a new "
        "workbook; sort and move whole rows only.",
    ),
    "a row that stands twice": (
        "sheet “Bicycle theft”, row 50: The row is about the same figure as row 22. Keep one of the two.",
    ),
    "a row that is missing": (
        "sheet “Bicycle theft”: The row for “Wheels stolen”, exampleshire, July to September "
        "2026, is missing. Put it back. If there is no figure, choose a marker such as [x].",
    ),
    "a formula": (
        "sheet “Bicycle theft”, cell I10: The cell holds a formula. Write the number or word "
        "itself: copy the cell, then paste only its value.",
    ),
    "a formula that calls a program": (
        "sheet “Bicycle theft”, cell N10: The cell holds a formula. Write the number or word "
        "itself: copy the cell, then paste only its value.",
    ),
    "a text like a formula": (
        "sheet “Bicycle theft”, cell N10: The cell begins with “@”, so a spreadsheet may run "
        "it as a formula. Begin it with a letter or a digit.",
    ),
    "a text that begins with plus": (
        "sheet “Bicycle theft”, cell N10: The cell begins with “+”, so a spreadsheet may run "
        "it as a formula. Begin it with a letter or a digit.",
    ),
    "an e-mail address": (
        "sheet “Bicycle theft”, cell N10: The cell holds an e-mail address. Take it out; "
        "write the role or the organisation instead.",
    ),
    "a telephone number": (
        "sheet “Bicycle theft”, cell N10: The cell holds a telephone number. Take it out; "
        "write the role or the organisation instead.",
    ),
    "a postcode": (
        "sheet “Bicycle theft”, cell N10: The cell holds a postcode. Take it out; write the "
        "role or the organisation instead.",
    ),
    "a person who acts": (
        "sheet “Commentary”, cell E4: This is no role that can be told from a name. Write the "
        "role or the organisation that acts, never a person’s name.",
    ),
    "a person with a title": (
        "sheet “Commentary”, cell E4: This is no role that can be told from a name. Write the "
        "role or the organisation that acts, never a person’s name.",
    ),
    "half a commentary": (
        "sheet “Commentary”, cell F4: The cell is empty, and its neighbours are filled in. Fill it in, too.",
    ),
    "no commentary on bad news": (
        "sheet “Commentary”: “Locks given away” is a missed target, and nobody says why. Fill "
        "in the row of locks-given there: what happened, the role that acts, what happens "
        "next.",
    ),
    "words about nothing": (
        "sheet “Commentary”, cell G4: “bicycles” is no figure of this portal. The nearest is "
        "“bicycles-stolen”. Put the id back, or take the row out.",
    ),
    "words that stand twice": (
        "sheet “Commentary”, cell G5: “bicycles-stolen” stands here twice. Keep one of the rows.",
    ),
    "too many words": ("sheet “Commentary”, cell D4: The text is longer than 600 letters. Shorten it.",),
    "signs that cannot be seen": (
        "sheet “Commentary”, cell D4: The cell holds signs that cannot be seen. Write it again by hand.",
    ),
    "an unknown state": (
        "sheet “Actions”, cell E4: “Nearly” is no state of an action. Choose one from the list.",
    ),
    "a state without a day": (
        "sheet “Actions”, cell F4: The cell is empty, and the row says what became of locks. "
        "Fill it in, or empty the row.",
    ),
    "a state before the last one": (
        "sheet “Actions”, cell F4: The day is before 2025-05-02, the day of the state before. Correct it.",
    ),
    "a state after the return": (
        "sheet “Actions”, cell F4: The day is after the day of the return on the sheet Start. Correct it.",
    ),
    "an unknown action": (
        "sheet “Actions”, cell I4: “lock” is no action of this portal. The nearest is "
        "“locks”. Put the id back, or take the row out.",
    ),
    "no day of the return": (
        "sheet “Start”, cell B16: The day of the return “Invented quarterly return” is "
        "missing. Write year-month-day, such as 2026-10-20.",
    ),
    "words for the day of the return": (
        "sheet “Start”, cell B16: The cell holds no day. Write year-month-day, such as 2026-10-20.",
    ),
    "a return before the end of the quarter": (
        "sheet “Start”, cell B16: The day is before the end of the quarter, July to September "
        "2026. Correct it.",
    ),
    "a return years later": (
        "sheet “Start”, cell B16: The day is years after the quarter, July to September 2026. Correct it.",
    ),
    "an unknown return": (
        "sheet “Start”, cell C16: “quarterly-retrun” is no return of this portal. The nearest "
        "is “quarterly-return”. Correct it, or take the row out.",
        "sheet “Start”: The row for the return “Invented quarterly return” is missing. Put it "
        "back, or copy your figures into a new workbook.",
    ),
    "a heading that is missing": (
        "sheet “Bicycle theft”, cell I3: A column has no heading. Correct it, or take the column out.",
        "sheet “Bicycle theft”, row 3: The heading “Value” is missing. Put it back, or copy "
        "your figures into a new workbook.",
    ),
    "a heading that is misspelt": (
        "sheet “Bicycle theft”, cell I3: “Valeu” is no heading of this form. The nearest is "
        "“Value”. Correct it, or take the column out.",
        "sheet “Bicycle theft”, row 3: The heading “Value” is missing. Put it back, or copy "
        "your figures into a new workbook.",
    ),
    "a heading that stands twice": (
        "sheet “Bicycle theft”, cell K3: The heading “Value” stands in the row twice. Take one column out.",
        "sheet “Bicycle theft”, row 3: The heading “Out of” is missing. Put it back, or copy "
        "your figures into a new workbook.",
    ),
    "one column more": (
        "sheet “Bicycle theft”, cell U3: “My notes” is no heading of this form. Correct it, "
        "or take the column out.",
    ),
    "a stray note": (
        "sheet “Bicycle theft”, cell U3: A column has no heading. Correct it, or take the column out.",
    ),
    "a sheet with another name": (
        "sheet “Bicycles”: The workbook has no such sheet. The nearest is “Bicycle theft”. "
        "Give the sheet its name again, or take it out.",
        "sheet “Bicycle theft”: The sheet is missing. Put it back, or copy your figures into a new workbook.",
    ),
    "a sheet that is missing": (
        "sheet “Noise at night”: The sheet is missing. Put it back, or copy your figures into "
        "a new workbook.",
    ),
    "a sheet more": (
        "sheet “My sums”: The workbook has no such sheet. Give the sheet its name again, or take it out.",
    ),
    "two sheets swapped": (
        "sheet “Bicycle theft”, cell A1: The first cell does not say “Form 1, 2026-q3, "
        "figures/bicycle-theft”, so the sheet is from another workbook. Copy your figures "
        "into the sheet as it was made.",
        "sheet “Noise at night”, cell A1: The first cell does not say “Form 1, 2026-q3, "
        "figures/noise”, so the sheet is from another workbook. Copy your figures into the "
        "sheet as it was made.",
    ),
    "a hidden sheet": (
        "sheet “Noise at night”: The sheet is hidden. Show it, so that everybody sees what is imported.",
    ),
    "a hidden row": (
        "sheet “Bicycle theft”, row 10: The row is hidden. Show it, so that everybody sees what is imported.",
    ),
    "a hidden column": (
        "sheet “Bicycle theft”: Column N is hidden. Show it, so that everybody sees what is imported.",
    ),
    "merged cells": (
        "sheet “Bicycle theft”: The cells I10:J10 are merged. Unmerge them, so that every "
        "cell stands by itself.",
    ),
    "something far away": (
        "sheet “Bicycle theft”: Something stands far away from the form, further than a "
        "filled workbook reaches. Delete the rows and columns behind the form, or copy the "
        "figures into a new workbook.",
    ),
    "a link": ("sheet “Bicycle theft”: A link leads out of the workbook. Take it out; its words may stay.",),
    "another version of the form": (
        "sheet “Start”, cell A1: The workbook was made by another version of this program "
        "(form 7). Make a new one with python3 -m scripts template and copy your figures into "
        "it.",
    ),
    "a quarter that is not due": (
        "sheet “Start”, cell A1: The workbook is for January to March 2027, and figures "
        "before it are not in the data yet. Import those for July to September 2026 first.",
    ),
    "no form at all": (
        "sheet “Start”, cell A1: The first cell does not say for which quarter the workbook "
        "was made. Make a new one with python3 -m scripts template and copy your figures into "
        "it.",
    ),
    "a workbook of its own": (
        "bad.xlsx: The file has no sheet “Start”, so it is not a workbook that this portal "
        "has made. Make a new one with python3 -m scripts template and copy your figures into "
        "it.",
    ),
}

IN_FILES: dict[str, tuple[str, ...]] = {
    "nothing": ("a.xlsx: The file is empty. Save the workbook again, then import it.",),
    "blanks": ("a.csv: The file is empty. Save the workbook again, then import it.",),
    "a picture": (
        "a.xlsx: The file is no spreadsheet, although its name says so. Open it in your "
        "spreadsheet program. Save it as .xlsx, .ods or .csv, and import that.",
    ),
    "a text that is called a workbook": (
        "a.ods: The file is no spreadsheet, although its name says so. Open it in your "
        "spreadsheet program. Save it as .xlsx, .ods or .csv, and import that.",
    ),
    "a letter": (
        "a.xlsx: The file is no spreadsheet, although its name says so. Open it in your "
        "spreadsheet program. Save it as .xlsx, .ods or .csv, and import that.",
    ),
    "half a file": (
        "a.xlsx: The file is damaged and cannot be opened. Save it again from your "
        "spreadsheet program, or fetch it again from where it came.",
    ),
    "a damaged file": (
        "a.xlsx: The file is damaged and cannot be opened. Save it again from your "
        "spreadsheet program, or fetch it again from where it came.",
    ),
    "a file of Excel 97, or one with a password": (
        "a.xlsx: The file is protected by a password, or saved in the format of Excel 97. "
        "Take the password away. Save it as .xlsx, .ods or .csv, and import that.",
    ),
    "a password of the zip": (
        "a.xlsx: The file is protected by a password. Take the password away and save it again.",
    ),
    "a password of LibreOffice": (
        "a.ods: The file is protected by a password. Take the password away and save it again.",
    ),
    "a macro": (
        "a.xlsx: The file holds a macro, and no macro is ever opened here. Copy the figures "
        "into a new workbook.",
    ),
    "a macro of LibreOffice": (
        "a.ods: The file holds a macro, and no macro is ever opened here. Copy the figures "
        "into a new workbook.",
    ),
    "a link to another file": (
        "a.xlsx: The file holds a link to another file or a database. Copy the figures into a new workbook.",
    ),
    "a database": (
        "a.xlsx: The file holds a link to another file or a database. Copy the figures into a new workbook.",
    ),
    "a document inside": (
        "a.xlsx: The file holds another document inside. Copy the figures into a new workbook.",
    ),
    "a bomb": (
        "a.xlsx: The file unpacks to far more than a filled workbook holds, so it is not "
        "opened. Copy the figures into a new workbook.",
    ),
    "too many parts": (
        "a.xlsx: The file unpacks to far more than a filled workbook holds, so it is not "
        "opened. Copy the figures into a new workbook.",
    ),
    "definitions in the markup": (
        "a.xlsx: The file holds definitions of its own in its markup, as no spreadsheet "
        "program writes them. Copy the figures into a new workbook.",
    ),
    "definitions in a sheet": (
        "a.xlsx: The file holds definitions of its own in its markup, as no spreadsheet "
        "program writes them. Copy the figures into a new workbook.",
    ),
    "broken markup": (
        "a.xlsx: The file is damaged and cannot be opened. Save it again from your "
        "spreadsheet program, or fetch it again from where it came.",
    ),
    "no styles": (
        "a.xlsx: The file is damaged and cannot be opened. Save it again from your "
        "spreadsheet program, or fetch it again from where it came.",
    ),
    "six megabytes": (
        "a.csv: The file is larger than 5 megabytes, so it is no filled workbook of this "
        "portal. Copy the figures into a new workbook.",
    ),
    "macros by name": (
        "a.xlsm: A file that ends in .xlsm may hold macros, and no macro is ever opened here. "
        "Save it as .xlsx, .ods or .csv, and import that.",
    ),
    "another format": (
        "a.pdf: The file ends in .pdf, and that is no spreadsheet this portal reads. Save it "
        "as .xlsx, .ods or .csv, and import that.",
    ),
    "no ending": (
        "figures: The file has no ending, and that is no spreadsheet this portal reads. Save "
        "it as .xlsx, .ods or .csv, and import that.",
    ),
    "a table without its form": (
        "sheet “a.csv”, cell A1: The first cell does not say for which quarter the workbook "
        "was made. Make a new one with python3 -m scripts template and copy your figures into "
        "it.",
    ),
    "an open quotation mark": (
        "a.csv: The file is no table: a quotation mark is missing or stands in a wrong place. "
        "Save it again as “CSV UTF-8” from your spreadsheet.",
    ),
    "letters nobody knows": (
        "a.csv: The letters of the file can be read neither as UTF-8 nor as those of Windows. "
        "Save it again as “CSV UTF-8” from your spreadsheet.",
    ),
    "a text of Windows in two bytes": (
        "a.csv: The file is no text that is separated by commas. Save it as “CSV UTF-8” from "
        "your spreadsheet program.",
    ),
    "the sheet Start alone": (
        "sheet “a.csv”, cell A1: Nothing can be imported from a sheet of the kind “start”. "
        "Save the sheet of a topic, Actions or Commentary as .csv.",
    ),
}


def refusal(file: str, sentences: tuple[str, ...]) -> str:
    count = f"{len(sentences)} problem{'s' if len(sentences) > 1 else ''}"
    return "\n".join([*sentences, "", f"{count} in {file}. Nothing was changed."])


def test_there_are_more_than_sixty_bad_workbooks_and_each_has_its_sentences() -> None:
    assert IN_WORKBOOKS.keys() == WORKBOOKS.keys()
    assert IN_FILES.keys() == FILES.keys()
    assert len(WORKBOOKS) > 60


@pytest.mark.parametrize("fault", WORKBOOKS)
def test_a_bad_workbook_is_refused_in_whole_sentences(shared: Desk, fault: str) -> None:
    before = shared.state()
    code, said = shared.run(shared.filled("bad.xlsx", WORKBOOKS[fault]))
    assert said == refusal("bad.xlsx", IN_WORKBOOKS[fault])
    assert code == 1
    assert shared.state() == before


@pytest.mark.parametrize("fault", FILES)
def test_a_file_that_is_no_sound_workbook_is_refused(shared: Desk, fault: str) -> None:
    before, (name, change) = shared.state(), FILES[fault]
    file = shared.folder / name
    file.write_bytes(change(shared.filled("good.xlsx").read_bytes()))
    assert shared.run(file) == (1, refusal(name, IN_FILES[fault]))
    assert shared.state() == before


def test_all_problems_are_told_at_once(shared: Desk) -> None:
    faults = ("a negative count", "an unknown figure", "a person who acts", "a base of nothing")

    def change(book: object) -> None:
        for fault in faults:
            WORKBOOKS[fault](book)

    _, said = shared.run(shared.filled("bad.xlsx", change))
    assert set(said.split("\n\n")[0].splitlines()) == {s for fault in faults for s in IN_WORKBOOKS[fault]}
    assert said.endswith("4 problems in bad.xlsx. Nothing was changed.")
