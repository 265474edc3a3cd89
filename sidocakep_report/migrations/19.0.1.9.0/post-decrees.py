"""Decrees of the IKU and of teams that were settled before their content was kept.

They keep what they say today, and say on which day that was; that of the IKU stays the
annex alone which it was. The register has them without a code on their pages.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_report.models.issued.settled import keep_settled


def migrate(cr, version):
    if version:
        keep_settled(api.Environment(cr, SUPERUSER_ID, {}), page_edition=1)
