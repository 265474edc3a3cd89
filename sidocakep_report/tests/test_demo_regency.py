"""The demo regency: whole, coherent, and with the figures of a real agreement.

It is in a database that was made with demo data: tests of the tag ``demo`` run there.
"""

import json
import re

from odoo.tests import HttpCase, TransactionCase, tagged

from ..engine.issued.difference import compare
from ..models.issued.difference_words import (
    WORDS,
    find_wordless,
    get_place_text,
    write_value,
)
from .common import ROLES

BASE = "sidocakep_base"
#: Agreement and the state that its file says it reaches.
STATES = {
    "bupati": "in_force",
    "kepala_bpbd": "in_force",
    "sekretaris_bpbd": "handed_in",
    "kabid_pencegahan": "signed_first",
    "kasi_kesiapsiagaan": "proposed",
    "analis_bencana": "draft",
    "pengelola_data": "draft",
    "sekda": "signed",
    "asisten": "proposed",
    "organisasi": "draft",
    "kepala_dishub": "signed_first",
    "kabid_lalin": "draft",
    "sekwan": "in_force",
    "kabag_umum_setwan": "in_force",
    "kasubag_perencanaan_setwan": "received",
    "kepala_dinkes": "in_force",
    "direktur_rsud": "in_force",
    "kasi_pelayanan_rsud": "in_force",
    "kepala_labkesda": "in_force",
}


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoRegency(TransactionCase):
    def _get_pk(self, name):
        return self.env.ref(f"sidocakep_cascading.pk_{name}_demo")

    def _is_loaded_by_odoo(self):
        """Return whether the demo came addon by addon, as ``--with-demo`` loads it.

        What was signed before this addon came has no issue then.
        """
        first = self._get_pk("kepala_dishub_2025").signed_second_on
        return first.year != 2025

    def test_what_was_issued_is_compared_in_words(self):
        """Where two contents differ nobody reads a key of the program."""
        issues = self.env["sidocakep.issued.document"].search([])
        self.assertGreaterEqual(len(issues.mapped("res_model")), 8)
        contents = [self._get_printed(issue) for issue in issues]
        reports = self.env["sidocakep.lkjip"].search([])
        contents += reports._get_document().values()
        self.assertEqual(set().union(*map(find_wordless, contents)), set())

    def _list_shown(self, issue, old, new):
        """Return the differences of two contents of a document, as they are read."""
        unprinted = self.env[issue.res_model]._issue_unprinted.get(issue.paper, ())
        rows = compare(old, new, unprinted, write_value)
        return [(get_place_text(self.env, place), *texts) for place, *texts in rows]

    def test_no_difference_shows_what_the_program_stores(self):
        """All that a content says, as a difference: no number of a row, no float, no
        word of the program; and two issues with one changed figure show one."""
        self.env = self.env(context={"lang": "id_ID"})
        stored = re.compile(r"-?\d+\.\d|[a-z]+(_[a-z]+)+|True|False|None|\[.*\]")
        words = {str(word): self.env._(word) for word in WORDS.values()}
        english = {word for word, told in words.items() if word != told}
        seen, changed = 0, 0
        for issue in self.env["sidocakep.issued.document"].search([]):
            for place, _before, text in self._list_shown(issue, {}, issue.content):
                seen += 1
                if not place.endswith("Kode"):
                    self.assertFalse(stored.fullmatch(text), (issue.name, place, text))
                for part in place.split(" › "):
                    self.assertFalse(stored.fullmatch(part), (issue.name, place))
                    self.assertNotIn(part, english, (issue.name, place))
            content = json.loads(json.dumps(issue.content))
            # the rows are those of the copy
            row = next(self._find_rows(self._get_printed(issue, content)), None)
            if row:
                row["target"] = "77,77 Persen"
                [line] = self._list_shown(issue, issue.content, content)
                self.assertEqual(line[2], "77,77 Persen")
                self.assertTrue(line[0].endswith("Target"), line)
                changed += 1
        if not self._is_loaded_by_odoo():
            self.assertGreater(seen, 3000)
            self.assertGreater(changed, 10)

    def _get_printed(self, issue, content=None):
        """Return what a reader of the paper sees of a content."""
        content = content or issue.content
        unprinted = self.env[issue.res_model]._issue_unprinted.get(issue.paper, ())
        return {key: part for key, part in content.items() if key not in unprinted}

    def _find_rows(self, content):
        """Yield the rows of a content that promise something."""
        for key, part in content.items() if isinstance(content, dict) else ():
            if key == "tables":
                continue
            if isinstance(part, dict):
                yield from self._find_rows(part)
            for row in part if isinstance(part, list) else ():
                if isinstance(row, dict) and row.get("target"):
                    yield row
                yield from self._find_rows(row)

    def test_a_revised_agreement_differs_in_what_was_revised(self):
        """Of its four indicators one has another target, as its paper prints it."""
        pk = self._get_pk("kepala_dishub_2025").next_ids
        issue = pk.with_context(lang="id_ID")._find_issue()
        if self._is_loaded_by_odoo():
            return
        lines = issue.difference_text.splitlines()
        figures = [line for line in lines if "›" in line and "Semula" not in line]
        self.assertEqual(len(figures), 1, lines)
        self.assertTrue(figures[0].endswith("Target: 60 Persen → 55 Persen"), figures)
        self.assertTrue(lines[1].startswith("Judul: PERJANJIAN KINERJA"), lines)

    def test_an_ended_issue_has_the_file_that_it_had_in_force(self):
        """Of each paper: made after its end, the file is the same to the byte."""
        issues = self.env["sidocakep.issued.document"].search(
            [("state", "=", "in_force")], order="id"
        )
        agreements = ("sidocakep.pk", "document")
        seen = 0
        for kind, of_kind in issues.grouped(lambda i: (i.res_model, i.paper)).items():
            if kind == agreements:
                # theirs is made as they are signed
                self.assertTrue(all(of_kind.mapped("file_hash")))
                continue
            issue = of_kind[-1]
            with self.subTest(kind):
                issue._make_files()
                before = issue.file_hash
                self.assertTrue(before)
                issue.attachment_id.unlink()
                issue.flush_recordset()
                self.env.cr.execute(
                    "UPDATE sidocakep_issued_document SET file_hash = NULL,"
                    " state = 'replaced', ended_on = date + 9 WHERE id = %s",
                    [issue.id],
                )
                self.env.invalidate_all()
                self.assertIn("mark", issue._get_mark())
                issue._make_files()
                self.assertEqual(issue.file_hash, before)
                seen += 1
        self.assertGreaterEqual(seen, 3)

    def test_every_role_has_its_login(self):
        users = self.env["res.users"].search([("login", "!=", "admin")])
        demo = users.filtered(
            lambda user: user.get_external_id()[user.id].startswith(BASE)
        )
        for role in ROLES:
            with self.subTest(role):
                group = self.env.ref(f"{BASE}.group_{role}")
                self.assertTrue(demo.filtered(lambda u, g=group: g in u.group_ids))
        self.assertEqual(set(demo.mapped("lang")), {"id_ID"})

    def test_no_text_is_what_a_program_would_write(self):
        """Of every model and text: no empty set of records, no zero for nothing."""
        programs = re.compile(r"(sidocakep|hr|res)(\.[a-z_]+)+\(.*\)|0|0\.0|None|False")
        written, seen = [], 0
        for name, model in self.env.items():
            if not name.startswith("sidocakep.") or model._abstract or model._transient:
                continue
            records = model.with_context(lang="id_ID").search([], limit=40)
            for field in model._fields.values():
                if field.type not in ("char", "text", "html") or not field.compute:
                    continue
                if not model._is_ours(field) or field.name in ("lowest", "highest"):
                    continue
                texts = {str(text) for text in records.mapped(field.name) if text}
                seen += bool(texts)
                wrong = sorted(filter(programs.fullmatch, texts))
                written += [(name, field.name, text) for text in wrong]
        self.assertFalse(written)
        self.assertGreater(seen, 150)

    def test_one_post_is_vacant_for_the_reports_to_show(self):
        jobs = self.env["hr.job"].search([("position_kind_id", "!=", False)])
        jobs = jobs.filtered(lambda job: job.get_external_id()[job.id][-5:] == "_demo")
        holders = jobs._get_holders("2026-01-12")
        vacant = jobs.filtered(lambda job: not holders.get(job.id))
        self.assertEqual(vacant, self.env.ref(f"{BASE}.job_kabag_persidangan_demo"))

    def test_agreements_are_in_every_state_but_replaced(self):
        for name, state in STATES.items():
            with self.subTest(name):
                self.assertEqual(self._get_pk(name).state, state)

    def test_nothing_signed_is_without_its_figures(self):
        for name, state in STATES.items():
            if state in ("draft", "proposed"):
                continue
            pk = self._get_pk(name)
            with self.subTest(name):
                self.assertTrue(pk._is_seal_intact())
                for objective in pk.frozen_values["objectives"]:
                    for indicator in objective["indicators"]:
                        self.assertTrue(indicator["target"], indicator["name"])

    def test_each_signature_is_of_its_own_person(self):
        for name in STATES:
            pk = self._get_pk(name)
            if pk.signed_first_on:
                self.assertEqual(pk.signed_first_by_id, pk.employee_id.user_id)
            if pk.signed_second_on:
                self.assertEqual(pk.signed_second_by_id, pk.second_employee_id.user_id)

    def test_the_bpbd_promises_what_a_real_bpbd_promised(self):
        """As in tests/data/real/boyolali_bpbd_pk_2026.csv."""
        values = self._get_pk("kepala_bpbd").frozen_values
        targets = [
            indicator["target"]
            for objective in values["objectives"]
            for indicator in objective["indicators"]
        ]
        self.assertEqual(
            targets, ["0,9 Angka", "0,48 Angka", "100 Persen", "75,35 Angka"]
        )
        self.assertEqual(
            sorted(row["amount"] for row in values["table2"]),
            ["Rp5.294.655.000,00", "Rp827.924.000,00"],
        )
        self.assertEqual(values["total"], "Rp6.122.579.000,00")

    def test_the_chain_is_broken_where_the_demo_says_so(self):
        """Setwan: an objective of nothing, a programme unmeasured; Dishub: 2029."""
        for name, kind, record, year in (
            ("setwan", "objective_without_parent", "node_setwan_sasaran2_demo", 0),
            ("setwan", "budget_without_indicator", "node_setwan_program2_demo", 2026),
            ("dishub", "year_without_target", "indicator_zoss_demo", 2029),
        ):
            with self.subTest(kind):
                [finding] = self.env["sidocakep.plan.finding"].search(
                    [
                        ("plan_id", "=", self.env.ref(f"{BASE}.plan_{name}_demo").id),
                        ("kind", "=", kind),
                    ]
                )
                record = self.env.ref(f"{BASE}.{record}")
                self.assertIn(record, (finding.node_id, finding.indicator_id))
                self.assertEqual(finding.year, year)

    def test_units_below_an_agency_have_closed_a_quarter_and_have_one_to_close(self):
        """Quarter I went to the team; of II the RSUD has all, the laboratory nothing.

        The RSUD has rows of the DPA, the laboratory stands on its tupoksi.
        """
        agency = self.env.ref(f"{BASE}.company_dinkes_demo")
        for number, state, closed, missing in (
            (1, "accepted", 2, 0),
            (2, "open", 0, 1),
        ):
            with self.subTest(quarter=number):
                measurement = self.env["sidocakep.measurement"].search(
                    [
                        *(("company_id", "=", agency.id), ("year", "=", 2026)),
                        *(("period_kind", "=", "quarter"), ("period_no", "=", number)),
                    ]
                )
                units = measurement.sheet_ids.filtered("leads_unit")
                self.assertEqual(
                    units.job_id,
                    self.env.ref(f"{BASE}.job_direktur_rsud_demo")
                    + self.env.ref(f"{BASE}.job_kepala_labkesda_demo"),
                )
                self.assertEqual(measurement.state, state)
                self.assertEqual(len(units.filtered("unit_closed_on")), closed)
                self.assertEqual(measurement.missing_count, missing)
        amounts = {
            name: self._get_pk(name).table2_ids.mapped("amount")
            for name in ("direktur_rsud", "kasi_pelayanan_rsud", "kepala_labkesda")
        }
        # 6.85 billion of the APBD, 18.4 billion of the BLUD
        self.assertEqual(sum(amounts["direktur_rsud"]), 25_250_000_000)
        self.assertEqual(amounts["kasi_pelayanan_rsud"], [6_850_000_000])
        self.assertEqual(amounts["kepala_labkesda"], [])

    def test_what_is_offered_can_be_proposed(self):
        """No draft of the demo greets its official with a blocking problem."""
        for name, state in STATES.items():
            if state == "draft":
                with self.subTest(name):
                    self.assertFalse(self._get_pk(name).has_blocking_problem)


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoLogin(HttpCase):
    def test_the_login_page_says_that_it_is_a_demo(self):
        page = self.url_open("/web/login").text
        self.assertIn("Ini contoh.", page)
        self.assertIn("This is a demo", page)
