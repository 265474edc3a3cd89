"""A row of a query that is there no more answers in a sentence, whatever is pressed."""

import inspect

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from .test_rights_matrix import RightsCase

#: Numbers of no row: gone since the list was read, or none at all.
GONE = (2**31 - 1, 0)
#: What is pressed for several rows at once: Odoo says which are gone.
OF_MANY = ("action_view_owed_text",)


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestGoneRows(RightsCase):
    def _list_doors(self):
        """Yield ``(model, method)`` that open something of a row of a query."""
        for name, model in sorted(self.env.registry.items()):
            if model._auto or model._abstract or not name.startswith("sidocakep."):
                continue
            for method, function in inspect.getmembers(model, inspect.isfunction):
                parameters = inspect.signature(function).parameters
                if (
                    method.startswith(("action_open", "action_view"))
                    and method not in OF_MANY
                    and len(parameters) == 1
                    and not getattr(function, "_api_private", False)
                    and not getattr(function, "_api_model", False)
                ):
                    yield name, method

    def test_a_row_that_is_gone_is_said_to_be_gone(self):
        doors = list(self._list_doors())
        self.assertGreater(len(doors), 15)
        for name, method in doors:
            for number in GONE:
                with self.subTest(model=name, method=method, id=number):
                    model = self.env[name].with_user(self.user_organisasi)
                    with self.assertRaises(UserError) as caught:
                        call_kw(model, method, [[number]], {})
                    self.assertIn("not there any more", str(caught.exception))
