"""January and February: DPA, PKs, action plan, cards and their decree."""

from datetime import date

from odoo import Command

from ..common import YEAR

#: Quarter targets of 2026, entered by who coordinates the agency.
TARGETS = {
    "outcome": ("80", "85", "88", "90"),
    "outcome_0": ("100", "100", "100", "100"),
    "output": ("30", "30", "30", "30"),
    "sub_output": ("3", "3", "3", "3"),
    "output_b": ("2", "3", "3", "2"),
    "output_c": ("1", "1", "1", "1"),
    "iku_ipm": (None, None, "72", None),
}


class Beginning:
    """What is promised and how it will be counted; nothing is measured yet."""

    def play_beginning(self):
        self._ratify_budgets()
        self._sign_agreements()
        if self.agency_a in self.played:
            self._decide_action_plan()
        self._enter_quarter_targets()
        self._follow_the_circular()
        self._decide_cards()

    def _ratify_budgets(self):
        """2 January: each agency enters its DPA and ratifies it."""
        lines = {
            self.agency_a: [
                (self.node_k1a, 100_000_000, False),
                (self.node_k1b, 50_000_000, False),
                (self.node_k2a, 25_000_000, False),
                (self.node_k0a, 30_000_000, False),
            ],
            self.agency_b: [(self.node_kba, 60_000_000, False)],
            self.kecamatan: [
                (self.node_kca, 20_000_000, False),
                (self.node_kca, 15_000_000, self.KELURAHAN),
            ],
        }
        for company, rows in lines.items():
            if company in self.played:
                with self.on("2026-01-02"):
                    self._ratify_budget(company, rows)

    def _ratify_budget(self, company, rows):
        budget = self.of(self.coordinators[company], "budget").create(
            {
                "company_id": company.id,
                "year": YEAR,
                "number": f"DPA/{company.id}",
                "ratified_on": "2026-01-02",
                "line_ids": [
                    Command.create(
                        {
                            "node_id": node.id,
                            "amount": amount,
                            "fund_source": "apbd",
                            "unit_code": unit,
                        }
                    )
                    for node, amount, unit in rows
                ],
            }
        )
        budget.action_ratify()

    def _sign_agreements(self):
        """5 to 15 January: drawn, signed from above, handed in, received, in force.

        PK one month after the DPA of 2 January: 2 February (Gunung Mas 7(4)).
        """
        jobs = {
            self.government: self.job_bupati,
            self.agency_a: self.job_head_a
            | self.job_secretary_a
            | self.job_ech3_a
            | self.job_ech4_a
            | self.job_func_a,
            self.agency_b: self.job_head_b | self.job_kabid_b,
            self.kecamatan: self.job_camat | self.job_lurah,
        }
        self.pks = self.env["sidocakep.pk"]
        with self.on("2026-01-05"):
            for company in self.played:
                user = self.coordinators[company]
                self.pks |= self.draw_up(user, company, jobs[company])
        self._check_table2_of_the_kelurahan()
        with self.on("2026-01-12"):
            for pk in self.pks.sorted("kind_sequence"):
                self.sign_by_both(pk)
        with self.on("2026-01-15"):
            self.hand_in(self.pks)
        self.assertEqual(set(self.pks.mapped("date_from")), {date(YEAR, 1, 1)})

    def _check_table2_of_the_kelurahan(self):
        """Practice 29: "no cost" is judged in the DPA of the parent by unit code.

        The Lurah answers for 15.000.000 of the kelurahan, not for 35.000.000.
        """
        lurah = self.find_pk(self.job_lurah)
        self.assertEqual(lurah.basis, "dpa")
        self.assertEqual(sum(lurah.table2_ids.mapped("amount")), 15_000_000)

    def _decide_action_plan(self):
        """20 January: ten activities of annex I and one of the promise; decided."""
        line = self.find_pk(self.job_ech4_a).line_ids
        with self.on("2026-01-20"):
            plan = self.of(self.user_secretary_a, "action.plan").create(
                {"company_id": self.agency_a.id, "year": YEAR}
            )
            plan.action_add_templates()
            responsible = self.employee_secretary_a.id
            plan.action_ids.write({"months": "1, 4", "responsible_id": responsible})
            plan.action_ids = [
                Command.create(
                    {
                        "name": "Rujukan terpadu",
                        "months": "2, 5, 8, 11",
                        "kind": "performance",
                        "responsible_id": self.employee_ech4_a.id,
                        "pk_line_ids": [Command.set(line.ids)],
                    }
                )
            ]
            plan.action_submit()
            plan.with_user(self.user_head_a).action_decide()
        self.action_plan = plan.with_env(self.env)
        self.assertEqual(self.action_plan.state, "decided")
        self.assertEqual(len(self.action_plan.action_ids), 11)

    def _enter_quarter_targets(self):
        """21 January: the targets of the quarters, by who coordinates each agency."""
        with self.on("2026-01-21"):
            for name, targets in TARGETS.items():
                indicator = getattr(self, name)
                if indicator.company_id not in self.played:
                    continue
                user = self.coordinators[indicator.company_id]
                self.of(user, "target").create(
                    [
                        {
                            "indicator_id": indicator.id,
                            "period_kind": "quarter",
                            "year": YEAR,
                            "period_no": number,
                            "written": written,
                        }
                        for number, written in enumerate(targets, 1)
                        if written
                    ]
                )

    def _follow_the_circular(self):
        """22 January: the regency's circular and the joint decree on holidays.

        Figures within 3 days of a period, on a rest day the next working day. Good
        Friday is 3 April 2026.
        """
        with self.on("2026-01-22"):
            profile = self.profile_gm.with_user(self.user_organisasi)
            profile.write({"data_entry_days": 3, "data_rest_day": "next"})
            holidays = self.env["resource.calendar.leaves"]
            holidays.with_user(self.user_organisasi).create(
                {
                    "name": "Wafat Yesus Kristus",
                    "first_day": "2026-04-03",
                    "last_day": "2026-04-03",
                    "company_id": self.setda.id,
                }
            )

    def _decide_cards(self):
        """2 February: cards drawn from the indicators, completed, decided."""
        with self.on("2026-02-02"):
            for company in self.played:
                collection = self.of(
                    self.coordinators[company], "data.collection"
                ).create({"company_id": company.id})
                collection.action_draw()
                self._complete_cards(collection)
                collection.write(
                    {
                        "document_number": f"188.4/{company.id}/2026",
                        "document_date": "2026-02-02",
                    }
                )
                collection.action_submit()
                collection.with_user(self.heads[company]).action_decide()
                self.assertEqual(collection.state, "decided")

    def _complete_cards(self, collection):
        """Say how each figure comes about: one ratio, outcomes of a year, the rest."""
        cards = {card.indicator_id: card for card in collection.card_ids}
        yearly = self.iku_1 | self.iku_2 | self.iku_b | self.iku_c
        for indicator, card in cards.items():
            vals = {"date_from": f"{YEAR}-01-01"}
            if indicator.sudo() in yearly:
                vals["frequency"] = "year"
            if indicator.sudo() == self.outcome:
                parts = (("Kunjungan sesuai standar", False), ("Seluruhnya", True))
                vals["formula"] = "ratio"
                vals["part_ids"] = [
                    Command.create({"name": name, "is_below": below})
                    for name, below in parts
                ]
            if indicator.sudo() == self.iku_2:
                vals["responsible_job_id"] = self.job_head_a.id
                vals["released_by"] = "KemenPANRB"
            if indicator.sudo() == self.iku_ipm:
                vals["responsible_job_id"] = self.job_bappeda.id
                vals["released_by"] = "BPS"
            card.write(vals)
