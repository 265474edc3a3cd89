"""The head of an agency's chain, with two connections."""

from unittest.mock import patch

from odoo.exceptions import LockError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.models.document import seal_chain as base_chain
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase

from ...models.signing import seal_chain


@tagged("post_install", "-at_install")
class TestSealChain(AtOnceCase):
    def test_who_signs_while_others_do_waits_in_bounded_time(self):
        first, second = self._open(), self._open()
        company = first.ref("base.main_company")
        head = seal_chain._lock_head(first, company.id)
        with (
            patch.object(base_chain, "PATIENCE", "50ms"),
            self.assertRaisesRegex(LockError, f"documents of {company.name}"),
        ):
            seal_chain._lock_head(second, company.id)
        # The connection goes on, with the limit that it had.
        second.cr.execute("SHOW lock_timeout")
        self.assertEqual(second.cr.fetchone(), ("0",))
        first.cr.rollback()
        self.assertEqual(seal_chain._lock_head(second, company.id), head)
