"""A real agency: Sekretariat DPRD Banyuwangi with the plan of its Renstra table 4.2."""

from odoo import Command

from odoo.addons.sidocakep_base.engine.figures.reading import ValueKind, read_value
from odoo.addons.sidocakep_base.models.indicator.sidocakep_indicator import SMART_FIELDS
from odoo.addons.sidocakep_base.tests.real_tables import read_table

from ..common import PrintCase

TABLE = "banyuwangi_setwan_renstra_cascade_2024_2030.csv"
YEARS = range(2025, 2031)
#: Sums of the sub-activities of 2026 by hand, kegiatan by kegiatan:
#: 89.287.197 + 85.000.000; 3.555.115.794 + 20.000.000 + 200.000.000;
#: 10.000 + 300.000.000.
ACTIVITIES_2026 = (174_287_197, 3_775_115_794, 300_010_000)
#: 174.287.197 + 3.775.115.794 + 300.010.000
PROGRAM_2026 = 4_249_412_991
#: The sasaran stands twice in the table, once for each of its indicators.
LEVELS = {
    "tujuan": "tujuan",
    "sasaran": "sasaran",
    "program": "program",
    "kegiatan": "kegiatan",
    "sub kegiatan": "sub_kegiatan",
}
KINDS = {
    "tujuan": ("iku", "iku"),
    "sasaran": ("iku", "iku"),
    "outcome program": ("program", "outcome"),
    "kegiatan": ("kegiatan", "output"),
    "sub kegiatan": ("kegiatan", "sub_activity_output"),
}
#: Codes of the programme, the activities and their sub-activities, in printed order.
CODES = (
    "4.02.01",
    "4.02.01.2.01",
    "4.02.01.2.01.0001",
    "4.02.01.2.01.0006",
    "4.02.01.2.02",
    "4.02.01.2.02.0001",
    "4.02.01.2.02.0005",
    "4.02.01.2.02.0007",
    "4.02.01.2.05",
    "4.02.01.2.05.0002",
    "4.02.01.2.05.0011",
)
#: key of the post: name, kind of position, key of the superior, echelon, group, rank
POSTS = {
    "sekwan": ("Sekretaris DPRD", "head", None, "ii_b", "head", "iv_c"),
    "kabag_pk": (
        "Kepala Bagian Program dan Keuangan",
        "administrator",
        "sekwan",
        "iii_a",
        "echelon3",
        "iv_a",
    ),
    "kabag_umum": (
        "Kepala Bagian Umum",
        "administrator",
        "sekwan",
        "iii_a",
        "echelon3",
        "iv_a",
    ),
    "kasubag_ren": (
        "Kepala Subbagian Perencanaan",
        "supervisor",
        "kabag_pk",
        "iv_a",
        "echelon4",
        "iii_d",
    ),
    "kasubag_keu": (
        "Kepala Subbagian Keuangan",
        "supervisor",
        "kabag_pk",
        "iv_a",
        "echelon4",
        "iii_d",
    ),
    "kasubag_tu": (
        "Kepala Subbagian Tata Usaha dan Kepegawaian",
        "supervisor",
        "kabag_umum",
        "iv_a",
        "echelon4",
        "iii_d",
    ),
    "perencana": (
        "Perencana Ahli Muda",
        "functional",
        "kasubag_ren",
        None,
        "functional",
        "iii_c",
    ),
    "pengelola_keu": (
        "Pengelola Keuangan",
        "pelaksana",
        "kasubag_keu",
        None,
        "pelaksana",
        "iii_a",
    ),
    "pengelola_peg": (
        "Pengelola Kepegawaian",
        "pelaksana",
        "kasubag_tu",
        None,
        "pelaksana",
        "iii_a",
    ),
}
#: Who answers for the indicators: the two outcomes, the three outputs, the
#: indicators of the sub-activities under each output.
OUTCOME_OWNERS = ("kabag_pk", "kabag_umum")
OUTPUT_OWNERS = ("kasubag_ren", "kasubag_keu", "kasubag_tu")
SUB_OWNERS = ("perencana", "pengelola_keu", "pengelola_peg")


class SetwanCase(PrintCase):
    """The Setwan with its posts and people, a draft Renstra 2025-2030 and no DPA yet.

    The Renstra is the table: one tujuan [Kepuasan DPRD], one sasaran [SAKIP; IKM], one
    programme [two outcomes], three kegiatan, seven sub kegiatan, their targets and
    costs of the years 2025 to 2030. Who answers for what is ours, the table names
    nobody.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.table = read_table(TABLE)
        cls.setwan = cls._create_company(
            "Sekretariat DPRD Uji", sidocakep_kind="setwan"
        )
        cls._setup_posts()
        cls._setup_renstra()

    @classmethod
    def _setup_posts(cls):
        cls.jobs, cls.people, cls.users = {}, {}, {}
        for key, (name, kind, superior, echelon, group, rank) in POSTS.items():
            above = cls.jobs[superior] if superior else cls.job_bupati
            job = cls._create_job(name, kind, above, cls.setwan, echelon)
            user = cls._create_user(f"uji_{key}", f"group_{group}", cls.setwan)
            cls.jobs[key], cls.users[key] = job, user
            cls.people[key] = cls._create_employee(
                f"{name.split()[0]} {key}, S.E.", job, rank, user_id=user.id
            )

    @classmethod
    def _setup_renstra(cls):
        cls.setwan_plan = cls.env["sidocakep.plan"].create(
            {
                "name": "Renstra Sekretariat DPRD 2025-2030",
                "kind": "renstra",
                "company_id": cls.setwan.id,
                "year_start": YEARS[0],
                "year_end": YEARS[-1],
                "parent_plan_id": cls.rpjmd.id,
                "document_number": "30 Tahun 2025",
                "document_date": "2025-09-01",
            }
        )
        cls.nodes, cls.indicators = {}, {}
        last, codes = {}, iter(CODES)
        outcome = output = None
        for row in cls.table:
            level = LEVELS.get(row["tingkat"])
            node = cls._enter_node(row, level, last, codes)
            if not row["indikator"]:
                continue
            above = {"kegiatan": outcome, "sub_kegiatan": output}.get(level)
            if row["tingkat"] == "outcome program":
                above = last["iku"]
            indicator = cls._enter_indicator(row, node, above)
            if row["tingkat"] == "outcome program":
                outcome = indicator
            elif level == "kegiatan":
                output = indicator
            elif level == "sasaran":
                last["iku"] = indicator
        cls._name_owners()

    @classmethod
    def _enter_node(cls, row, level, last, codes):
        """Create the node of a row, or return the one that the row is about."""
        if not level:
            return last["program"]
        if level == "sasaran" and "sasaran" in last:
            return last["sasaran"]
        levels = list(LEVELS.values())
        rank = levels.index(level)
        node = cls._create_node(
            cls.setwan_plan,
            level,
            row["uraian"],
            last.get(levels[rank - 1]) if rank else None,
            code=next(codes) if rank >= levels.index("program") else False,
            sequence=len(cls.nodes),
            upper_node_id={"tujuan": cls.node_g1.id, "sasaran": cls.node_g2.id}.get(
                level, False
            ),
        )
        cls.nodes[row["uraian"]] = last[level] = node
        if level == "sub_kegiatan":
            node.cost_ids = [
                Command.create({"year": year, "amount": cls._amount(row, year)})
                for year in YEARS
            ]
        return node

    @classmethod
    def _enter_indicator(cls, row, node, above):
        kind, level = KINDS[row["tingkat"]]
        indicator = cls.env["sidocakep.indicator"].create(
            {
                "name": row["indikator"],
                "code": f"SETWAN-{len(cls.indicators) + 1:02d}",
                "company_id": cls.setwan.id,
                "kind": kind,
                "level_id": cls.env.ref(f"sidocakep_base.indicator_level_{level}").id,
                "unit_id": cls.env["sidocakep.unit"]._find_or_create(row["satuan"]).id,
                "node_ids": [Command.link(node.id)],
                "parent_indicator_id": above.id if above else False,
                "smart_reason": "Ditetapkan dalam rencana",
                **dict.fromkeys(SMART_FIELDS, "yes"),
            }
        )
        cls.indicators[row["indikator"]] = indicator
        cls.env["sidocakep.target"].create(
            [
                {
                    "indicator_id": indicator.id,
                    "plan_id": cls.setwan_plan.id,
                    "year": year,
                    "written": row[f"k_{year}"],
                }
                for year in YEARS
            ]
        )
        return indicator

    @classmethod
    def _name_owners(cls):
        """Name who answers; a kegiatan stands under the Kabag of its outcome."""
        by_kind = {}
        for indicator in cls.indicators.values():
            by_kind.setdefault(indicator.level_id.code, []).append(indicator)
        cls.tujuan_iku, cls.sakip, cls.ikm = by_kind["iku"]
        cls.outcomes, cls.outputs = by_kind["outcome"], by_kind["output"]
        for indicator, key in zip(cls.outcomes, OUTCOME_OWNERS, strict=True):
            indicator.owner_job_id = cls.jobs[key]
        for indicator, key in zip(cls.outputs, OUTPUT_OWNERS, strict=True):
            indicator.owner_job_id = cls.jobs[key]
            indicator.node_ids.responsible_job_id = cls.jobs[key].superior_id
        owner_of = dict(zip(cls.outputs, SUB_OWNERS, strict=True))
        for indicator in by_kind["sub_activity_output"]:
            key = owner_of[indicator.parent_indicator_id]
            indicator.owner_job_id = cls.jobs[key]

    @classmethod
    def _amount(cls, row, year):
        return float(read_value(row[f"rp_{year}"], kind=ValueKind.MONEY).value)

    @classmethod
    def _get_rows(cls, *levels):
        return [row for row in cls.table if row["tingkat"] in levels]

    @classmethod
    def _get_nodes(cls, level, plan=None):
        """Return the nodes of a level in the order of the table."""
        plan = plan or cls.setwan_plan
        return plan.node_ids.filtered(lambda node: node.level == level).sorted(
            "sequence"
        )

    @classmethod
    def _ratify_dpa(cls, ratified_on="2026-01-02"):
        """Ratify the DPA 2026 of the costs that the table states for that year."""
        budget = cls.env["sidocakep.budget"].create(
            {
                "company_id": cls.setwan.id,
                "year": 2026,
                "number": "DPA/A.1/4.02/001/2026",
                "ratified_on": ratified_on,
                "line_ids": [
                    Command.create(
                        {
                            "node_id": cost.node_id.id,
                            "amount": cost.amount,
                            "fund_source": "apbd",
                        }
                    )
                    for cost in cls.setwan_plan.node_ids.cost_ids
                    if cost.year == 2026
                ],
            }
        )
        budget.action_ratify()
        return budget

    @staticmethod
    def _get_figure(text):
        """Return what is printed before the unit."""
        return text.split(" ")[0].removesuffix("%")

    def _get_pks(self, *keys):
        """Return the agreements that count of the posts, in their order."""
        pks = self.env["sidocakep.pk"]
        for key in keys or POSTS:
            pks |= pks.search(
                [("job_id", "=", self.jobs[key].id), ("state", "!=", "replaced")]
            )
        return pks

    def _draw_up_all(self):
        """Draw up the agreements of all nine, from above downwards."""
        for key in POSTS:
            self._create_pk(self.jobs[key])
        return self._get_pks()
