"""The test regency under both regulations."""

from datetime import date

from ..models.regulation.level_breach import describe_breach
from .common import SidocakepCase

DAY = date(2026, 1, 5)
# Paser 23/2016 art. 1(7), from the highest rank to the lowest
LEVELS = (
    "iku",
    "outcome",
    "important_output",
    "output",
    "activity",
    "sub_activity_output",
)


class ProfileCase(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gunung_mas = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.paser = cls.env.ref("sidocakep_base.profile_paser")
        cls.levels = {
            code: cls.env.ref(f"sidocakep_base.indicator_level_{code}")
            for code in LEVELS
        }
        cls.no_level = cls.env["sidocakep.indicator.level"]
        create = cls._create_job
        cls.job_asisten = create(
            "Asisten Administrasi", "asisten", cls.job_sekda, cls.setda
        )
        cls.job_bureau = create(
            "Kepala Bagian Organisasi", "bureau_head", cls.job_asisten, cls.setda
        )
        cls.job_subsection = create(
            "Kepala Sub Bagian Kinerja", "subsection_head", cls.job_bureau, cls.setda
        )
        cls.job_func_setda = create(
            "Analis Kebijakan", "functional", cls.job_bureau, cls.setda
        )
        cls.job_staf_ahli = create(
            "Staf Ahli Bupati", "staf_ahli", cls.job_sekda, cls.setda
        )

    def assert_levels(self, profile, job, satisfying, article):
        """A position satisfies its article with exactly the levels given.

        Levels below block, levels above the standard only warn; the breach cites the
        article.
        """
        rule = profile._get_level_rule(job, DAY)
        self.assertTrue(rule.article.endswith(article), rule.article)
        for code, level in self.levels.items():
            breaches = profile._check_levels(job, [level], DAY)
            breaches = [b for b in breaches if b.kind != "standard_missing"]
            if code in satisfying:
                self.assertFalse(breaches, f"{code} satisfies {article}")
                continue
            self.assertEqual(len(breaches), 1, f"{code} breaches {article}")
            above = LEVELS.index(code) < LEVELS.index(satisfying[0])
            self.assertEqual(breaches[0].severity, "warning" if above else "severe")
            self.assertEqual(breaches[0].article, rule._get_citation())
            self.assertEqual(breaches[0].line, 1)
            self.assertTrue(all(describe_breach(self.env, breaches[0])))
        (breach,) = [
            b
            for b in profile._check_levels(job, [self.no_level], DAY)
            if b.kind != "standard_missing"
        ]
        self.assertEqual(breach.kind, "unclassified")
