"""Who changed what figures are judged by, and who wrote what: seen afterwards."""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged

from ..common import DISABLED_MAIL_CONTEXT
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestKeptSettings(PlanCase):
    """From the registry: each setting, its parts, its words in another language."""

    def _count(self):
        return self.env["sidocakep.trail"].search_count([])

    def test_words_in_another_language_leave_a_row(self):
        """``update_field_translations`` is public and does not pass ``write``."""
        user, tried = self.user_organisasi, []
        for name in self.env.registry.descendants(["sidocakep.kept.mixin"], "_inherit"):
            model = self.env[name]
            words = [
                item.name
                for item in model._fields.values()
                if item.translate and item.name in model._get_kept_fields()
            ]
            record = (
                model if model._abstract or not words else model.search([], limit=1)
            )
            if not record or not record.with_user(user).has_access("write"):
                continue
            before = self._count()
            call_kw(
                record.browse().with_user(user),
                "update_field_translations",
                [record.ids, words[0], {"en_US": "Said otherwise"}],
                {},
            )
            tried.append(name)
            with self.subTest(name):
                self.assertEqual(self._count(), before + 1)
        self.assertGreaterEqual(len(tried), 4)

    def test_a_part_that_comes_or_goes_leaves_a_row(self):
        band = self.env["sidocakep.achievement.band"].search([], limit=1)
        band = band.with_user(self.user_organisasi)
        [vals] = band.copy_data()
        before = self._count()
        # In one save: without it the bands are not whole.
        commands = [Command.delete(band.id), Command.create(vals)]
        band.policy_id.write({"band_ids": commands})
        self.assertEqual(self._count(), before + 2)

    def test_an_office_of_a_company_beside_reads_no_trail(self):
        company = self.env["res.company"].create({"name": "PT Uji"})
        user = new_test_user(
            self.env,
            "uji_swasta",
            groups="sidocakep_base.group_organisasi",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
            context=DISABLED_MAIL_CONTEXT,
        )
        self.plan.document_number = "Perbup 3/2025"
        self.env.flush_all()
        self.assertTrue(self.env["sidocakep.trail"].search_count([]))
        self.assertFalse(self.env["sidocakep.trail"].with_user(user).search([]))


@tagged("post_install", "-at_install")
class TestMessageAuthor(PlanCase):
    """Nobody leaves words of another on a document, by whichever window of Odoo."""

    def test_a_mailing_is_written_by_who_sends_it(self):
        head, other = self.user_head_a, self.user_organisasi.partner_id
        vals = {
            "model": self.plan._name,
            "res_ids": str(self.plan.ids),
            "body": "Saya setujui",
            "subject": "Renstra",
            "author_id": other.id,
            "email_from": "bupati@uji.example",
            "auto_delete": False,
        }
        for mode in ("mass_mail", "comment"):
            window = self.env["mail.compose.message"].with_user(head)
            window = window.create({**vals, "composition_mode": mode})
            window.action_send_mail()
            message = self.plan.message_ids.sorted("id")[-1]
            with self.subTest(mode):
                self.assertEqual(message.author_id, head.partner_id)
                self.assertNotIn("bupati", message.email_from)

    def test_a_note_to_somebody_is_ones_own_on_every_model(self):
        """Nobody sends an order in the name of the head of region."""
        head, other = self.user_head_a, self.user_organisasi.partner_id
        false = {"author_id": other.id, "email_from": "bupati@uji.example"}
        for model in ("mail.thread", "res.partner", "hr.employee", "sidocakep.plan"):
            message = (
                self.env[model]
                .with_user(head)
                .message_notify(
                    body="Verifikasi hari ini",
                    partner_ids=self.user_organisasi.partner_id.ids,
                    **false,
                )
            )
            with self.subTest(model):
                self.assertEqual(message.author_id, head.partner_id)
                self.assertNotIn("bupati", message.email_from)
        channel = self.env["discuss.channel"].with_user(head)
        channel = channel.create({"name": "Umum", "channel_type": "channel"})
        order = {"body": "Saya setujui", **false}
        said = channel.message_post(**order)
        self.assertEqual(said.author_id, head.partner_id)

    def test_a_message_that_is_created_is_ones_own_on_every_model(self):
        head, other = self.user_head_a, self.user_organisasi.partner_id
        vals = {
            "body": "Perintah",
            "message_type": "comment",
            "subtype_id": self.env.ref("mail.mt_comment").id,
        }
        forged = self.env["mail.message"].with_user(head)
        for model, more in (
            (forged, {"author_id": other.id}),
            (forged.with_context(default_author_id=other.id), {}),
        ):
            made = model.create({**vals, **more})
            self.assertEqual(made.sudo().author_id, head.partner_id)

    def test_who_follows_a_document_is_told_to_its_readers(self):
        followers = self.env["mail.followers"]
        self.plan.message_subscribe(self.user_head_a.partner_id.ids)
        own = [("res_model", "=", self.plan._name), ("res_id", "=", self.plan.id)]
        self.assertTrue(followers.with_user(self.user_head_a).search(own))
        self.plan._with_workflow_bypass().state = "draft"
        others = followers.with_user(self.user_head_b)
        self.assertFalse(self.plan.with_user(self.user_head_b).has_access("read"))
        self.assertFalse(others.search(own))
        self.assertFalse(others.search_count(own))

    def test_what_is_scheduled_is_its_authors(self):
        scheduled = self.env["mail.scheduled.message"].with_user(self.user_head_a)
        message = scheduled.create(
            {
                "model": self.plan._name,
                "res_id": self.plan.id,
                "body": "Saya setujui",
                "scheduled_date": "2036-01-01 00:00:00",
                "author_id": self.user_organisasi.partner_id.id,
            }
        )
        self.assertEqual(message.author_id, self.user_head_a.partner_id)
        for user, vals in (
            (self.user_organisasi, {"body": "Saya tolak"}),
            (self.user_head_a, {"author_id": self.user_organisasi.partner_id.id}),
        ):
            with self.assert_refused(AccessError, "in the name of"):
                message.with_user(user).write(vals)
        with self.assert_refused(AccessError, "in the name of"):
            message.with_user(self.user_organisasi).unlink()
        message.body = "Saya setujui semuanya"
