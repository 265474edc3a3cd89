"""Odoo 19 from Debian, unpacked under .local/debian, its gaps mended."""

import gzip
import re
import shutil
from pathlib import Path

from .apt import Apt
from .console import Stamp, say, step
from .settings import SetupError

#: Debian 12 has no Odoo 19; sid has. The others are what its assets link to.
PACKAGES = (
    "odoo-19/sid",
    "fonts-glyphicons-halflings/sid",
    "fonts-inconsolata/sid",
    "fonts-montserrat/sid",
    "fonts-ocr-b/sid",
    "fonts-roboto-unhinted/sid",
    "gsfonts/sid",
    "libjs-jquery/sid",
    "libjs-jquery-form/sid",
    "libjs-underscore/sid",
    # sid's is version 7, whose files have other names than Odoo's links
    "fonts-font-awesome/bookworm",
)
PYTHON_PATH = "usr/lib/python3/dist-packages"
ADDONS = f"{PYTHON_PATH}/odoo/addons"
#: Left out of the package (not free enough for Debian), yet listed in the assets of
#: `mail`: without the file every asset build logs an error. It only blurs the
#: background of video calls, which falls back to no blur.
ABSENT_LIBRARY = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


CHANGELOG = "usr/share/doc/odoo-19/changelog.Debian.gz"
#: The version that the addons were tested with.
RECORD = Path(__file__).resolve().parents[2] / "odoo-version"


def install(settings):
    """Unpack Odoo when it is not there yet, and tell when it is another version."""
    stamp = Stamp(settings, "odoo", *PACKAGES)
    if stamp.is_current() and (settings.debian_root / PYTHON_PATH).is_dir():
        return
    with step("Mengambil Odoo 19 dari Debian", "Fetching Odoo 19 from Debian"):
        fresh = settings.home / "debian.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        Apt(settings).unpack(PACKAGES, fresh)
        _mend(fresh)
        shutil.rmtree(settings.debian_root, ignore_errors=True)
        fresh.rename(settings.debian_root)
    tell_change(settings.debian_root)
    stamp.set()


def read_version(root):
    """The version of the unpacked package, as Debian counts."""
    with gzip.open(root / CHANGELOG, "rt") as stream:
        return re.match(r"odoo\S* \((\S+)\)", stream.readline())[1]


def tell_change(root, record=RECORD):
    """Say when sid has another version than the one recorded; True when it has.

    sid keeps no older one: the package cannot be pinned, only its change be seen.
    """
    found, recorded = read_version(root), record.read_text().strip()
    if found == recorded:
        return False
    say(
        f"   ! Odoo {found}, teruji dengan {recorded}: jalankan setup/test, lalu catat "
        f"di setup/{record.name}",
        f"Odoo {found}, tested with {recorded}: run setup/test, then record it there",
    )
    return True


def _mend(root):
    library = root / ADDONS / ABSENT_LIBRARY
    library.parent.mkdir(parents=True, exist_ok=True)
    if not library.exists():
        library.write_text(
            "/* Not in Debian's package: no background blur in calls. */\n"
        )
    _rename_requirements(root)
    broken = [path for path in (root / ADDONS).rglob("*") if _is_broken_link(path)]
    for path in broken:
        if "point_of_sale" not in path.parts:
            say(f"   ! {path.relative_to(root)}: berkas hilang", "file is missing")


def _is_broken_link(path):
    return path.is_symlink() and not path.exists()


def _rename_requirements(root):
    """Let pip see Odoo's requirements as met by what setup/requirements.txt installs.

    psycopg2-binary needs no compiler; ofxparse is only for OFX bank statements.
    """
    found = list((root / PYTHON_PATH).glob("odoo-19.*.egg-info/PKG-INFO"))
    if len(found) != 1:
        raise SetupError("odoo-19 of Debian has no egg-info: is it still version 19?")
    lines = [
        line.replace("Requires-Dist: psycopg2>", "Requires-Dist: psycopg2-binary>")
        for line in found[0].read_text().splitlines()
        if line.strip() != "Requires-Dist: ofxparse"
    ]
    found[0].write_text("\n".join(lines) + "\n")
