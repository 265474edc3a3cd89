"""Fed to ``odoo shell``: loads our addons' demo files, and no other addon's.

The demo regency speaks Indonesian; the demo records of Odoo's own addons (English,
with companies and people of their own) would stand between the regency's.

A file that has a day in its name is loaded as on that day: the acts of a year that is
closed bear the days on which they would have been done. Loaded by Odoo's own
``--with-demo`` the same acts bear the day of the loading.
"""

import re
from contextlib import ExitStack
from datetime import datetime
from unittest.mock import patch

from odoo import fields
from odoo.modules.module import Manifest
from odoo.tools import convert

from odoo.addons.sidocakep_base.models.organisation import res_users_agency

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: An office hour (UTC) of the day, whichever zone of the country.
HOUR = 3


def as_on(day):
    """Let the addons take ``day`` for today; what PostgreSQL stamps stays as it is."""
    moment = datetime.fromisoformat(day).replace(hour=HOUR)

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz) if tz else moment

    stack = ExitStack()
    for place, name, told in (
        (res_users_agency, "datetime", Clock),
        (fields.Datetime, "now", staticmethod(lambda *args: moment)),
        (fields.Date, "today", staticmethod(lambda *args: moment.date())),
        (fields.Date, "context_today", staticmethod(lambda *args: moment.date())),
    ):
        stack.enter_context(patch.object(place, name, told))
    return stack


# What the program writes of itself (activities, log) is read by Indonesian officials.
env = env(context={**env.context, "lang": "id_ID"})  # noqa: F821 - the shell's

for addon in env["ir.module.module"].search(
    [("name", "=like", "sidocakep_%"), ("state", "=", "installed")], order="id"
):
    for filename in Manifest.for_addon(addon.name)["demo"]:
        day = DAY.search(filename)
        with as_on(day[0]) if day else ExitStack():
            convert.convert_file(
                env, addon.name, filename, {}, mode="init", noupdate=True
            )
env.cr.commit()

# Nothing waits for the scheduled action: whoever looks finds the files.
if "sidocakep.issued.document" in env:
    env["sidocakep.issued.document"]._cron_make_files()
    env.cr.commit()
