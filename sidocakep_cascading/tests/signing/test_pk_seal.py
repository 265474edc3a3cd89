"""What is changed behind the back of the program is noticed: SQL, server actions."""

import os
from unittest.mock import patch

import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.engine.chain import GENESIS
from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.models.document.seal_chain import KEY_FILE_VARIABLE
from odoo.addons.sidocakep_base.tests.seal_case import KEY, OTHER_KEY, SealedCase

from ...engine.proof import SignatureProof
from ...models.signing import seal_chain
from ...models.signing.sidocakep_pk_reminder import WAITING_FIELDS
from ..common import PkCase

#: Of a signature: the seal itself, and the file, whose checksum is in it.
CHAIN_ITSELF = ("previous_seal", "seal", "pdf_attachment_id")


class SealCase(SealedCase, PkCase):
    """An agreement that both parties signed, sealed with a key."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "in_force")
        cls.first, cls.second = cls.pk.signature_ids.sorted("party")

    def _get_writable(self, rows):
        """Return the rows as the program alone writes them."""
        bypass = self.pk._with_workflow_bypass().env
        return bypass[rows._name].browse(rows.ids)

    def _get_codes(self, pk=None):
        """Return the state and the codes of what is found."""
        pk = pk or self.pk
        self.env.flush_all()
        self.env.invalidate_all()
        state, problems = pk._verify()[pk.id]
        return state, {code for code, _values in problems}


@tagged("post_install", "-at_install")
class TestPkSeal(SealCase):
    def test_what_was_signed_is_intact(self):
        self.assertEqual(self._get_codes(), ("intact", set()))

    def test_signatures_of_an_agency_are_one_chain(self):
        other = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
        rows = (self.pk | other).signature_ids.sorted("chain_position")
        self.assertEqual(rows.chain_company_id, self.agency_a)
        self.assertEqual(rows[0].previous_seal, GENESIS)
        self.assertEqual(rows.mapped("chain_position"), [1, 2, 3, 4])
        self.assertEqual(rows[1:].mapped("previous_seal"), rows[:-1].mapped("seal"))
        self.assertEqual(len(set(rows.mapped("key_id"))), 1)

    def test_what_is_left_out_of_the_content_is_compared_with_what_that_means(self):
        """A weight of 1, no note: from there to anything else is a change."""
        line = self.pk.line_ids[0]
        for column, forged in (
            ("weight", 50),
            ("year", 2050),
            ("target_note", "Termasuk rujukan"),
            ("written", "7,7"),
            ("is_from_plan", not line.is_from_plan),
            ("from_earlier_years", True),
            ("sequence", 999),
        ):
            with self.subTest(column), self.env.cr.savepoint() as savepoint:
                self.env.flush_all()
                # What is printed and measured is compared too; one line has no order.
                is_live = column != "sequence" or len(self.pk.line_ids) > 1
                self.env.cr.execute(
                    f"UPDATE sidocakep_pk_line SET {column} = %s WHERE id = %s",
                    (forged, line.id),
                )
                told = {"live"} if is_live else set()
                if column != "year":  # a copy; the check of copies reads it
                    told.add("standing")
                self.assertEqual(self._get_codes(), ("broken", told))
                savepoint.rollback()
            self.env.invalidate_all()

    def test_a_changed_line_is_noticed(self):
        """Attack 6a: the figure that coverage and measurement use."""
        self._forge(
            "UPDATE sidocakep_pk_line SET value = 0.1, target_text = '0,1 Angka'"
            " WHERE id = %s",
            self.pk.line_ids[0].id,
        )
        self.assertEqual(self._get_codes(), ("broken", {"live", "standing"}))
        told = self.pk.with_user(self.user_inspektorat).action_verify_seal()
        self.assertEqual(told["params"]["type"], "danger")

    def test_a_changed_figure_beside_its_text_is_noticed(self):
        """Attack 6f: the official reads 90, coverage reckons with 0.1."""
        self._forge(
            "UPDATE sidocakep_pk_line SET value = 0.1 WHERE pk_id = %s", self.pk.id
        )
        self.assertEqual(self._get_codes(), ("broken", {"live", "standing"}))

    def test_a_renamed_unit_is_no_forgery(self):
        self._mean(self.outcome.unit_id, name="Bagian per Seratus")
        self.assertEqual(self._get_codes(), ("intact", set()))

    def test_a_changed_amount_is_noticed(self):
        self._forge(
            "UPDATE sidocakep_pk_table2 SET amount = amount + 1 WHERE pk_id = %s",
            self.pk.id,
        )
        self.assertEqual(self._get_codes(), ("broken", {"live", "standing"}))

    def test_content_with_every_hash_computed_anew_is_noticed(self):
        """Attack 6b: whoever writes the database can compute a SHA-256."""
        content = {**self.pk.frozen_values, "total": "Rp1,00"}
        forged = get_seal(content)
        self.pk._with_workflow_bypass().write({"frozen_values": content})
        self._forge(
            "UPDATE sidocakep_pk SET frozen_hash = %s WHERE id = %s", forged, self.pk.id
        )
        self._forge(
            "UPDATE sidocakep_pk_signature SET content_hash = %s WHERE pk_id = %s",
            forged,
            self.pk.id,
        )
        self.assertEqual(self._get_codes(), ("broken", {"live", "seal", "standing"}))

    def test_each_value_of_a_signature_is_sealed(self):
        """Attack 6c: who, when, in which capacity, by which decree, how."""
        changes = {
            "name": "Orang Lain",
            "nip": "199001012010011001",
            "title": "Plt. Kepala",
            "capacity": "plt",
            "decree": "PALSU",
            "signed_at": "2020-01-01",
            "method": "totp",
            "user_id": self.user_head_b.id,
            "employee_id": self.employee_head_b.id,
            "job_id": self.job_head_b.id,
            "evidence": '{"auth_method": "totp"}',
            "pdf_hash": "0" * 64,
            "chain_position": 77,
            "is_before_chain": True,
            "key_id": None,
            "previous_seal": "1" * 64,
            "seal": "2" * 64,
        }
        for name, value in changes.items():
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                self._forge(
                    f"UPDATE sidocakep_pk_signature SET {name} = %s WHERE id = %s",
                    value,
                    self.second.id,
                )
                state, codes = self._get_codes()
                self.assertEqual(state, "broken")
                self.assertIn("seal", codes)
                savepoint.rollback()
                self.env.invalidate_all()
        self.assertEqual(self._get_codes(), ("intact", set()))

    def test_every_column_of_a_signature_is_sealed_or_says_why_not(self):
        """A column that is added later is sealed, or named here with its reason."""
        beside = {
            "id": "the row itself",
            "create_uid": "compared with the login",
            "create_date": "the database's",
            "write_uid": "voiding writes it",
            "write_date": "voiding writes it",
            "company_id": "of the agreement; the chain has its own",
            "snapshot_id": "voiding writes it",
            "is_void": "compared with the voided signing",
            "pdf_attachment_id": "its content is sealed",
            "previous_seal": "sealed as the one before",
            "seal": "the seal itself",
        }
        stored = {
            name
            for name, field in self.first._fields.items()
            if field.store and field.column_type
        }
        self.assertEqual(stored - set(beside), set(seal_chain.SEALED_FIELDS))

    def test_each_value_that_a_step_wrote_is_sealed(self):
        """State, days, receipt, what it replaces, and whether a signature is void."""
        self._assert_sealed(self.pk)
        # there is no other revision and no voided signing to point them at
        single = {"revision_id", "snapshot_id"}
        tried = self._check_each_column(
            self.pk, lambda names: [name for name in names if name not in single]
        )
        self.assertGreater(tried, 25)
        for change, told in (
            ("state = 'received'", "sealed as In Force and is Received"),
            ("in_force_on = in_force_on - INTERVAL '1 day'", "In Force On"),
            ("handed_in_on = handed_in_on - INTERVAL '1 day'", "Handed In On"),
            ("receipt_number = '1'", "Receipt Number"),
            ("date_from = '2025-01-01'", "From"),
            ("previous_id = id", "Replaces"),
        ):
            with self.subTest(change), self.env.cr.savepoint() as savepoint:
                where = f"UPDATE sidocakep_pk SET {change} WHERE id = %s"
                self._forge(where, self.pk.id)
                self.assertEqual(self._get_codes(), ("broken", {"standing"}))
                items = self.pk._verify()[self.pk.id][1]
                self.assertIn(told, "\n".join(self.pk._describe_problems(items)))
                savepoint.rollback()
        self._forge(
            "UPDATE sidocakep_pk_signature SET is_void = TRUE WHERE id = %s",
            self.first.id,
        )
        self.assertEqual(self._get_codes(), ("broken", {"standing", "void"}))

    def test_every_column_of_an_agreement_is_sealed_or_says_why_not(self):
        """Of the agreement and each of its rows: new ones are sealed by themselves."""
        waiting = "the program counts and reminds without a step"
        chain = "sealed in the chain of the signatures"
        beside = {
            "frozen_values": "its hash is covered, and compared with it",
            "budget_difference": "it follows the DPA, and is no part of what is signed",
            **dict.fromkeys(WAITING_FIELDS, waiting),
        }
        rows = dict.fromkeys({*seal_chain.SEALED_FIELDS, *CHAIN_ITSELF}, chain)
        model = self.pk
        names = model._get_sealed_names(model)
        self.assertEqual(names & model._get_sealed_free(), set(beside))
        columns = model._get_sealed_columns()
        parts = model._get_sealed_parts()
        lists = {"line_ids", "table2_ids", "signature_ids", "snapshot_ids"}
        self.assertEqual(set(parts), lists)
        for key, (name, link, _free) in parts.items():
            left = model._get_sealed_names(self.env[name]) - {link, *columns[key]}
            reasons = rows if key == "signature_ids" else {}
            self.assertEqual(left, set(reasons) - {link}, name)

    def test_a_voided_signature_that_is_called_standing_is_told_of_a_draft_too(self):
        """A draft is written anew; what was signed once stays, and is void."""
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        pk.with_user(self.user_ech3_a).action_return("Angka keliru")
        self._commit()
        self.assertEqual(pk.state, "draft")
        self.assertEqual(self._get_codes(pk), ("intact", set()))
        self._forge(
            "UPDATE sidocakep_pk_signature SET is_void = FALSE WHERE pk_id = %s", pk.id
        )
        self._commit()
        self.assertEqual(self._get_codes(pk), ("broken", {"void", "standing"}))

    def test_a_step_seals_what_it_settles_and_no_forgery(self):
        pks = [self._create_pk(job) for job in (self.job_ech4_a, self.job_func_a)]
        for pk, was_forged in zip(pks, (False, True), strict=True):
            self._sign_to(pk, "received")
            self._commit()
            if was_forged:
                self._forge(
                    "UPDATE sidocakep_pk SET receipt_number = '1' WHERE id = %s", pk.id
                )
                with self.assertRaisesRegex(UserError, "Receipt Number is 1"):
                    pk.with_user(self.user_organisasi).action_put_in_force()
            # the step that does not ask goes on, and its seal says so
            pk.with_user(self.user_organisasi).action_send_back("Sampul keliru")
            self._commit()
            last = self._get_seals(pk).sorted("id")[-1]
            self.assertEqual(last.state, "signed")
            self.assertEqual("forged_before" in last.content, was_forged)
            state = "broken" if was_forged else "intact"
            self.assertEqual(self._get_codes(pk)[0], state)
        # who bears it returns it, and it is signed anew
        pk.with_user(self.user_func_a).action_return("Diubah di luar aplikasi")
        self._commit()
        self._sign_to(pk, "in_force")
        self._commit()
        self.assertEqual(self._get_codes(pk), ("intact", set()))

    def test_a_removed_signature_is_noticed(self):
        self._forge("DELETE FROM sidocakep_pk_signature WHERE id = %s", self.first.id)
        self.assertEqual(self._get_codes(), ("broken", {"missing", "gap", "standing"}))

    def test_another_signer_on_the_agreement_is_noticed(self):
        self._forge(
            "UPDATE sidocakep_pk SET signed_second_by_id = %s WHERE id = %s",
            self.user_bupati.id,
            self.pk.id,
        )
        self.assertEqual(self._get_codes(), ("broken", {"differs", "standing"}))

    def test_two_signatures_have_not_the_same_one_before(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.errors.UniqueViolation),
            self.env.cr.savepoint(),
        ):
            self._forge(
                "UPDATE sidocakep_pk_signature SET previous_seal = %s WHERE id = %s",
                GENESIS,
                self.second.id,
            )

    def test_a_head_that_others_have_added_meanwhile_is_found(self):
        """A transaction reads the database as it was when it began."""
        reads = [(2, "b" * 64), (9, "c" * 64)]
        for _order in (1, 2):
            reads.reverse()
            with patch.object(seal_chain, "_read_head", side_effect=reads):
                head = seal_chain._lock_head(self.env, self.agency_a.id)
            self.assertEqual(head, (9, "c" * 64))

    def test_the_lock_on_a_chain_is_held_to_the_end_of_the_transaction(self):
        seal_chain._lock_head(self.env, self.agency_a.id)
        self.env.cr.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND classid = %s AND objid = %s AND pid = pg_backend_pid()",
            [seal_chain.CHAIN_LOCK, self.agency_a.id],
        )
        self.assertEqual(self.env.cr.fetchone(), (1,))

    # ------------------------------------------------------------------
    # The administrator
    # ------------------------------------------------------------------

    def _run_server_action(self, pk, code):
        action = self.env["ir.actions.server"].create(
            {
                "name": "forge",
                "model_id": self.env["ir.model"]._get_id("sidocakep.pk"),
                "state": "code",
                "code": code,
            }
        )
        action.with_context(active_model=pk._name, active_id=pk.id).run()

    def test_a_server_action_signs_without_a_credential_and_is_shown(self):
        """Attack 12, as it was done."""
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        self._run_server_action(
            pk,
            """
pk = record.sudo()._with_workflow_bypass()
pk._freeze()
pk.write({
    "state": "signed",
    "signed_first_on": "2026-01-05 01:00:00",
    "signed_first_by_id": pk.user_id.id,
    "signed_second_on": "2026-01-05 02:00:00",
    "signed_second_by_id": pk.second_user_id.id,
})
for party, job, person, hour in (
    ("first", pk.job_id, pk.employee_id, "01"),
    ("second", pk.second_job_id, pk.second_employee_id, "02"),
):
    pk.env["sidocakep.pk.signature"].create({
        "pk_id": pk.id, "party": party, "user_id": person.user_id.id,
        "employee_id": person.id, "job_id": job.id, "name": pk[party + "_name"],
        "nip": pk[party + "_nip"], "title": pk[party + "_title"],
        "capacity": pk[party + "_capacity"], "method": "password",
        "signed_at": "2026-01-05 %s:00:00" % hour, "content_hash": pk.frozen_hash,
    })
""",
        )
        self.assertEqual(pk.state, "signed")
        state, codes = self._get_codes(pk)
        self.assertEqual(state, "broken")
        self.assertGreaterEqual(codes, {"unproved", "creator"})

    def test_nothing_is_sealed_without_the_proof(self):
        unsealed = self._get_writable(self.second)
        unsealed.write({"seal": False, "previous_seal": False})
        hashes = {self.pk.id: self.pk.frozen_hash}
        proofs = {
            "none": None,
            "a dictionary": {"user_id": self.user_head_a.id, "hashes": hashes},
            "another's": SignatureProof(self.user_ech3_a.id, "password", hashes),
            "of other content": SignatureProof(
                self.user_head_a.id, "password", {self.pk.id: "0" * 64}
            ),
        }
        for what, proof in proofs.items():
            with self.subTest(what), self.assertRaises(TransitionAccessError):
                unsealed._chain(proof)
        self.assertFalse(unsealed.seal)

    # ------------------------------------------------------------------
    # Keys
    # ------------------------------------------------------------------

    def test_a_new_key_seals_and_the_old_one_still_verifies(self):
        self._set_keys(OTHER_KEY, KEY)
        other = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
        self.assertEqual(self._get_codes(), ("intact", set()))
        self.assertEqual(self._get_codes(other), ("intact", set()))
        self.assertNotEqual(other.signature_ids[0].key_id, self.first.key_id)

    def test_a_lost_key_is_not_a_forgery(self):
        self._set_keys(OTHER_KEY)
        self.assertEqual(self._get_codes(), ("unchecked", {"key", "standing"}))

    def test_another_key_does_not_make_the_same_seal(self):
        """Who has the database but not the key cannot seal what he changed."""
        self._set_keys(OTHER_KEY)
        row = self._get_writable(self.second)
        row.write({"seal": False})
        seal_chain.link_rows(row)
        kept = row.seal
        row.write({"key_id": self.first.key_id, "seal": kept})
        self._set_keys(KEY)
        self.assertIn("seal", self._get_codes()[1])

    def test_without_a_key_it_says_so(self):
        with patch.dict(os.environ):
            del os.environ[KEY_FILE_VARIABLE]
            pk = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
            self.assertFalse(pk.signature_ids[0].key_id)
            self.assertEqual(self._get_codes(pk), ("unkeyed", set()))
            message = pk.signature_ids.action_verify()["params"]["message"]
        self.assertIn("without a key", message)

    def test_nothing_is_signed_with_a_key_that_cannot_be_read(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        self._set_keys("short")
        with self.assertRaisesRegex(UserError, KEY_FILE_VARIABLE):
            self._sign(pk, self.user_secretary_a)

    def test_a_signature_from_before_the_chain_is_not_called_forged(self):
        rows = self._get_writable(self.pk.signature_ids)
        rows.write({"seal": False, "previous_seal": False, "chain_position": 0})
        seal_chain.link_rows(rows, is_before=True)
        self.assertEqual(self._get_codes(), ("before", set()))
        self._forge(
            "UPDATE sidocakep_pk_signature SET name = 'X' WHERE id = %s", self.first.id
        )
        self.assertEqual(self._get_codes(), ("broken", {"seal", "party"}))
