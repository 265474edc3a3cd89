"""The fonts of the test browser: those of the repository, whatever the machine has.

How wide a text is decides what scrolls, wraps and overlaps; so a browser test would
say something else on every machine.
"""

from xml.sax.saxutils import escape

from .settings import REPOSITORY

FOLDER = REPOSITORY / "sidocakep_report/typeset/fonts"
#: The widest of them: what fits in it fits in others.
USUAL = "DejaVu Sans"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
    <dir>{folder}</dir>
    <cachedir>{cache}</cachedir>
    <match target="pattern">
        <edit name="family" mode="append_last" binding="strong">
            <string>{usual}</string>
        </edit>
    </match>
</fontconfig>
"""


def environment(settings):
    """Variables by which a browser finds these fonts and no others."""
    path = settings.run / "fonts.conf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        CONFIGURATION.format(
            folder=escape(str(FOLDER)),
            cache=escape(str(settings.run / "fontconfig")),
            usual=USUAL,
        )
    )
    return {"FONTCONFIG_FILE": str(path)}
