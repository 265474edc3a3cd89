from datetime import date, timedelta

from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tests import tagged

from ..common import SidocakepCase
from ..thorough import long


@tagged("post_install", "-at_install")
class TestPositionHolders(SidocakepCase):
    """Who held which post on which date: versions of the file and acting decrees."""

    def _names(self, job, day):
        """Return what a person would say: ``Plt. Uji Sekda``."""
        return [
            f"{holder.capacity} {holder.employee.name}"
            for holder in job._get_holders(date.fromisoformat(day))[job.id]
        ]

    # ------------------------------------------------------------------
    # Mutasi
    # ------------------------------------------------------------------

    def test_mutasi_with_vacancy_and_plt(self):
        """The head leaves on 1 March, a Plt fills in, the successor comes on 1 May."""
        job = self.job_head_a
        self.employee_head_a._appoint(self.job_head_b, date(2026, 3, 1))
        self._create_acting(
            job, self.employee_secretary_a, "plt", "2026-03-02", "2026-04-30"
        )
        successor = self._create_employee("Pengganti")
        successor._appoint(job, date(2026, 5, 1))
        self.assertEqual(self._names(job, "2019-12-31"), [])
        self.assertEqual(self._names(job, "2020-01-01"), ["definitif Uji Head A"])
        self.assertEqual(self._names(job, "2026-02-28"), ["definitif Uji Head A"])
        self.assertEqual(self._names(job, "2026-03-01"), [], "vacant for one day")
        self.assertEqual(self._names(job, "2026-03-02"), ["plt Uji Secretary A"])
        self.assertEqual(self._names(job, "2026-04-30"), ["plt Uji Secretary A"])
        self.assertEqual(self._names(job, "2026-05-01"), ["definitif Pengganti"])
        holder = job._get_holder(date(2026, 4, 1))
        self.assertEqual(holder.acting.decree_number, "800.1.3.1/1/BKPSDM/2026")
        self.assertEqual(holder.title, "Plt. Kepala Dinas Kesehatan")
        self.assertEqual(
            self._names(self.job_secretary_a, "2026-04-01"),
            ["definitif Uji Secretary A"],
            "the Plt keeps the own post",
        )

    def test_mutasi_to_another_agency_keeps_the_history(self):
        self.employee_ech3_a._appoint(self.job_head_b, date(2026, 7, 1))
        self.assertEqual(self.employee_ech3_a.company_id, self.agency_b)
        self.assertEqual(
            self._names(self.job_ech3_a, "2026-06-30"), ["definitif Uji Ech3 A"]
        )
        self.assertEqual(self._names(self.job_ech3_a, "2026-07-01"), [])

    def test_a_post_that_two_hold_stays_with_hr_until_one_left(self):
        """A warning that is read once is kept by nobody."""
        jobs = self.env["hr.job"].with_user(self.user_hr)
        domain = [("is_held_twice", "=", True), ("company_id", "=", self.agency_a.id)]
        self.assertFalse(jobs.search(domain))
        year = self.env.user._get_office_day().year
        self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plt", f"{year}-03-02", None
        )
        self.assertFalse(jobs.search(domain), "a Plt is no second holder")
        second = self._create_employee("Pengganti")
        second._appoint(self.job_head_a, date(year, 5, 1))
        pair = self._create_employee("Rekan")
        pair._appoint(self.job_func_a, date(year, 5, 1))
        self.assertEqual(jobs.search(domain), self.job_head_a)
        self.assertTrue(self.job_head_a.is_held_twice)
        items = self.env["res.users"].with_user(self.user_hr)._get_vacancy_work()
        [item] = [item for item in items if "Two People" in item["label"]]
        self.assertGreaterEqual(item["count"], 1)
        self.employee_head_a._appoint(self.job_head_b, date(year, 5, 1))
        self.assertFalse(jobs.search(domain))

    def test_later_appointment_comes_first(self):
        """Two clerks: the new head is entered before the old one is taken off."""
        successor = self._create_employee("Pengganti")
        successor._appoint(self.job_head_a, date(2026, 5, 1))
        self.assertEqual(
            self.job_head_a._get_holder(date(2026, 5, 1)).employee.name, "Pengganti"
        )

    def test_promotion_in_the_same_post_is_one_stretch(self):
        """A new rank makes a new version of the file, not a new appointment."""
        self.employee_head_a._appoint(
            self.job_head_a, date(2026, 4, 1), {"rank_id": self._rank("iv_c").id}
        )
        history = self.job_head_a.history_ids
        self.assertEqual(len(history), 1)
        self.assertEqual(history.date_start, date(2020, 1, 1))
        self.assertFalse(history.date_end)

    def test_coming_back_is_a_second_stretch(self):
        self.employee_head_a._appoint(self.job_head_b, date(2026, 3, 1))
        self.employee_head_a._appoint(self.job_head_a, date(2026, 6, 1))
        stretches = [
            (row.date_start, row.date_end) for row in self.job_head_a.history_ids
        ]
        self.assertEqual(
            stretches,
            [(date(2026, 6, 1), False), (date(2020, 1, 1), date(2026, 2, 28))],
        )

    def test_departure_and_archived_file(self):
        self.employee_head_a.departure_date = "2026-08-31"
        self.employee_head_a.with_context(no_wizard=True).action_archive()
        self.assertEqual(
            self._names(self.job_head_a, "2026-08-31"), ["definitif Uji Head A"]
        )
        self.assertEqual(self._names(self.job_head_a, "2026-09-01"), [])

    def test_archived_without_departure_date(self):
        """Nobody wrote when the person left: gone from today, not from the past."""
        self.employee_head_a.with_context(no_wizard=True).action_archive()
        self.assertEqual(
            self._names(self.job_head_a, "2026-01-02"), ["definitif Uji Head A"]
        )
        self.assertTrue(self.job_head_a.is_vacant)

    # ------------------------------------------------------------------
    # Acting officials
    # ------------------------------------------------------------------

    def test_plh_takes_the_place_of_the_definitive_holder(self):
        """The head is on hajj for ten days: the Plh is in charge, then the head."""
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2026-06-01",
            "2026-06-10",
        )
        self.assertEqual(
            self._names(self.job_head_a, "2026-05-31"), ["definitif Uji Head A"]
        )
        self.assertEqual(
            self._names(self.job_head_a, "2026-06-10"), ["plh Uji Secretary A"]
        )
        self.assertEqual(
            self._names(self.job_head_a, "2026-06-11"), ["definitif Uji Head A"]
        )

    def test_pj_bupati_between_two_terms(self):
        """The term ends on 20 February; a Pj without end date governs from the 21st."""
        self.employee_bupati.departure_date = "2026-02-20"
        provincial = self._create_employee("Pejabat Provinsi", rank="iv_d")
        self._create_acting(self.job_bupati, provincial, "pj", "2026-02-21")
        self.assertEqual(
            self._names(self.job_bupati, "2026-02-20"), ["definitif Uji Bupati"]
        )
        holder = self.job_bupati._get_holder(date(2027, 1, 1))
        self.assertEqual(holder.capacity, "pj")
        self.assertEqual(holder.title, "Pj. Bupati Uji")
        self.assertEqual(
            holder.employee._get_signature_values()["rank"],
            "Pembina Utama Madya (IV/d)",
        )

    def test_definitive_holder_wins_over_a_plt_left_open(self):
        """The decree of the Plt ends with the appointment even if nobody entered it."""
        self.employee_head_a._appoint(self.job_head_b, date(2026, 3, 1))
        self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plt", "2026-03-01"
        )
        successor = self._create_employee("Pengganti")
        successor._appoint(self.job_head_a, date(2026, 5, 1))
        self.assertEqual(
            self._names(self.job_head_a, "2026-05-01"), ["definitif Pengganti"]
        )

    # ------------------------------------------------------------------
    # Many holders, many positions
    # ------------------------------------------------------------------

    def test_functional_position_has_many_holders(self):
        colleague = self._create_employee("Rekan", job=self.job_func_a)
        day = date(2026, 1, 2)
        holders = self.job_func_a._get_holders(day)[self.job_func_a.id]
        self.assertEqual(
            {holder.employee.id for holder in holders},
            {colleague.id, self.employee_func_a.id},
        )
        self.assertIsNone(self.job_func_a._get_holder(day), "whom is meant is unsaid")

    def test_vacant_positions_can_be_searched(self):
        vacant = self._create_job("Kepala Bidang Baru", "administrator")
        jobs = self.env["hr.job"]
        ours = [("id", "in", (vacant + self.job_head_a).ids)]
        self.assertEqual(jobs.search([("is_vacant", "=", True), *ours]), vacant)
        self.assertEqual(
            jobs.search([("is_vacant", "=", False), *ours]), self.job_head_a
        )
        self.assertEqual(
            jobs.search([("is_vacant", "!=", True), *ours]), self.job_head_a
        )

    @classmethod
    def _create_fifty(cls):
        jobs = cls.env["hr.job"]
        for number in range(50):
            job = cls._create_job(f"Kepala Seksi {number}", "supervisor")
            cls._create_employee(f"Pejabat {number}", job=job, rank="iii_d")
            jobs += job
        cls.env.flush_all()
        return jobs

    def _count_queries(self, function, records):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        function(records)
        return self.env.cr.sql_log_count - before

    def _assert_same_queries(self, function, records):
        function(records)  # warm the registry caches
        self.assertEqual(
            self._count_queries(function, records[:1]),
            self._count_queries(function, records),
        )

    @long
    def test_queries_of_holders_do_not_grow(self):
        day = date(2026, 1, 2)

        def read_signatures(jobs):
            for holders in jobs._get_holders(day).values():
                values = holders[0].employee._get_signature_values(day)
                self.assertEqual(values["rank"], "Penata Tingkat I (III/d)")

        self._assert_same_queries(read_signatures, self._create_fifty())

    def test_only_the_people_of_the_positions_are_read(self):
        """5,000 people are not sorted to find the holders of one agency."""
        self.employee_ech3_a._appoint(self.job_head_b, date(2026, 7, 1))
        history = self.env["sidocakep.position.history"]
        jobs = self.job_ech3_a | self.job_secretary_a
        everybody = history.search([("job_id", "in", jobs.ids)], order="id")
        names = ["job_id", "employee_id", "date_start", "date_end"]
        rows = history._fetch_of_jobs(jobs, [], names, order="id")
        self.assertEqual(rows.ids, everybody.ids)
        self.assertEqual(rows.read(names), everybody.read(names))
        self.assertIn(date(2026, 6, 30), rows.mapped("date_end"))
        # The decrees of acting officials are few and stay.
        seen = history._of_jobs(jobs).search([("acting_id", "=", False)])
        self.assertEqual(
            set(seen.employee_id.ids), set(everybody.employee_id.ids), "and nobody else"
        )
        self.assertLess(seen, history.search([]))
        self.assertEqual(rows.search([]), history.search([]), "of everybody again")

    def test_what_is_read_past_the_orm_is_what_the_orm_finds(self):
        """Of each day on which anything begins or ends, and of the days beside it."""
        self.employee_ech3_a._appoint(self.job_head_b, date(2026, 7, 1))
        self._create_acting(
            *(self.job_secretary_a, self.employee_head_b, "plh"),
            *("2026-08-03", "2026-08-14"),
        )
        self.employee_head_a.sudo().departure_date = date(2026, 9, 30)
        history = self.env["sidocakep.position.history"]
        jobs = self.env["hr.job"].search([])
        rows = history.search([])
        ends = {*rows.mapped("date_start"), *rows.mapped("date_end")} - {False}
        days = {end + timedelta(shift) for end in ends for shift in (-1, 0, 1)}
        self.assertGreater(len(days), 6)
        for capacity in (None, "definitif", "plh"):
            for day in days:
                domain = jobs._get_history_domain(day) & Domain("job_id", "!=", False)
                if capacity:
                    domain &= Domain("capacity", "=", capacity)
                found = [
                    (row.job_id.id, row.employee_id.id, row.capacity, row.acting_id.id)
                    for row in history.search(domain)
                ]
                read = history._read_on(jobs, day, capacity)
                self.assertEqual([(*row[:3], row[3] or False) for row in read], found)

    def test_a_client_cannot_narrow_what_others_read(self):
        """What comes over RPC is a list, not the scope of a reader of this server."""
        history = self.env["sidocakep.position.history"]
        forged = history.with_context(position_history_of=["1900-01-01", [0]])
        domain = [("job_id", "=", self.job_ech3_a.id)]
        self.assertEqual(forged.search(domain).ids, history.search(domain).ids)
        self.assertTrue(history.search(domain))

    @long
    def test_queries_of_the_list_of_positions_do_not_grow(self):
        def read_list(jobs):
            for values in jobs.read(["holder_names", "holder_capacity", "is_vacant"]):
                self.assertEqual(values["holder_capacity"], "definitif")

        jobs = self._create_fifty().with_user(self.user_pelaksana_a)
        self._assert_same_queries(read_list, jobs)

    # ------------------------------------------------------------------
    # Rights
    # ------------------------------------------------------------------

    def test_every_official_gets_an_answer(self):
        """Files are for HR only, yet everybody must know who signs."""
        for user in (self.user_pelaksana_a, self.user_head_b, self.user_inspektorat):
            job = self.job_bupati.with_user(user)
            self.assertEqual(job.holder_names, "Uji Bupati")
            self.assertEqual(job.holder_capacity, "definitif")

    def test_history_of_another_agency_is_hidden(self):
        history = self.env["sidocakep.position.history"]
        domain = [("job_id", "=", self.job_head_b.id)]
        self.assertFalse(history.with_user(self.user_head_a).search(domain))
        self.assertTrue(history.with_user(self.user_head_b).search(domain))
        self.assertTrue(history.with_user(self.user_inspektorat).search(domain))

    def test_history_cannot_be_written(self):
        row = self.job_head_a.history_ids.with_user(self.user_organisasi)
        with self.assertRaises(UserError):
            row.write({"date_end": "2026-01-01"})
