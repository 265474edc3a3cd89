"""Personnel reads and keeps the files of the whole government.

Record rules are kept from updates; core's two are written again once.
"""

from odoo.addons.sidocakep_base.hooks import write_again

FILES = (
    "security/organisation/sidocakep_organisation_security.xml",
    "security/sidocakep_wizard_security.xml",
)


def migrate(cr, version):
    write_again(cr, "sidocakep_base", FILES)
