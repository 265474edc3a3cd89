"""The record rules end at the agency of one's post and at the government.

They are kept from updates, as rules are; but what they said until now is the hole that
this version closes, so that they are written again once.
"""

from odoo.addons.sidocakep_base.hooks import write_again

ADDON = "sidocakep_cascading"
FILES = (
    "security/pk/sidocakep_pk_security.xml",
    "security/cascade/sidocakep_pk_cascade_security.xml",
    "security/cascade/sidocakep_coverage_security.xml",
    "security/tree/sidocakep_performance_tree_security.xml",
    "security/map/sidocakep_map_review_security.xml",
    "security/revision/sidocakep_pk_revision_security.xml",
    "security/sidocakep_wizard_security.xml",
)


def migrate(cr, version):
    write_again(cr, ADDON, FILES)
