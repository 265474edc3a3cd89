"""Two people in the same moment: two connections, on what is stored."""

from types import SimpleNamespace

from odoo import SUPERUSER_ID, api
from odoo.service import model as service_model
from odoo.sql_db import db_connect
from odoo.tests import BaseCase, get_db_name
from odoo.tools import mute_logger


class AtOnceCase(BaseCase):
    """Opens connections of its own; a test removes what it has stored."""

    def setUp(self):
        super().setUp()
        # Odoo waits up to two seconds before it runs a request again.
        self.patch(service_model, "time", SimpleNamespace(sleep=lambda _seconds: None))

    def _open(self):
        """Return an environment on a connection of its own."""
        cr = db_connect(get_db_name()).cursor()
        self.addCleanup(cr.close)
        return api.Environment(cr, SUPERUSER_ID, {})

    def _request(self, act, env):
        """Do what a request does: again, when PostgreSQL refuses an older snapshot."""
        with mute_logger("odoo.sql_db", "odoo.service.model"):
            return service_model.retrying(act, env)
