from odoo.tests import HttpCase, tagged

from ..common import PkCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestPkTour(HttpCase, PkCase):
    def test_head_of_agency_proposes_and_signs_the_own_pk(self):
        pk = self._create_pk(self.job_head_a)
        self.start_tour("/odoo/my-pk", "sidocakep_pk_tour", login="uji_head_a")
        self.assertEqual(pk.state, "signed_first")
        self.assertEqual(pk.signed_first_by_id, self.user_head_a)
        self.assertEqual(pk.frozen_values["total"], "Rp205.000.000,00")
