"""What the tests of performance trees and crosscutting share."""

from odoo.service.model import call_kw

from .common import YEAR, PkCase

#: Document of the trees of these tests.
DOCUMENT = {
    "document_number": "100.3.3.2/45/KUM/2025",
    "document_date": "2025-11-03",
}


class TreeCase(PkCase):
    """A small tree of the Dinas Kesehatan, its logic complete (steps 1 to 3)::

    outcome      Kematian ibu menurun
      csf          Ibu hamil berisiko ditemukan sejak dini
        intermediate Kader menjangkau setiap ibu hamil
          operational  Kader dilatih
      csf          Rujukan tiba tepat waktu
        operational  Ambulans siaga di setiap kecamatan
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job_secretary_b = cls._create_job(
            "Sekretaris BPBD", "secretary", cls.job_head_b, cls.agency_b, "iii_a"
        )
        cls.user_secretary_b = cls._create_user(
            "uji_secretary_b", "group_secretary", cls.agency_b
        )
        cls._create_employee(
            "Sekretaris B",
            job=cls.job_secretary_b,
            rank="iv_a",
            user_id=cls.user_secretary_b.id,
        )
        cls._give_post(cls.user_asisten)
        cls.tree = cls._create_tree()
        make = cls._create_tree_node
        cls.outcome_node = make("outcome", "Kematian ibu menurun")
        cls.csf_1 = make(
            "csf", "Ibu hamil berisiko ditemukan sejak dini", cls.outcome_node
        )
        cls.middle = make("intermediate", "Kader menjangkau ibu hamil", cls.csf_1)
        cls.leaf_1 = make("operational", "Kader dilatih", cls.middle)
        cls.csf_2 = make("csf", "Rujukan tiba tepat waktu", cls.outcome_node)
        cls.leaf_2 = make("operational", "Ambulans siaga", cls.csf_2)
        cls.nodes = (
            cls.outcome_node
            | cls.csf_1
            | cls.middle
            | cls.leaf_1
            | cls.csf_2
            | cls.leaf_2
        )

    @classmethod
    def _create_tree(cls, company=None, year=YEAR, **kw):
        vals = {"company_id": (company or cls.agency_a).id, "year": year}
        return cls.env["sidocakep.performance.tree"].create(vals | DOCUMENT | kw)

    @classmethod
    def _create_tree_node(cls, kind, name, parent=None, tree=None, **kw):
        return cls.env["sidocakep.performance.tree.node"].create(
            {
                "tree_id": (tree or cls.tree).id,
                "kind": kind,
                "name": name,
                "parent_id": parent.id if parent else False,
                **kw,
            }
        )

    @classmethod
    def _complete(cls, nodes=None):
        """Do steps 4 and 5 of the small tree."""
        for node in nodes or cls.nodes:
            node.write(
                {
                    "indicator_ids": [(4, cls.iku_1.id)],
                    "plan_node_ids": [(4, cls.node_s1.id)],
                    "job_ids": [(4, cls.job_ech3_a.id)],
                }
            )

    @classmethod
    def _decide_tree(cls, tree=None):
        (tree or cls.tree).with_user(cls.user_head_a).action_decide()

    @classmethod
    def _ask(cls, node=None, company=None, user=None, **kw):
        """Ask ``agency_b``, as the secretary of agency A, to carry a node."""
        vals = {
            "node_id": (node or cls.leaf_2).id,
            "company_id": (company or cls.agency_b).id,
            "request": "Ambulans BPBD ikut siaga",
        }
        requests = cls.env["sidocakep.crosscutting"]
        requests = requests.with_user(user or cls.user_secretary_a).create(vals | kw)
        return requests.with_env(cls.env)

    @classmethod
    def _create_tree_b(cls, year=YEAR, **kw):
        """Create a tree of agency B with one outcome, and return the outcome."""
        tree = cls._create_tree(cls.agency_b, year, **kw)
        return cls._create_tree_node("outcome", "Warga selamat", tree=tree)

    def _call(self, user, method, *args, model="sidocakep.crosscutting", **kwargs):
        """Call as every RPC door does."""
        return call_kw(self.env[model].with_user(user), method, list(args), kwargs)

    def _count_queries(self, function):
        """Return how many queries ``function`` makes with an empty cache."""
        for _warm_up in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            function()
        return self.env.cr.sql_log_count - before

    @classmethod
    def _setup_stranger(cls):
        """Give the BPBD its least privileged official, and a login."""
        cls.job_pelaksana_b = cls._create_job(
            "Pengadministrasi BPBD", "pelaksana", cls.job_secretary_b, cls.agency_b
        )
        cls.user_pelaksana_b = cls._create_user(
            "uji_pelaksana_b", "group_pelaksana", cls.agency_b
        )
        cls._create_employee(
            "Pelaksana B", cls.job_pelaksana_b, user_id=cls.user_pelaksana_b.id
        )
