"""Two people in the same moment: two connections, on what is stored."""

from odoo import SUPERUSER_ID, api
from odoo.sql_db import db_connect
from odoo.tests import BaseCase, get_db_name


class AtOnceCase(BaseCase):
    """Opens connections of its own; a test removes what it has stored."""

    def _open(self):
        """Return an environment on a connection of its own."""
        cr = db_connect(get_db_name()).cursor()
        self.addCleanup(cr.close)
        return api.Environment(cr, SUPERUSER_ID, {})
