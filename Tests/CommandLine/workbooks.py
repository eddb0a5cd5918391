"""Nightly workbooks with something wrong, each made from a sound one."""

import datetime
import zipfile

import openpyxl

CASELOAD_SHEETS = ["WMT_Extract", "WMT_Extract_Filtered", "T2A"]


def changed(source, target, edit):
    """Opens a workbook, lets `edit` change it cell by cell, saves it elsewhere."""
    book = openpyxl.load_workbook(source)
    edit(book)
    book.save(target)
    return target


def repacked(source, target, edit):
    """Lets `edit` change the parts of a workbook's archive, a dictionary of names to bytes."""
    with zipfile.ZipFile(source) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    edit(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def column(sheet, heading):
    """The number of a column by its heading, from 1."""
    for cell in sheet[1]:
        if str(cell.value).strip() == heading:
            return cell.column
    raise AssertionError(f"{sheet.title} has no column {heading}")


def put(sheet_name, heading, value, row=2):
    """An edit that puts one value into one cell."""

    def edit(book):
        sheet = book[sheet_name]
        sheet.cell(row, column(sheet, heading)).value = value

    return edit


def rename_heading(sheet_name, old, new):
    def edit(book):
        sheet = book[sheet_name]
        sheet.cell(1, column(sheet, old)).value = new

    return edit


def remove_column(sheet_name, heading):
    def edit(book):
        sheet = book[sheet_name]
        sheet.delete_cols(column(sheet, heading))

    return edit


def remove_sheet(name):
    return lambda book: book.remove(book[name])


def rename_sheet(name, new):
    def edit(book):
        book[name].title = new

    return edit


def keep_headings_only(book):
    for sheet in book:
        if sheet.max_row > 1:
            sheet.delete_rows(2, sheet.max_row - 1)


def repeat_row(sheet_name, row=2, **changes):
    """An edit that adds a row like another, other in the columns named."""

    def edit(book):
        sheet = book[sheet_name]
        values = [cell.value for cell in sheet[row]]
        for heading, value in changes.items():
            values[column(sheet, heading) - 1] = value
        sheet.append(values)

    return edit


def another_night(days=1, cases=0, keep=1.0):
    """An edit that moves the night by some days, gives every first tier some more cases and keeps a part of the owners."""

    def edit(book):
        for name in CASELOAD_SHEETS:
            sheet = book[name]
            stamp = column(sheet, "Datestamp")
            last = max((row for row in range(2, sheet.max_row + 1) if sheet.cell(row, stamp).value is not None), default=1)
            for row in range(2, last + 1):
                cell = sheet.cell(row, stamp)
                cell.value = later(cell.value, days)
            if cases and name != "T2A":
                for row in range(2, last + 1):
                    cell = sheet.cell(row, column(sheet, "CommTierB2"))
                    cell.value = int(cell.value or 0) + cases
            if keep < 1:
                first_dropped = 2 + int((last - 1) * keep)
                sheet.delete_rows(first_dropped, sheet.max_row - first_dropped + 1)

    return edit


def with_a_twin(book):
    """Gives every unit and practitioner a twin with other codes and the same cases, reports and contacts."""
    extract = book["WMT_Extract"]
    headings = ["Region_Code", "PDU_Code", "LDU_Code", "Team_Code", "OM_Key"]
    columns = [column(extract, heading) for heading in headings]
    codes = {cell.value for row in extract.iter_rows(min_row=2) for cell in row if cell.column in columns and cell.value}

    def twin(value):
        if not isinstance(value, str):
            return value
        return "|".join("Z" + part[1:] if part in codes else part for part in value.split("|"))

    for sheet in book:
        for row in [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]:
            if any(value is not None for value in row):
                sheet.append([twin(value) for value in row])


def later(stamp, days):
    """A Datestamp moved by days, in the form it had: a date, a serial number or text."""
    if stamp is None:
        return None
    if isinstance(stamp, (datetime.date, datetime.datetime)):
        return stamp + datetime.timedelta(days=days)
    if isinstance(stamp, (int, float)):
        return stamp + days
    moment = datetime.datetime.fromisoformat(str(stamp).strip())
    return str(moment + datetime.timedelta(days=days))[: len(str(stamp).strip())]


def with_second_sheet_of_one_name(parts):
    """Two sheets whose names clean to one; a spreadsheet program would not let a person do this."""
    text = parts["xl/workbook.xml"].decode()
    start = text.index("<sheet ")
    first = text[start:text.index("/>", start) + 2]
    name = first.split('name="')[1].split('"')[0]
    again = first.replace(f'name="{name}"', f'name="{name.lower()} "')
    again = again.replace('sheetId="1"', 'sheetId="99"')
    parts["xl/workbook.xml"] = text.replace(first, first + again).encode()


def with_long_text(mark, length):
    """Puts a text of some length in the place of a mark; longer than spreadsheet programs allow."""

    def edit(parts):
        found = False
        for name, content in parts.items():
            if mark.encode() in content:
                parts[name] = content.replace(mark.encode(), b"x" * length)
                found = True
        assert found, f"{mark} is nowhere in the workbook"

    return edit


def bomb(source, target, megabytes=1500):
    """A workbook whose first sheet inflates to more than any nation's night."""
    chunk = b"<row></row>".ljust(1 << 20)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.infolist():
            if entry.filename == "xl/worksheets/sheet1.xml":
                with new.open(entry.filename, "w", force_zip64=True) as sheet:
                    sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
                    for _ in range(megabytes):
                        sheet.write(chunk)
                    sheet.write(b"</sheetData></worksheet>")
            else:
                new.writestr(entry.filename, old.read(entry))
    return target
