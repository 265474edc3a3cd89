from odoo.tests import HttpCase, tagged

from ..revision_case import RevisionCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestPkRevisionTour(HttpCase, RevisionCase):
    def test_the_secretary_opens_the_proposed_revision(self):
        self._replace_holder()
        self.start_tour(
            "/odoo/pk-revisions", "sidocakep_pk_revision_tour", login="uji_secretary_a"
        )
        successor = self.pk.next_ids
        self.assertEqual(successor.state, "draft")
        self.assertEqual(successor.first_name, "Pejabat Baru, S.KM.")
        self.assertEqual(
            successor.revision_id.document_number, "800.1.3.1/15/BKPSDM/2026"
        )
        self.assertEqual(successor.create_uid, self.user_secretary_a)
