"""Merge each addon's .pot into its id.po: ``merge_po.py ADDON ... -- TERMS.tsv ...``.

Keeps every translation there is, drops terms that are gone, fills new ones from the
terms files and from the other addons, and exits with 1 while something is missing.
"""

import sys
from pathlib import Path

import polib


def read_terms(paths):
    terms = {}
    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            source, tab, translation = line.partition("\t")
            if tab and translation.strip():
                terms[normal(unescape(source))] = unescape(translation.strip())
    return terms


def normal(text):
    """Return the text as it is looked up: views break their lines anywhere."""
    return " ".join(text.split())


def unescape(text):
    return text.replace("\\n", "\n").replace("\\t", "\t")


def merge(addon, given, shared):
    """Write ``i18n/id.po`` of one addon; return the sources left without Indonesian.

    :param given: terms of the files named by the caller; they correct what is there
    :param shared: what any of the addons says already
    """
    folder = addon / "i18n"
    template = polib.pofile(str(folder / f"{addon.name}.pot"))
    target = folder / "id.po"
    old = polib.pofile(str(target)) if target.is_file() else polib.POFile()
    known = {entry.msgid: entry.msgstr for entry in old if entry.msgstr}
    for volatile in ("POT-Creation-Date", "PO-Revision-Date"):
        template.metadata.pop(volatile, None)
    template.save(str(folder / f"{addon.name}.pot"))
    template.metadata.update(
        {"Language": "id", "Language-Team": "Indonesian", "Last-Translator": ""}
    )
    for entry in template:
        key = normal(entry.msgid)
        entry.msgstr = given.get(key) or known.get(entry.msgid) or shared.get(key, "")
    template.save(str(target))
    return [entry.msgid for entry in template if not entry.msgstr]


def main(arguments):
    split = arguments.index("--")
    addons = [Path(name) for name in arguments[:split]]
    given, shared = read_terms(arguments[split + 1 :]), {}
    for addon in addons:
        path = addon / "i18n" / "id.po"
        if path.is_file():
            for entry in polib.pofile(str(path)):
                if entry.msgstr:
                    shared.setdefault(normal(entry.msgid), entry.msgstr)
    missing = {addon.name: merge(addon, given, shared) for addon in addons}
    for name, sources in missing.items():
        print(f"{name}: {len(sources)} without Indonesian")
        for source in sources:
            print("   " + source.replace("\n", "\\n"))
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
