"""What the trail of a PK keeps: steps with reasons, changes of lines, parties."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkTrail(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _rows(self, **values):
        domain = [("res_model", "=", "sidocakep.pk"), ("res_id", "=", self.pk.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.env["sidocakep.trail"].search(domain, order="id")

    def test_the_steps_up_to_the_signature(self):
        self._sign_to(self.pk, "signed")
        self.assertEqual(
            [(row.new_value, row.user_id) for row in self._rows(kind="step")],
            [
                ("proposed", self._rows(new_value="proposed").user_id),
                ("signed_first", self.user_ech3_a),
                ("signed", self.user_head_a),
            ],
        )

    def test_the_reason_of_a_return_outlives_its_message(self):
        self._sign_to(self.pk, "proposed")
        self.pk.with_user(self.user_ech3_a).action_return("Target keliru")
        row = self._rows(new_value="draft")
        self.assertEqual(row.reason, "Target keliru")
        self.assertEqual(row.user_id, self.user_ech3_a)
        messages = self.pk.message_ids
        with self.assertRaises(AccessError):
            call_kw(
                self.env["mail.message"].with_user(self.user_ech3_a),
                "unlink",
                [messages.ids],
                {},
            )

    def test_a_changed_target_says_old_and_new(self):
        line = self.pk.line_ids[0]
        old = line.target_text
        line.with_user(self.user_head_a).write({"value": 77})
        row = self._rows(field_name="target_text", user_id=self.user_head_a.id)
        self.assertEqual((row.old_value, row.new_value), (old, line.target_text))
        self.assertIn("77", row.new_value)
        self.assertEqual(row.subject, line.name)

    def test_a_deleted_line_stands_in_the_trail(self):
        row = self.pk.table2_ids[0]
        name = row.name
        row.with_user(self.user_head_a).unlink()
        rows = self._rows(field_model="sidocakep.pk.table2", subject=name)
        self.assertTrue(rows.filtered(lambda item: name in (item.old_value or "")))

    def test_another_second_party_says_why(self):
        self.pk.write(
            {
                "second_override_reason": "Kepala berhalangan",
                "second_job_id": self.job_bupati.id,
            }
        )
        row = self._rows(field_name="second_override_reason")
        self.assertEqual(row.new_value, "Kepala berhalangan")
        self.assertTrue(self._rows(field_name="second_job_id"))

    def test_a_former_party_no_longer_follows(self):
        partner = self.user_head_a.partner_id
        self.pk.message_subscribe(partner.ids)
        self.assertIn(partner, self.pk.message_partner_ids)
        self.pk.write(
            {
                "second_override_reason": "Kepala berhalangan",
                "second_job_id": self.job_bupati.id,
            }
        )
        self.assertNotIn(partner, self.pk.message_partner_ids)

    def test_the_form_opens_it(self):
        self._sign_to(self.pk, "proposed")
        action = self.pk.with_user(self.user_ech3_a).action_view_trail()
        rows = self.env["sidocakep.trail"].with_user(self.user_ech3_a)
        self.assertTrue(rows.search(action["domain"]))
