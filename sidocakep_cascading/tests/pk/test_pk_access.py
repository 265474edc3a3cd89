"""Role x model x operation, through the ORM as the least privileged user."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import YEAR, PkCase

#: The PK is that of the eselon III of agency A, a draft.
READERS = {
    "bupati",
    "sekda",
    "head_a",
    "secretary_a",
    "ech3_a",
    "ech4_a",
    "func_a",
    "pelaksana_a",
    "organisasi",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
}
EDITORS = {"head_a", "secretary_a", "ech3_a", "organisasi"}
CREATORS = {"head_a", "secretary_a", "organisasi"}
ROLES = READERS | {"head_b", "asisten"}


@tagged("post_install", "-at_install")
class TestPkAccess(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)
        cls.spare = cls._create_job(
            "Kepala Bidang P2P", "administrator", cls.job_head_a, echelon="iii_b"
        )

    def test_read(self):
        self.assert_access_of(
            ROLES, READERS, lambda user: self.pk.with_user(user).read(["first_name"])
        )

    def test_read_lines(self):
        self.assert_access_of(
            ROLES, READERS, lambda user: self.pk.line_ids.with_user(user).read(["name"])
        )

    def test_read_table2(self):
        self.assert_access_of(
            ROLES,
            READERS,
            lambda user: self.pk.table2_ids.with_user(user).read(["name"]),
        )

    def test_search_finds_what_may_be_read(self):
        for role in sorted(ROLES):
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                found = (
                    self.env["sidocakep.pk"]
                    .with_user(user)
                    .search([("id", "=", self.pk.id)])
                )
                self.assertEqual(bool(found), role in READERS)

    def test_write(self):
        self.assert_access_of(
            ROLES, EDITORS, lambda user: self.pk.with_user(user).write({"number": "1"})
        )

    def test_write_line(self):
        self.assert_access_of(
            ROLES,
            EDITORS,
            lambda user: self.pk.line_ids.with_user(user).write({"note": "x"}),
        )

    def test_write_table2(self):
        self.assert_access_of(
            ROLES,
            EDITORS,
            lambda user: self.pk.table2_ids.with_user(user).write({"note": "x"}),
        )

    def test_create_line(self):
        vals = {
            "pk_id": self.pk.id,
            "indicator_id": self.output.id,
            "objective": "Tambahan",
        }
        self.assert_access_of(
            ROLES,
            EDITORS,
            lambda user: self.env["sidocakep.pk.line"].with_user(user).create(vals),
        )

    @long
    def test_unlink_line(self):
        self.assert_access_of(
            ROLES, EDITORS, lambda user: self.pk.line_ids.with_user(user).unlink()
        )

    def test_create_table2(self):
        vals = {"pk_id": self.pk.id, "name": "Kegiatan", "amount": 1}
        self.assert_access_of(
            ROLES,
            EDITORS,
            lambda user: self.env["sidocakep.pk.table2"].with_user(user).create(vals),
        )

    def test_unlink_table2(self):
        self.assert_access_of(
            ROLES, EDITORS, lambda user: self.pk.table2_ids.with_user(user).unlink()
        )

    def test_fill_from_plan(self):
        self.assert_access_of(
            ROLES, EDITORS, lambda user: self.pk.with_user(user).action_fill_from_plan()
        )

    def test_refresh_parties(self):
        self.assert_access_of(
            ROLES,
            EDITORS,
            lambda user: self.pk.with_user(user).action_compute_parties(),
        )

    def test_create(self):
        vals = {"job_id": self.spare.id, "year": 2026}
        self.assert_access_of(
            ROLES,
            CREATORS,
            lambda user: self.env["sidocakep.pk"].with_user(user).create(vals),
        )

    def test_unlink(self):
        self.assert_access_of(
            ROLES, CREATORS, lambda user: self.pk.with_user(user).unlink()
        )

    @long
    def test_year_position_and_person_are_set_by_coordinators(self):
        for vals in (
            {"year": 2027},
            {"job_id": self.spare.id},
            {"employee_id": self.employee_ech4_a.id},
        ):
            self.assert_access_of(
                ROLES,
                CREATORS,
                lambda user, vals=vals: self.pk.with_user(user).write(vals),
            )

    def test_draw_up_wizard(self):
        self.assert_access_of(
            ROLES,
            CREATORS | {"sekda", "asisten", "head_b"},
            lambda user: (
                self.env["sidocakep.pk.draw.up"]
                .with_user(user)
                .create({"company_id": self.agency_b.id})
            ),
        )

    def test_draw_up_gives_no_rights_in_another_agency(self):
        def draw_up(user):
            self.env["sidocakep.pk.draw.up"].with_user(user).create(
                {
                    "company_id": self.agency_a.id,
                    "year": 2026,
                    "date_document": "2026-01-02",
                    "job_ids": [(6, 0, self.spare.ids)],
                }
            ).action_draw_up()

        self.assert_access_of(ROLES, CREATORS, draw_up)

    def test_snapshots_are_read_as_the_pk_and_changed_by_nobody(self):
        self._sign_to(self.pk, "handed_in")
        self.pk.with_user(self.user_organisasi).action_return("Salah ketik")
        snapshot = self.pk.snapshot_ids
        self.assert_access_of(
            ROLES, READERS, lambda user: snapshot.with_user(user).read(["void_reason"])
        )
        vals = snapshot.copy_data()
        for role in sorted(ROLES):
            records = snapshot.with_user(getattr(self, f"user_{role}"))
            for method, args in (
                ("write", [{"void_reason": "Salah ketik"}]),
                ("unlink", []),
                ("create", [vals]),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(UserError) as error,
                ):
                    getattr(records, method)(*args)
                self.assertIsInstance(error.exception, (AccessError, FrozenRecordError))
                self.assertFalse(records.has_access(method))

    def test_inspektorat_writes_nothing_anywhere(self):
        """Reads all agencies; not one model of the PK takes a change."""
        for records, vals in (
            (self.pk, {"number": "1"}),
            (self.pk.line_ids, {"note": "x"}),
            (self.pk.table2_ids, {"note": "x"}),
        ):
            records = records.with_user(self.user_inspektorat)
            self.assertTrue(records.has_access("read"))
            for operation in ("write", "unlink"):
                self.assertFalse(records.has_access(operation))
            with self.assertRaises(AccessError):
                records.write(vals)

    def test_pk_of_the_government_is_seen_below_once_it_is_concluded(self):
        bupati = self._create_pk(self.job_bupati)
        self.assert_access_of(
            ["head_a"], [], lambda user: bupati.with_user(user).read(["year"])
        )
        self._sign_to(bupati, "signed")
        self.assert_access_of(
            ["head_a"], ["head_a"], lambda user: bupati.with_user(user).read(["year"])
        )
        self.assert_access_of(
            ["head_a"],
            ["head_a"],
            lambda user: bupati.line_ids.with_user(user).read(["name"]),
        )
        self.assertFalse(bupati.with_user(self.user_head_a).has_access("write"))

    def test_party_two_of_another_agency_sees_what_it_signs(self):
        """An Asisten has the divisions below him, which are agencies of their own."""
        bagian = self._create_company(
            "Bagian Organisasi", sidocakep_kind="bagian", parent_id=self.setda.id
        )
        asisten = self._create_job(
            "Asisten Administrasi", "asisten", self.job_sekda, self.setda, "ii_b"
        )
        self._create_employee("Asisten", asisten, "iv_c", user_id=self.user_asisten.id)
        kabag = self._create_job(
            "Kepala Bagian Organisasi", "bureau_head", asisten, bagian, "iii_a"
        )
        self._create_employee("Kabag", kabag, "iv_a")
        pk = self._create_pk(kabag, fill=False)
        self.assert_access_of(
            ["asisten"], ["asisten"], lambda user: pk.with_user(user).read(["year"])
        )
        self.assert_access_of(
            ["asisten"], [], lambda user: pk.with_user(user).write({"number": "1"})
        )

    def _create_setda_ladder(self):
        """Return two assistants, the login of the first, and a Bagian below each."""
        ladder = []
        for number, user in ((1, self.user_asisten), (2, None)):
            asisten = self._create_job(
                f"Asisten {number}", "asisten", self.job_sekda, self.setda, "ii_b"
            )
            values = {"user_id": user.id} if user else {}
            self._create_employee(f"Asisten {number}", asisten, "iv_c", **values)
            ladder.append(
                (
                    asisten,
                    self._create_job(
                        f"Kepala Bagian {number}",
                        "bureau_head",
                        asisten,
                        self.setda,
                        "iii_a",
                    ),
                )
            )
        return ladder

    def test_sekda_and_asisten_coordinate_the_setda(self):
        """Paser 23/2016 art. 4(2), second half: the Asisten "yang membidangi"."""
        (asisten, kabag), (other, other_kabag) = self._create_setda_ladder()
        for job, editors in (
            (self.job_sekda, {"sekda"}),
            (asisten, {"sekda", "asisten"}),
            (kabag, {"sekda", "asisten"}),
            (other, {"sekda"}),
            (other_kabag, {"sekda"}),
        ):
            pk = self._create_pk(job, fill=False)
            self.env["sidocakep.pk.line"].create(
                {"pk_id": pk.id, "indicator_id": self.iku_ipm.id, "written": "1"}
            )
            table2 = {"pk_id": pk.id, "name": "PROGRAM", "amount": 1}
            self.env["sidocakep.pk.table2"].create(table2)
            for name, act in (
                ("pk", lambda pk: pk.write({"number": "1"})),
                ("line", lambda pk: pk.line_ids.write({"note": "1"})),
                ("table2", lambda pk: pk.table2_ids.write({"note": "1"})),
                ("fill", lambda pk: pk.action_fill_from_plan()),
            ):
                with self.subTest(job=job.name, what=name):
                    self.assert_access_of(
                        ["sekda", "asisten"],
                        editors,
                        lambda user, act=act, pk=pk: act(pk.with_user(user)),
                    )
        self.assert_access_of(
            ["head_a"], [], lambda user: pk.with_user(user).read(["year"])
        )

    def test_paser_4_2_an_asisten_hands_in_reminds_and_revises_below_him_only(self):
        """ "Yang membidangi", in whatever one does with the agreement of another."""
        (_asisten, kabag), (_other, other_kabag) = self._create_setda_ladder()
        for job, may in ((kabag, True), (other_kabag, False)):
            pk = self._create_pk(job, fill=False)
            pk._with_workflow_bypass().write({"state": "signed"})
            mine = pk.with_user(self.user_asisten)
            for name in ("_filter_coordinated", "_filter_bearer", "_filter_reviser"):
                with self.subTest(name, job=job.name):
                    self.assertEqual(bool(getattr(mine, name)()), may)
            if not may:
                with self.assertRaises(AccessError):
                    mine.action_remind()

    def test_paser_4_2_the_right_ends_when_the_bagian_goes_to_another(self):
        (_asisten, kabag), (other, _other_kabag) = self._create_setda_ladder()
        pk = self._create_pk(kabag, fill=False).with_user(self.user_asisten)
        pk.write({"number": "1"})
        kabag.superior_id = other
        with self.assertRaises(AccessError):
            pk.write({"number": "2"})

    def test_paser_4_2_an_asisten_is_offered_the_posts_below_him(self):
        (asisten, kabag), _others = self._create_setda_ladder()
        wizard = self.env["sidocakep.pk.draw.up"].with_user(self.user_asisten)
        self.government.profile_id = self.profile_paser
        wizard = wizard.create({"company_id": self.setda.id, "year": YEAR})
        self.assertEqual(wizard.job_ids, asisten | kabag)

    def test_user_of_another_agency_changes_nothing(self):
        pk = self.pk.with_user(self.user_head_b)
        for method in (
            "action_propose",
            "action_sign",
            "action_hand_in",
            "action_put_in_force",
            "action_fill_from_plan",
            "action_compute_parties",
        ):
            with self.subTest(method), self.assertRaises(AccessError):
                getattr(pk, method)()
