"""What is downloaded and uploaded untouched has no problem and changes nothing."""

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.import_case import ImportCase
from odoo.addons.sidocakep_base.tests.thorough import long

from ..revision_case import RevisionCase
from .random_agency import RandomAgency

#: Of a failure the number is in the message: RandomAgency(..., seed) makes it again.
SEEDS = range(2)
#: Tried in pieces, each a test of its own: one that breaks does not hide the others.
LONG_SEEDS = range(100, 220)
PIECE = 20


def told(record):
    """Return problems and changes of an import as a person reads them."""
    problems = [
        f"{found.sheet} {found.row} {found.column} [{found.value}] {found.message}"
        for found in record.problem_ids
    ]
    changes = [
        f"{found.sheet} {found.row} {found.label}: {found.details}"
        for found in record.change_ids
    ]
    return problems + changes


class RoundTripCase(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rpjmd = cls._create_plan(cls.government, name="RPJMD", kind="rpjmd")
        node = cls.env["sidocakep.plan.node"]
        for level, code in (("tujuan", "1"), ("sasaran", "1"), ("sasaran", False)):
            node = cls.env["sidocakep.plan.node"].create(
                {
                    "plan_id": cls.rpjmd.id,
                    "level": level,
                    "name": f"Daerah tangguh {level} {code}",
                    "code": code,
                    "parent_id": node.id if level != node.level else node.parent_id.id,
                }
            )
        cls.env["sidocakep.indicator"].create(
            {
                "company_id": cls.government.id,
                "name": "Nilai SAKIP",
                "unit_id": cls.env["sidocakep.unit"]._find_or_create("Angka").id,
                "node_ids": [Command.set(node.ids)],
            }
        )

    def _assert_untouched(self, user=None, company=None, **kw):
        """Upload what was just downloaded: nothing is told, nothing is to write."""
        record = self._open_import(user or self.env.user, company, **kw)
        self._upload(record, self._download(record))
        self.assertEqual(told(record), [])

    def _try_seed(self, seed):
        with self.env.cr.savepoint() as savepoint:
            RandomAgency(self, self.agency_b, self.plan_b, self.rpjmd, seed).build()
            with self.subTest(seed=seed):
                self._assert_untouched(plan_id=self.plan_b.id)
                self._assert_untouched(plan_id=self._amend().id)
            savepoint.rollback()
        self.env.invalidate_all()

    def _amend(self):
        """Put the plan in force and draft its next version, which is returned."""
        document = {"document_number": "1", "document_date": "2025-08-01"}
        (self.rpjmd | self.plan_b).write(document)
        self.plan_b.parent_plan_id = self.rpjmd
        self._decide(self.rpjmd)
        self._decide(self.plan_b)
        return self.plan_b._amend()


@tagged("post_install", "-at_install")
class TestRoundTripAtRandom(RoundTripCase):
    def test_agencies_at_random(self):
        for seed in SEEDS:
            self._try_seed(seed)


@tagged("-standard", "post_install", "-at_install", "long")
class TestRoundTripAtRandomLong(RoundTripCase):
    def _try_piece(self, number):
        for seed in LONG_SEEDS[number * PIECE : (number + 1) * PIECE]:
            self._try_seed(seed)

    def test_the_first_twenty_agencies_at_random(self):
        self._try_piece(0)

    def test_the_second_twenty_agencies_at_random(self):
        self._try_piece(1)

    def test_the_third_twenty_agencies_at_random(self):
        self._try_piece(2)

    def test_the_fourth_twenty_agencies_at_random(self):
        self._try_piece(3)

    def test_the_fifth_twenty_agencies_at_random(self):
        self._try_piece(4)

    def test_the_sixth_twenty_agencies_at_random(self):
        self._try_piece(5)


@tagged("post_install", "-at_install")
class TestRoundTripOfVersions(RevisionCase):
    def _told(self, user):
        record = self.env["sidocakep.import"].with_user(user)
        record = record.create({"company_id": self.agency_a.id, "year": 2026})
        record.action_download()
        record.write({"file": record.template, "file_name": "buku.xlsx"})
        record.action_check()
        return told(record)

    @long
    def test_after_an_agreement_has_a_second_version(self):
        users = (self.user_secretary_a, self.user_head_a, self.user_organisasi)
        for user in users:
            self.assertEqual(self._told(user), [])
        self._revise(ground="strategy")
        for user in users:
            self.assertEqual(self._told(user), [])

    def test_after_who_promised_has_left(self):
        self._replace_holder()
        self.assertEqual(self._told(self.user_secretary_a), [])
