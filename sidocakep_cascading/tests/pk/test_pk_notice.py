"""What is unusual stays on a PK for those who sign and receive it."""

from odoo.tests import tagged

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkNotice(PkCase):
    """Gunung Mas 24/2024 art. 7(1): programme, kegiatan or main indicators (IKU)."""

    ARTICLE = "Pasal 7 ayat (1)"

    def _draw_up(self, kind):
        pk = self._create_pk(self.job_func_a)
        self.sub_output.kind = kind
        self.env.invalidate_all()
        return pk

    def _is_noticed(self, pk):
        messages = [item.message for item in pk._get_problems()[pk.id]]
        return any(self.ARTICLE in message for message in messages)

    def test_article_7_1_every_kind(self):
        pk = self._create_pk(self.job_func_a)
        expected = {
            "iku": False,
            "program": False,
            "kegiatan": False,
            # A target indicator is a kind of its own (art. 1.15) that 7(1) leaves out.
            "target": True,
            "other": True,
        }
        kinds = dict(self.sub_output._fields["kind"].selection)
        self.assertEqual(kinds.keys(), expected.keys())
        for kind, noticed in expected.items():
            with self.subTest(kind=kind):
                self.env.cr.execute(
                    "UPDATE sidocakep_indicator SET kind = %s WHERE id = %s",
                    [kind, self.sub_output.id],
                )
                self.env.invalidate_all()
                self.assertEqual(self._is_noticed(pk), noticed)

    def test_who_signs_and_receives_reads_what_the_drafter_was_told(self):
        pk = self._draw_up("target")
        self.assertIn(self.ARTICLE, pk.problem_html)
        self._sign_to(pk, "proposed")
        self.assertFalse(pk.problem_html, "it is no longer the drafter's")
        # how it is mended would be said to people who may not
        self.assertNotIn("supports", pk.proposal_notice)
        for state in ("proposed", "signed_first", "signed", "handed_in"):
            self._sign_to(pk, state)
            for user in (pk.second_employee_id.user_id, self.user_organisasi):
                with self.subTest(state=state, user=user.login):
                    self.assertIn(self.ARTICLE, pk.with_user(user).proposal_notice)

    def test_nothing_unusual_nothing_noted(self):
        pk = self._draw_up("kegiatan")
        self._sign_to(pk, "proposed")
        self.assertNotIn(self.ARTICLE, pk.proposal_notice or "")

    def test_returned_and_mended_it_is_no_longer_noted(self):
        pk = self._draw_up("target")
        self._sign_to(pk, "proposed")
        pk.with_user(pk.second_employee_id.user_id).action_return("Ganti jenis")
        self.sub_output.kind = "kegiatan"
        self._sign_to(pk, "proposed")
        self.assertNotIn(self.ARTICLE, pk.proposal_notice or "")
