"""Each of our refusals is read in a browser as a sentence, not as a traceback."""

from unittest.mock import patch

from odoo.exceptions import LockError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common_plan import PlanCase


def find_refusals(parent=UserError):
    """Return the exceptions of our addons below Odoo's, by their full names."""
    found = {}
    for item in parent.__subclasses__():
        if item.__module__.startswith("odoo.addons.sidocakep_"):
            found[f"{item.__module__}.{item.__name__}"] = item
        found |= find_refusals(item)
    return found


@tagged("post_install", "-at_install", "-standard", "long")
class TestRefusalsTour(PlanCase, HttpCase):
    @mute_logger("odoo.http")
    def test_every_refusal_is_read_in_the_ordinary_dialog(self):
        """The tour knows the names of the client; here is what the server has."""
        refusals = find_refusals() | {"odoo.exceptions.LockError": LockError}
        self.assertGreaterEqual(len(refusals), 6)
        pending = [refusals[name] for name in sorted(refusals)]

        def refuse(_plans):
            refusal = pending.pop(0)
            name = f"{refusal.__module__}.{refusal.__name__}"
            raise refusal(f"Ditolak oleh {name}.")

        model = type(self.env["sidocakep.plan"])
        with patch.object(model, "action_view_tree", refuse):
            self.start_tour(
                f"/odoo/action-sidocakep_base.sidocakep_plan_action/{self.plan.id}",
                "sidocakep_refusals_tour",
                login=self.user_secretary_a.login,
            )
        self.assertFalse(pending, "refusals that the client does not know")
