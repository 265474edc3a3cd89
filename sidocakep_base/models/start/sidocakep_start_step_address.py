from urllib.parse import urlsplit

from odoo import models
from odoo.tools import str2bool

from ...client import notify

#: Names under which a server is known to itself alone.
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})


class SidocakepStartStep(models.Model):
    """The address that codes and letters print: what is on paper stays there.

    Odoo takes the address under which an administrator logs in, unless it is fixed.
    """

    _name = "sidocakep.start.step"
    _inherit = "sidocakep.start.step"

    def _look_address(self, government, agencies):
        address = self.get_base_url()
        settings = self.env["ir.config_parameter"].sudo()
        place = urlsplit(address)
        if place.hostname in OWN_NAMES:
            found = self.env._(
                "%(address)s opens on the server alone: no phone finds what a printed "
                "code leads to.",
                address=address,
            )
            return False, found
        if not str2bool(settings.get_param("web.base.url.freeze") or "", False):
            found = self.env._(
                "%(address)s changes with the address under which the administrator "
                "logs in.",
                address=address,
            )
            return False, found
        return True, self.env._("%(address)s is fixed.", address=address)

    def _open_address(self):
        """Say what is so now: the address is set on the server."""
        done, found = self._look_address(False, False)
        return notify(found, kind="success" if done else "warning")
