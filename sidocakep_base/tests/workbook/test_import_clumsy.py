"""Hostile and clumsy workbooks, and the answer that each gets."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..clumsy_workbooks import RECIPES
from ..import_case import DATA, ImportCase
from ..thorough import some

ANSWERS = DATA / "workbooks" / "answers.tsv"


def read_answers():
    """Return {file: answer}."""
    lines = ANSWERS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def answer_of(record):
    """Return what an import answered, as a line of the table says it."""
    said = []
    for problem in record.problem_ids:
        star = "*" if problem.severity == "severe" else ""
        place = f" {problem.sheet}!{problem.row}" if problem.sheet else ""
        said.append(f"{problem.code}{star}{place}")
    if record.change_count:
        said.append(f"{record.change_count} rows")
    return ", ".join(said)


@tagged("post_install", "-at_install")
class TestImportClumsy(ImportCase):
    @mute_logger("odoo.sql_db")
    def test_each_file_gets_its_answer(self):
        answers = read_answers()
        self.assertEqual(sorted(answers), sorted(RECIPES))
        record = self._open_import(self.env.user)
        content = self._download(record)
        for name, make in some(RECIPES.items(), 8):
            with self.subTest(name):
                record = self._upload(self._open_import(self.env.user), make(content))
                self.assertEqual(answer_of(record), answers[name])
                self.assertTrue(all(p.remedy for p in record.problem_ids))

    def test_reading_them_ten_times_says_the_same(self):
        """The order of problems is that of the file, never that of a set."""
        record = self._open_import()
        content = RECIPES["header_renamed"](self._download(record))
        said = {answer_of(self._upload(self._open_import(), content)) for _n in "123"}
        self.assertEqual(len(said), 1)
