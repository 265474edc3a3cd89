"""Nonsense is refused in words on every field of every model, or stored sanely."""

from psycopg2.errors import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.models.document.base_input import (
    PRINTED_MODELS,
    REASONS,
)
from odoo.addons.sidocakep_base.tests.thorough import IS_LONG, some

from ..common import YEAR, PkCase

#: Eight kilobytes that no index can press together.
NOISE = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(3000))
#: A letter under a heap of accents, which keeps a printer busy for minutes.
HEAP = "a" + "\u0301" * 200
TEXTS = ("\x00", "85\x00", "\ud800", "\u202e001 nesreP", "\x1b[2J", "a\x0bb", HEAP)
COUNTS = (2**31, -(2**31) - 1, 2**63, 10**40, 1e308, float("nan"), "abc", [1])
FIGURES = (1e308, 1e30, 10**400, float("inf"), float("nan"), "12x", "1e999", [1])
FILES = ("abc", b"JVBERi0", 7, ["JVBE"])
DAYS = ("226-01-02", "2026-02-30", "9999-12-31", "0001-01-01", "besok", 5, 2**40)
NONSENSE = {
    "char": (*TEXTS, NOISE, "x" * 700),
    "text": TEXTS,
    "html": TEXTS,
    "integer": COUNTS,
    "float": FIGURES,
    "monetary": FIGURES,
    "date": DAYS,
    "datetime": DAYS,
    "binary": FILES,
}
YEARS = (*COUNTS, 226, 20260, -5, 1999, 2101)


@tagged("post_install", "-at_install")
class TestNonsense(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _get_models(self):
        """Return what people write in: tables of ours, and what is printed of Odoo's.

        A report of the database is not written.
        """
        for name in sorted(self.env.registry):
            model = self.env[name]
            if name.startswith("sidocakep.") or name in PRINTED_MODELS:
                if model._auto and not model._abstract:
                    yield model

    def _get_fields(self, model):
        """Return the fields with a kind of nonsense that a client may write."""
        own = {"id", "create_date", "write_date"}
        for field in model._fields.values():
            is_worked_out = field.readonly and not field.inverse
            if field.compute or field.related:
                is_input = field.inverse or (field.store and not is_worked_out)
            else:
                is_input = field.store
            if field.type in NONSENSE and is_input and field.name not in own:
                yield field

    def _try(self, record, vals):
        """Write, or create where there is none, and return what went wrong, if any."""
        try:
            with self.env.cr.savepoint():
                if record:
                    record.write(vals)
                else:
                    record = record.create(vals)
                record.flush_recordset()
                record.invalidate_recordset()
                record.read()
        except UserError as refusal:
            return None if str(refusal).strip() else "a refusal without words"
        except IntegrityError:
            # Of a record that is made of this value alone: the others are missing.
            return None
        except Exception as error:  # noqa: BLE001
            # Whatever else it is, a person would see a traceback.
            return repr(error)[:200]
        return None

    @mute_logger("odoo.sql_db")
    def test_no_field_takes_nonsense_or_answers_with_a_traceback(self):
        problems, tried = [], 0
        fields = [
            (model, field)
            for model in self._get_models()
            for field in self._get_fields(model)
        ]
        for model, field in some(fields, 150):
            record = model.search([], limit=1)
            is_year = field.name == "year" or field.name.startswith("year_")
            for value in YEARS if is_year else NONSENSE[field.type]:
                tried += 1
                problem = self._try(record or model, {field.name: value})
                if problem:
                    problems.append(
                        f"{model._name}.{field.name} = {value!a:.30}: {problem}"
                    )
        self.assertGreater(tried, 2000 if IS_LONG else 700)
        self.assertFalse(problems, "\n".join(problems))

    def test_a_file_that_did_not_arrive_whole_is_refused_wherever_it_is_given(self):
        """It was a traceback where the content is examined before there is a row."""
        files = [
            (model, field)
            for model in self._get_models()
            for field in self._get_fields(model)
            if field.type == "binary"
        ]
        self.assertGreater(len(files), 4)
        for model, field in files:
            with self.subTest(model=model._name, field=field.name):
                self.assertIsNone(self._try(model, {field.name: "abc"}))
                with self.assertRaisesRegex(ValidationError, "Attach it again"):
                    model._check_input({field.name: "abc"})

    def test_a_reason_is_a_word_on_every_field_and_step(self):
        """ "-" was taken as the reason of a month that was opened again."""
        reasons = [
            (model.with_user(self.user_head_a), field)
            for model in self._get_models()
            for field in self._get_fields(model)
            if field.name.endswith(REASONS) and not field.readonly
        ]
        self.assertGreater(len(reasons), 15)
        for model, field in reasons:
            with self.subTest(model=model._name, field=field.name):
                model._check_input({field.name: "Salah ketik"})
                with self.assertRaisesRegex(ValidationError, "Write in words why"):
                    model._check_input({field.name: "-"})
        self.pk.action_propose()
        with (
            self.assertRaisesRegex(ValidationError, "“- ...” is no reason"),
            self.env.cr.savepoint(),
        ):
            self.pk.with_user(self.user_head_a).action_return("- ...")
        self.pk.with_user(self.user_head_a).action_return("Target belum sesuai")

    @mute_logger("odoo.sql_db")
    def test_what_is_printed_of_odoo_is_asked_before_it_is_made(self):
        for name in sorted(PRINTED_MODELS):
            for text in (*TEXTS, NOISE):
                with (
                    self.subTest(model=name, text=ascii(text[:9])),
                    self.assertRaises(ValidationError),
                    self.env.cr.savepoint(),
                ):
                    self.env[name].create({"name": text})

    def test_the_sentence_says_which_field_what_and_how(self):
        for vals, sentence in (
            ({"number": "800/\u202e12"}, "Document Number: .*U\\+202E.*after “800/”"),
            ({"number": f"800/{HEAP}"}, "Document Number: .*accents.* after “800/a”"),
            ({"number": "8" * 700}, "Document Number: .*700 letters.* 640"),
            ({"year": 226}, "Year: .*four digits, from 2000 to 2100"),
            ({"date_document": "226-01-02"}, "Date: .*a year of four digits"),
            ({"date_document": f"{YEAR + 1}-01-02"}, f"a day of {YEAR}, or of the"),
        ):
            with (
                self.subTest(vals=vals),
                self.assertRaisesRegex(ValidationError, sentence),
            ):
                self.pk.write(vals)

    def test_lines_of_a_document_are_asked_with_it(self):
        line = self.pk.line_ids[:1]
        with self.assertRaisesRegex(ValidationError, "decimal mark"):
            self.pk.write({"line_ids": [(1, line.id, {"value": 1e308})]})

    def test_a_form_is_asked_while_it_is_filled(self):
        values = {"year": 2**40, "job_id": self.job_ech3_a.id}
        with self.assertRaisesRegex(ValidationError, "four digits"):
            self.env["sidocakep.pk"].onchange(values, ["year"], {"year": {}})

    def test_a_default_of_the_client_is_asked(self):
        pks = self.env["sidocakep.pk"].with_context(default_number="\x00")
        with self.assertRaisesRegex(ValidationError, "U\\+0000"):
            pks.create({"job_id": self.job_ech4_a.id, "year": YEAR})

    def test_a_translation_is_asked(self):
        with self.assertRaisesRegex(ValidationError, "U\\+202E"):
            self.job_ech3_a.update_field_translations("name", {"en_US": "\u202eX"})

    def test_what_people_do_type_passes(self):
        """Several lines, tabs, quotes, letters of other scripts, big budgets."""
        text = "Baris satu\r\nBaris dua\tkolom – “kutip” é ꦗꦮ 漢字 😀"
        self.pk.write({"number": "800/1/PK/2026 ½", "date_document": f"{YEAR}-12-31"})
        line = self.pk.line_ids[:1]
        line.objective = text
        self.assertEqual(line.objective, text)
        self.pk.write({"date_document": f"{YEAR - 1}-12-30"})

    def test_a_component_does_not_lie_below_itself(self):
        plan = self._create_plan("renstra", self.agency_b)
        goal = self._create_node(plan, "tujuan", "Tujuan")
        below = self._create_node(plan, "sasaran", "Sasaran", goal)
        last = self._create_node(plan, "program", "PROGRAM", below, "1.05.03")
        for parent in (goal, below, last):
            with (
                self.subTest(parent=parent.name),
                self.assertRaisesRegex(ValidationError, "cannot lie below itself"),
            ):
                goal.write({"parent_id": parent.id})
