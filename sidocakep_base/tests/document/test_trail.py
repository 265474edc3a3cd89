"""The trail of a document, and the messages on it, against who would rewrite them."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged

from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from ...const import OUR_ADDONS
from ..common_plan import PlanCase

SAID = "Alasan yang tidak boleh hilang"


@tagged("post_install", "-at_install")
class TestTrail(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan.with_user(cls.user_bappeda).action_review()
        cls.row = cls._rows(cls.plan).filtered(lambda row: row.kind == "step")

    @classmethod
    def _rows(cls, record):
        return cls.env["sidocakep.trail"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)]
        )

    def test_a_step_says_who_from_what_to_what(self):
        self.assertEqual(len(self.row), 1)
        self.assertEqual(self.row.user_id, self.user_bappeda)
        self.assertEqual(
            (self.row.kind, self.row.old_value, self.row.new_value),
            ("step", "draft", "reviewed"),
        )
        self.assertEqual(self.row.company_id, self.agency_a)
        states = dict(self.plan._fields["state"]._description_selection(self.env))
        self.assertEqual(self.row.new_text, states["reviewed"])

    def test_nobody_adds_changes_or_deletes_a_row(self):
        administrator = self.env.ref("base.user_admin")
        users = (self.user_head_a, self.user_organisasi, administrator)
        vals = {"res_model": "sidocakep.plan", "res_id": 1, "kind": "step"}
        for user in users:
            rows = self.env["sidocakep.trail"].with_user(user)
            for method, args in (
                ("write", ([self.row.id], {"reason": "Salah ketik"})),
                ("unlink", ([self.row.id],)),
                ("create", ([vals],)),
            ):
                with (
                    self.subTest(user=user.login, method=method),
                    self.assertRaises(AccessError),
                ):
                    call_kw(rows, method, args, {})

    def test_elevated_code_cannot_either(self):
        row = self.row.sudo()
        with self.assertRaises(AccessError):
            row.write({"reason": "Salah ketik"})
        with self.assertRaises(AccessError):
            row.unlink()
        with self.assertRaises(AccessError):
            row.copy()

    def test_the_trail_of_a_deleted_draft_stays(self):
        plan = self._create_plan(name="Sementara", year_start=2035)
        plan.with_user(self.user_head_a).unlink()
        row = self._rows(plan).filtered(lambda row: row.kind == "deletion")
        self.assertEqual(len(row), 1)
        self.assertIn("Sementara", row.res_name)

    def test_another_agency_reads_nothing(self):
        self.assertTrue(self.row.with_user(self.user_head_a).has_access("read"))
        self.assertTrue(self.row.with_user(self.user_inspektorat).has_access("read"))
        self.assertFalse(self.row.with_user(self.user_head_b).has_access("read"))

    def test_a_reason_of_the_client_is_no_reason(self):
        self.rpjmd._with_workflow_bypass().write({"state": "decided"})
        call_kw(
            self.env["sidocakep.plan"].with_user(self.user_head_a),
            "action_decide",
            [[self.plan.id]],
            {"context": {"sidocakep_trail_reason": "diperintah Bupati"}},
        )
        row = self._rows(self.plan).filtered(lambda row: row.new_value == "decided")
        self.assertEqual(row.user_id, self.user_head_a)
        self.assertFalse(row.reason)


@tagged("post_install", "-at_install")
class TestMessages(PlanCase):
    """Every model of ours with a chatter, from the registry, and one of them tried."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.message = cls.plan.with_user(cls.user_secretary_a).message_post(body=SAID)
        cls.user_stranger = new_test_user(
            cls.env, "uji_luar", context=DISABLED_MAIL_CONTEXT
        )
        cls.guarded = [
            name
            for name, model in cls.env.items()
            if isinstance(model, cls.env.registry["mail.thread"])
            and model._original_module.startswith(OUR_ADDONS)
            and not model._abstract
        ]

    def _call(self, user, model, method, *args, **kwargs):
        return call_kw(self.env[model].with_user(user), method, args, kwargs)

    def test_no_message_of_any_document_is_changed_or_deleted(self):
        self.assertIn("sidocakep.plan", self.guarded)
        administrator = self.env.ref("base.user_admin")
        for name in self.guarded:
            message = self.env["mail.message"].create(
                {"model": name, "res_id": self.plan.id, "body": SAID, "reply_to": "x"}
            )
            message.author_id = administrator.partner_id
            with self.subTest(name):
                with self.assertRaises(AccessError):
                    self._call(
                        administrator,
                        "mail.message",
                        "write",
                        message.ids,
                        {"body": "x"},
                    )
                with self.assertRaises(AccessError):
                    self._call(administrator, "mail.message", "unlink", message.ids)
                with self.assertRaises(AccessError):
                    self.env[name].browse(message.res_id)._message_update_content(
                        message.sudo(), body="x"
                    )
                self.assertIn(SAID, message.body)

    def test_the_author_edits_nothing_either(self):
        with self.assertRaises(AccessError):
            self._call(
                self.user_secretary_a,
                "mail.message",
                "write",
                self.message.ids,
                {"body": "x"},
            )

    def test_nobody_speaks_for_another(self):
        forged = {
            "author_id": self.user_bupati.partner_id.id,
            "email_from": "bupati@example.com",
        }
        user = self.user_secretary_a
        self._call(
            user, "sidocakep.plan", "message_post", self.plan.ids, body="A", **forged
        )
        self._call(
            user,
            "mail.message",
            "create",
            [
                {
                    "model": "sidocakep.plan",
                    "res_id": self.plan.id,
                    "body": "B",
                    "date": "2020-01-01 00:00:00",
                    **forged,
                }
            ],
        )
        messages = self.plan.message_ids - self.message
        messages = messages.filtered(lambda item: item.create_uid == user)
        self.assertEqual(len(messages), 2)
        self.assertEqual(messages.author_id, user.partner_id)
        self.assertNotIn("bupati@example.com", "".join(messages.mapped("email_from")))
        self.assertEqual({date.year for date in messages.mapped("date")}, {2026})

    def test_a_message_is_not_moved_onto_a_document(self):
        user = self.user_secretary_a
        message = self.env["mail.message"].with_user(user).create({"body": "x"})
        with self.assertRaises(AccessError):
            self._call(
                user,
                "mail.message",
                "write",
                message.ids,
                {"model": "sidocakep.plan", "res_id": self.plan.id},
            )

    def test_a_raw_mail_is_not_taken_from_a_user(self):
        mail = "From: bupati@example.com\nMessage-Id: <1@x>\n\nSetuju"
        with self.assertRaises(AccessError):
            self._call(
                self.user_secretary_a,
                "sidocakep.plan",
                "message_process",
                "sidocakep.plan",
                mail,
                thread_id=self.plan.id,
            )

    def test_who_may_not_read_does_not_follow(self):
        record = self.plan
        partner = self.user_stranger.partner_id
        self._call(
            self.user_head_a,
            record._name,
            "message_subscribe",
            record.ids,
            partner_ids=partner.ids,
        )
        self.assertNotIn(partner, record.message_partner_ids)
        text = "Rahasia"
        message = record.with_user(self.user_head_a).message_post(
            body=text, partner_ids=partner.ids
        )
        self.assertFalse(message.sudo().partner_ids)
        self.assertFalse(message.with_user(self.user_stranger).has_access("read"))

    def test_the_agencies_that_the_writer_chose_are_not_those_of_a_reader(self):
        """The client sends along those of the writer; the reader may have others."""
        partner = self.user_head_a.partner_id
        text = "Untuk kepala"
        for chosen in (self.agency_b, self.agency_a | self.agency_b):
            self.plan.message_unsubscribe(partner.ids)
            self.assertNotIn(partner, self.plan.message_partner_ids)
            record = self.plan.with_context(allowed_company_ids=chosen.ids)
            with self.subTest(chosen=chosen.mapped("name")):
                record.message_subscribe(partner.ids)
                self.assertIn(partner, self.plan.message_partner_ids)
                message = record.message_post(body=text, partner_ids=partner.ids)
                self.assertEqual(message.sudo().partner_ids, partner)

    def test_a_deleted_draft_takes_its_messages_along(self):
        plan = self._create_plan(name="Sementara", year_start=2035)
        message = plan.with_user(self.user_head_a).message_post(body=SAID)
        plan.with_user(self.user_head_a).unlink()
        self.assertFalse(message.exists())
