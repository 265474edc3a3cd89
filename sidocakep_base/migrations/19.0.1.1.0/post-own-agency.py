"""The record rules end at the agency of one's post and at the government.

They are kept from updates, as rules are; but what they said until now is the hole that
this version closes, so that they are written again once.
"""

from odoo.addons.sidocakep_base.hooks import write_again

ADDON = "sidocakep_base"
FILES = (
    "security/organisation/sidocakep_organisation_security.xml",
    "security/document/sidocakep_deadline_security.xml",
    "security/plan/sidocakep_plan_security.xml",
    "security/indicator/sidocakep_indicator_security.xml",
    "security/budget/sidocakep_budget_security.xml",
    "security/rkt/sidocakep_rkt_security.xml",
    "security/workbook/sidocakep_import_security.xml",
    "security/sidocakep_wizard_security.xml",
)


def migrate(cr, version):
    write_again(cr, ADDON, FILES)
