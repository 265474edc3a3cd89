"""The real plan of a Sekretariat DPRD, from its DPA to agreements in force.

DPA > PK of the Sekretaris DPRD > handed down to three levels > signed by each person
with a password > handed in > received > in force. The expected figures are those that
the printed table states for 2026.
"""

from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from .common_setwan import ACTIVITIES_2026, POSTS, PROGRAM_2026, SetwanCase


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install", "-standard", "long")
class TestRealSetwanCascade(SetwanCase):
    """From the DPA to nine agreements in force, handed down step by step."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.setwan_plan)
        cls.dpa = cls._ratify_dpa()
        cls.pk.unlink()

    def _call(self, user, method, *args, model="sidocakep.pk"):
        return call_kw(self.env[model].with_user(user), method, list(args), {})

    def _hand_down(self, key, pairs):
        """Hand lines down from the agreement of ``key`` as its person.

        :param pairs: ``(indicator, key of the subordinate)``; supported by the
            indicator of the register that is tied to it
        """
        [pk] = self._get_pks(key)
        user = self.users[key]
        action = self._call(user, "action_cascade", pk.ids)
        wizard = self.env[action["res_model"]].with_user(user).browse(action["res_id"])
        indicators = {indicator for indicator, _key in pairs}
        jobs = {self.jobs[below] for _indicator, below in pairs}
        for row in wizard.line_ids:
            row.is_chosen = row.pk_line_id.indicator_id in indicators
            row.method = "support" if row.is_chosen else row.method
        for person in wizard.person_ids:
            person.is_chosen = person.job_id in jobs
        self._call(user, "action_next", wizard.ids, model=wizard._name)
        self.assertFalse([text for text in wizard.pair_ids.mapped("problem") if text])
        self._call(user, "action_hand_down", wizard.ids, model=wizard._name)
        return self._get_pks(*(below for _indicator, below in pairs))

    def _cascade(self):
        """Draw the first agreement up and hand it down to the last."""
        wizard = "sidocakep.pk.draw.up"
        values = {
            "company_id": self.setwan.id,
            "year": 2026,
            "date_document": "2026-01-05",
            "job_ids": [(6, 0, self.jobs["sekwan"].ids)],
        }
        organisasi = self.user_organisasi
        wizard_id = self._call(organisasi, "create", [values], model=wizard)[0]
        self._call(organisasi, "action_draw_up", [wizard_id], model=wizard)
        first, second = self.outcomes
        self._hand_down("sekwan", [(self.sakip, "kabag_pk")])
        self._hand_down("sekwan", [(self.ikm, "kabag_umum")])
        self._hand_down("kabag_pk", [(first, "kasubag_ren"), (first, "kasubag_keu")])
        self._hand_down("kabag_umum", [(second, "kasubag_tu")])
        for output, above, below in zip(
            self.outputs,
            ("kasubag_ren", "kasubag_keu", "kasubag_tu"),
            ("perencana", "pengelola_keu", "pengelola_peg"),
            strict=True,
        ):
            self._hand_down(above, [(output, below)])
        return self._get_pks()

    def _count_findings(self):
        self.env.flush_all()
        self.env.invalidate_all()
        model = self.env["sidocakep.coverage.finding"].with_user(self.users["sekwan"])
        groups = model._read_group(
            [("company_id", "=", self.setwan.id), ("year", "=", 2026)],
            ["kind"],
            ["__count"],
        )
        return dict(groups)

    def test_nine_agreements_with_the_targets_of_the_table(self):
        pks = self._cascade()
        self.assertEqual([pk.job_id for pk in pks], [self.jobs[key] for key in POSTS])
        targets = {
            key: [
                self._get_figure(line.target_text)
                for line in self._get_pks(key).line_ids
            ]
            for key in POSTS
        }
        # Column "k_2026" of the table, row by row.
        self.assertEqual(
            targets,
            {
                "sekwan": ["86,25", "82,5", "90"],
                "kabag_pk": ["92"],
                "kabag_umum": ["92"],
                "kasubag_ren": ["100"],
                "kasubag_keu": ["92"],
                "kasubag_tu": ["92"],
                "perencana": ["7", "7"],
                "pengelola_keu": ["294", "1", "12"],
                "pengelola_peg": ["1", "73"],
            },
        )

    def test_tabel_2_of_each_level_has_the_amounts_of_the_table(self):
        """Programme, kegiatan, sub kegiatan: Gunung Mas 24/2024 annex C.6, b.2."""
        self._cascade()
        first, second, third = ACTIVITIES_2026
        expected = {
            "sekwan": [PROGRAM_2026],
            "kabag_pk": [first, second],
            "kabag_umum": [third],
            "kasubag_ren": [89_287_197, 85_000_000],
            "kasubag_keu": [3_555_115_794, 20_000_000, 200_000_000],
            "kasubag_tu": [10_000, 300_000_000],
        }
        for key, amounts in expected.items():
            with self.subTest(key):
                pk = self._get_pks(key)
                self.assertEqual(pk.table2_ids.mapped("amount"), amounts)
                self.assertEqual(pk.amount_total, sum(amounts))

    def test_each_line_supports_the_one_from_which_it_was_handed_down(self):
        self._cascade()
        first, second = self.outcomes
        for key, above in (
            ("kabag_pk", self.sakip),
            ("kabag_umum", self.ikm),
            ("kasubag_ren", first),
            ("kasubag_keu", first),
            ("kasubag_tu", second),
            ("perencana", self.outputs[0]),
            ("pengelola_keu", self.outputs[1]),
            ("pengelola_peg", self.outputs[2]),
        ):
            with self.subTest(key):
                pk = self._get_pks(key)
                superior = self.jobs[key].superior_id
                self.assertEqual(pk.line_ids.parent_line_id.indicator_id, above)
                self.assertEqual(pk.line_ids.parent_line_id.pk_id.job_id, superior)

    def test_coverage_before_and_after_counted_by_hand(self):
        """Nine posts without a PK; then none.

        Left after the cascade: of the lines of those with subordinates nobody carries
        the goal of the Sekretaris DPRD (1). His three lines have none above them: the
        Bupati has no agreement here (3).
        """
        self.assertEqual(self._count_findings(), {"position_without_pk": len(POSTS)})
        self._cascade()
        self.assertEqual(
            self._count_findings(), {"line_not_carried": 1, "line_without_parent": 3}
        )
        [open_line] = self.env["sidocakep.coverage.finding"].search(
            [("company_id", "=", self.setwan.id), ("kind", "=", "line_not_carried")]
        )
        self.assertEqual(open_line.pk_line_id.indicator_id, self.tujuan_iku)

    def test_73_people_shared_among_two_leave_three(self):
        """Bimtek: 73 people by the table; 40 and 30 are handed down."""
        self._cascade()
        pk = self._get_pks("kasubag_tu")
        training = pk.env["sidocakep.indicator"].search(
            [
                ("company_id", "=", self.setwan.id),
                ("name", "like", "Jumlah orang yang m"),
            ]
        )
        training = training.filtered(lambda item: "bimbingan" in item.name)
        self._mean(training, accumulation="sum")
        line = self.env["sidocakep.pk.line"].create(
            {
                "pk_id": pk.id,
                "indicator_id": training.id,
                "node_id": self._get_nodes("sasaran").id,
                "written": "73",
            }
        )
        second = self._create_employee(
            "Pengelola Kedua", self.jobs["pengelola_peg"], "iii_a"
        )
        user = self.users["kasubag_tu"]
        action = pk.with_user(user).action_cascade()
        wizard = self.env[action["res_model"]].with_user(user).browse(action["res_id"])
        wizard.line_ids.filtered(lambda row: row.pk_line_id == line).write(
            {"is_chosen": True, "method": "share"}
        )
        wizard.person_ids.is_chosen = True
        wizard.action_next()
        self.assertEqual(len(wizard.pair_ids), 2)
        for pair in wizard.pair_ids:
            is_second = pair.person_id.employee_id.id == second.id
            pair.written = "30" if is_second else "40"
        wizard.write({"keeps_remainder": True, "is_filled": False})
        wizard.action_hand_down()
        self.env.flush_all()
        self.env.invalidate_all()
        [mismatch] = self.env["sidocakep.coverage.finding"].search(
            [("company_id", "=", self.setwan.id), ("kind", "=", "share_mismatch")]
        )
        self.assertEqual((mismatch.pk_line_id, mismatch.gap), (line, 3))

    def test_signed_by_each_person_with_a_password_until_in_force(self):
        pks = self._cascade()
        superior_of = {key: post[2] for key, post in POSTS.items()}
        for key in POSTS:
            pk = self._get_pks(key)
            self._call(self.users[key], "action_propose", pk.ids)
            self._sign_by_rpc(self.users[key], pk, secret="bukan kata sandinya")
            self.assertEqual(pk.state, "proposed")
            self._sign_by_rpc(self.users[key], pk)
            self.assertEqual(pk.state, "signed_first")
        self._sign_by_rpc(self.user_bupati, self._get_pks("sekwan"))
        for key in ("sekwan", "kabag_pk", "kabag_umum", *POSTS):
            below = [name for name, above in superior_of.items() if above == key]
            waiting = self._get_pks(*below) if below else pks.browse()
            waiting = waiting.filtered(lambda pk: pk.state == "signed_first")
            if waiting:
                self._sign_by_rpc(self.users[key], waiting)
        self.assertEqual(set(pks.mapped("state")), {"signed"})
        signatures = self.env["sidocakep.pk.signature"].search(
            [("pk_id", "in", pks.ids)]
        )
        self.assertEqual(len(signatures), 2 * len(POSTS))
        self.assertEqual(set(signatures.mapped("method")), {"password"})
        for pk in pks:
            own = signatures.filtered(lambda row, pk=pk: row.pk_id == pk)
            self.assertEqual(
                own.user_id, pk.employee_id.user_id | pk.second_employee_id.user_id
            )
            self.assertEqual(set(own.mapped("capacity")), {"definitif"})
        self._hand_in_and_accept(pks)

    def _hand_in_and_accept(self, pks):
        for key in POSTS:
            pk = self._get_pks(key)
            self._call(self.users[key], "action_hand_in", pk.ids)
        self._call(self.user_organisasi, "action_receive", pks.ids)
        self.assertEqual(set(pks.mapped("state")), {"received"})
        self._call(self.user_organisasi, "action_put_in_force", pks.ids)
        self.assertEqual(set(pks.mapped("state")), {"in_force"})
        for key, words in (
            ("sekwan", ("86,25", "82,5", "90", "Rp4.249.412.991,00")),
            ("kabag_pk", ("92", "Rp174.287.197,00", "Rp3.775.115.794,00")),
            ("kasubag_tu", ("92", "Rp10.000,00", "Rp300.000.000,00")),
        ):
            pk = self._get_pks(key)
            text = "".join(self._read_pages(self._print(pk, self.users[key])))
            for word in words:
                self.assertIn(word, text)
            self.assertNotIn("RANCANGAN", text)
