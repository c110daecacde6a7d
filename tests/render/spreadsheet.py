#!/usr/bin/env python3
"""Opens the CSV of every story in LibreOffice and compares each cell with what was written.

Usage: tests/render/spreadsheet.py BINARY STORY…   (prints that it was skipped where there is no LibreOffice)
"""
import csv, io, pathlib, shutil, subprocess, sys, tempfile

HOSTILE = [
    '{"id":"=1+1","outlet":"=HYPERLINK(\\"http://e.org\\")","text":"The quake killed 24 people, “=2+2; so”\\tsaid @SUM(A1)."}',
    '{"id":"+b","outlet":"-2+3","text":"The quake killed 31 people. Ünïcode, \\"quoted\\", semi;colon."}',
]


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def check(office, binary, story, stdin=None):
    done = subprocess.run([binary, "compare", "--format", "csv", story], capture_output=True, input=stdin)
    if done.returncode not in (0, 1):
        sys.exit(f"{story}: {done.stderr.decode()}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "report.csv").write_bytes(done.stdout)
        # Comma, quotation mark, UTF-8, from the first line; what stands in quotation marks is text and no date.
        convert(office, folder, "report.csv", "xlsx", "--infilter=CSV:44,34,76,1,,0,true")
        (folder / "report.csv").unlink()
        # The same from the first line on, cells as they are shown, the first sheet.
        convert(office, folder, "report.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
        back = rows(next(folder.glob("*.csv")).read_text(encoding="utf-8-sig"))
    wrote = rows(done.stdout.decode("utf-8-sig"))
    if len(back) != len(wrote):
        sys.exit(f"{story}: {len(wrote)} rows written, {len(back)} read")
    for n, (a, b) in enumerate(zip(wrote, back)):
        for column, x, y in zip(wrote[0], a, b + [""] * len(a)):
            if not same(x, y):
                sys.exit(f"{story}: row {n + 1}, {column}: wrote {x!r}, the spreadsheet has {y!r}")
    print(f"{story}: {len(wrote) - 1} rows are what was written")


def convert(office, folder, name, to, *more):
    subprocess.run([office, "--headless", f"-env:UserInstallation=file://{folder}/profile", *more, "--convert-to", to,
                    "--outdir", folder, folder / name], check=True, capture_output=True)


def same(wrote, read):
    """Equal as text or as numbers; an apostrophe before a formula's sign may be taken as "this is text"."""
    if wrote in (read, "'" + read):
        return True
    try:
        return abs(float(wrote) - float(read)) <= 1e-9 * abs(float(wrote))
    except ValueError:
        return False


def main():
    binary, stories = sys.argv[1], sys.argv[2:]
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("skipped: no LibreOffice here")
        return
    for story in stories:
        check(office, binary, story)
    check(office, binary, "-", "\n".join(HOSTILE).encode())


main()
