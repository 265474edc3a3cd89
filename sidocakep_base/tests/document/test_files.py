"""What a file is, is asked of its content, on every field that takes one."""

from base64 import b64encode

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..common import SidocakepCase
from ..small_pdf import make_pdf

PDF = b64encode(make_pdf("keputusan"))
#: What is no document, picture or table, and how the refusal says it.
WRONG = {
    "a program": (b64encode(b"MZ\x90 this is a program"), "none of the types"),
    "a page": (b64encode(b"<html><script>alert(1)</script></html>"), "none of the"),
    "an old Word": (
        b64encode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
        "save it as .docx",
    ),
    "an archive": (b64encode(b"PK\x03\x04 cut"), "cannot be read"),
    "a cut picture": (b64encode(b"\xff\xd8\xff half"), "cannot be read"),
    "nothing": (b"====", "empty"),
    "no file": ("JVBERi0", "did not arrive whole"),
}
#: Files whose model says in its own words what it takes, each with a test of that.
OWN = {
    ("sidocakep.house.template", "file"),
    ("sidocakep.import", "file"),
    ("sidocakep.import.many", "list_file"),
    ("sidocakep.issued.publication", "proof"),
    ("sidocakep.issued.scan", "file"),
    ("sidocakep.nomenclature.load", "file"),
}


@tagged("post_install", "-at_install")
class TestFiles(SidocakepCase):
    def _get_fields(self):
        """Yield each field of the registry into which somebody can put a file."""
        for name, model in sorted(self.env.registry.items()):
            for field in model._fields.values():
                ours = (field._module or "").startswith("sidocakep_")
                typed = not (field.readonly or model._abstract)
                if field.type == "binary" and ours and typed:
                    yield name, field

    def test_every_file_is_examined_or_on_the_list(self):
        evidence = self.env.registry["sidocakep.evidence.mixin"]._inherit_children
        own, examined = set(), set()
        for name, field in self._get_fields():
            model = self.env[name].with_user(self.user_organisasi)
            if field.name in model._own_files:
                own |= {(name, field.name)} if name not in evidence else set()
                continue
            examined.add((name, field.name))
            for what, (content, words) in WRONG.items():
                with (
                    self.subTest(model=name, field=field.name, file=what),
                    self.assertRaisesRegex(ValidationError, words),
                ):
                    model._check_input({field.name: content})
            model._check_input({field.name: PDF})
        self.assertEqual(own, {(name, file) for name, file in OWN if name in self.env})
        for name in ("sidocakep.team", "sidocakep.acting.official", "hr.version"):
            self.assertIn((name, "decree_scan"), examined)

    def test_the_refusal_names_the_field_and_stands_before_the_record(self):
        team = self.env["sidocakep.team"].create({"company_id": self.agency_a.id})
        team = team.with_user(self.user_organisasi)
        refusal = "^Scan of the Decree: the file is"
        with self.assertRaisesRegex(ValidationError, refusal):
            team.decree_scan = WRONG["a program"][0]
        team.decree_scan = PDF
        self.assertEqual(team.decree_scan, PDF)
        # What was attached before anybody asked is taken along by the program; what
        # is asked to differ in a copy is an input.
        team.sudo().decree_scan = WRONG["an archive"][0]
        elsewhere = {"company_id": self.agency_b.id}
        team.copy(elsewhere)
        with self.assertRaisesRegex(ValidationError, refusal):
            team.copy(elsewhere | {"decree_scan": WRONG["a program"][0]})
