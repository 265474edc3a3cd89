"""Each paper that a document declares: its public page, and who signs it reads it."""

from lxml import html

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found

from ...models.issued.entering import entering


class PublicPages:
    """Part of the case that has a record of every model.

    A paper is issued with whatever its document says now: who scans its code reads
    what it is, and never an error.
    """

    def test_every_declared_paper_has_its_public_page(self):
        guest = self.env.ref("base.public_user")
        declared, answered = set(), set()
        for name, model in sorted(self.env.registry.items()):
            if model._abstract or not hasattr(model, "_get_papers"):
                continue
            papers = self.env[name]._get_papers()
            declared |= {(name, key) for key in papers}
            for key in papers:
                with self.subTest(model=name, paper=key):
                    self._read_public_page(self._find_any_issue(name, key), guest)
                    answered.add((name, key))
        self.assertEqual(declared, answered)

    def test_who_signs_reads_the_paper_and_what_became_of_it(self):
        """Of each paper that its head signs: as printed, and what changed since."""
        found = set()
        for name, model in sorted(self.env.registry.items()):
            if model._abstract or not getattr(model, "_proved_button", ""):
                continue
            with self.subTest(model=name):
                record = self.env[name].sudo().search([], limit=1)
                content = record._compose_document()[record.id]
                vals = {"submitted_on": "2026-01-30", "submitted_document": content}
                record._with_workflow_bypass().write(vals)
                said = record._render_for_signing(content)
                self.assertNotIn("Changed since", said)
                text = html.fromstring(said).text_content()
                self.assertIn(self.agency_a.name.lower(), text.lower())
                self.assertNotIn("<script", said)
                said = record._render_for_signing({**content, "place": "Kota <Lain>"})
                for words in ("Changed since", "30 Januari 2026", "Kota"):
                    self.assertIn(words, said)
                self.assertNotIn("<Lain>", said)
                found.add(name)
        self.assertGreaterEqual(len(found), 4)

    def _find_any_issue(self, name, key):
        """Return an issue of a paper, else one of what a document says now."""
        issues = self.env["sidocakep.issued.document"].sudo()
        domain = [("res_model", "=", name), ("paper", "=", key)]
        if found := issues.search([*domain, ("state", "=", "in_force")], limit=1):
            return found
        record = self.env[name].sudo().search([], limit=1)._with_workflow_bypass()
        if key == "document":
            self._keep(record)
            if found := issues.search(domain, limit=1):
                return found
        content, seal = record._get_paper_contents(key)[record.id]
        self.assertTrue(content)
        vals = record._prepare_issue_vals(content, seal, key)
        with entering():
            return issues._as_program().create(vals)

    def _keep(self, record):
        """Keep what a document says, as its decision does."""
        if hasattr(record, "_keep_document"):
            record._keep_document()
        elif "frozen_tables" in record._fields:
            values = record._get_document_values()[record.id]
            heading = {name: text for name, text in values.items() if name != "issued"}
            tables = record._prepare_tables()
            record.write({"frozen_heading": heading, "frozen_tables": tables})

    def _read_public_page(self, issue, guest):
        """Assert that the page says what the issue is, and what it brings."""
        # the cases put it into its state past its steps
        seal_as_found(self.env[issue.res_model].sudo().browse(issue.res_id))
        self.env.cr.flush()
        issues = self.env["sidocakep.issued.document"].with_user(guest).sudo()
        known = issues._find_issue(issue.token)
        page = self.env["ir.qweb"].with_user(guest).sudo()
        text = html.fromstring(page._render("sidocakep_report.issued_page", known))
        said = " ".join(text.text_content().split())
        self.assertIn(" ".join(issue.name.split()), said)
        self.assertIn("belum berlaku." if known["waits"] else "Berlaku.", said)
        if issue.paper in ("letter", "receipt"):
            self.assertTrue(known["brought"])
            for words in known["brought"]:
                self.assertIn(" ".join(words.split()), said)
