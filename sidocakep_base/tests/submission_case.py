"""Returning a draft that was submitted, for the tests of every such document."""

from odoo.exceptions import AccessError

from .common import SidocakepCase


class SubmissionCase(SidocakepCase):
    """Opens the dialog as the button of the form does."""

    def _open_return(self, document, role, reason):
        model = self.env["sidocakep.give.back"]
        return model.with_user(getattr(self, f"user_{role}")).create(
            {"res_model": document._name, "res_id": document.id, "reason": reason}
        )

    def _assert_not_returned_by(self, document, roles):
        """None of them is offered the button; the step refuses each."""
        for role in roles:
            as_role = document.with_user(getattr(self, f"user_{role}"))
            with self.subTest(role):
                self.assertFalse(as_role.has_access("read") and as_role.can_give_back)
                with self.assertRaises(AccessError):
                    as_role._give_back("Alasan")
        self.assertTrue(document.submitted_on)
