"""Every string an official sees is in Indonesian."""

import re

import polib
import pytest

from tests.repository import ADDONS, ROOT

# Words that are the same in both languages or are names; an entry whose
# translation equals its source must be one of these.
SAME = re.compile(
    r"^[\W\d_]*$|^(SIDO CAKEP.*|Status|Program|Target|Format|Dinas|Badan|Kota|NIP"
    r"|NIPPPK"
    r"|PNS|PPPK|Plt|Plh|Pj|RPJMD|Renstra|DPA|IKU|PK|Unit|Data|Excel|Level|Formula"
    r"|Provinsi|Kabupaten|RSUD|Satpol PP|Bupati|Sekda|Asisten|APBD|DAK|SPM|Visi"
    r"|Misi|Output|Outcome|ID|Median|Total|Edit|Proses|Normal|Lokal|F4.*|A4.*"
    r"|No\.?|URL|PDF.*|Tabel I+|Logo|Staf|Inspektorat|Urusan|Bidang|%.*%)$"
)


def catalogue(addon):
    return polib.pofile(str(ROOT / addon / "i18n" / "id.po"))


def placeholders(text):
    return sorted(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))


@pytest.mark.parametrize("addon", ADDONS)
def test_complete_and_not_fuzzy(addon):
    entries = [entry for entry in catalogue(addon) if not entry.obsolete]
    assert entries
    missing = [entry.msgid for entry in entries if not entry.msgstr or entry.fuzzy]
    assert not missing, f"{len(missing)} without Indonesian: {missing[:10]}"


@pytest.mark.parametrize("addon", ADDONS)
def test_matches_the_template(addon):
    template = polib.pofile(str(ROOT / addon / "i18n" / f"{addon}.pot"))
    assert {entry.msgid for entry in template} == {
        entry.msgid for entry in catalogue(addon) if not entry.obsolete
    }


@pytest.mark.parametrize("addon", ADDONS)
def test_placeholders_are_kept(addon):
    wrong = [
        entry.msgid
        for entry in catalogue(addon)
        if placeholders(entry.msgid) != placeholders(entry.msgstr)
    ]
    assert not wrong


@pytest.mark.parametrize("addon", ADDONS)
def test_nothing_is_left_in_english(addon):
    wrong = [
        entry.msgid
        for entry in catalogue(addon)
        if entry.msgid == entry.msgstr
        and re.search(r"\b(the|of|and|is|to|for|with|not|by|from)\b", entry.msgid)
        and not SAME.match(entry.msgid)
    ]
    assert not wrong
