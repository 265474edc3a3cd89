"""What every screen of ours has, said once instead of in every view."""

from lxml import etree

from odoo import api, models

CHOSEN_TYPES = ("many2one", "many2many")
#: Of others, what is chosen in documents and made with care.
MADE_ELSEWHERE = {"hr.job", "hr.employee", "res.company", "res.users"}


class Base(models.AbstractModel):
    """Views of our models find what the bell counts and offer what is possible.

    - A search view of a model with activities has the filters by which Odoo's bell
      opens what it counted.
    - Lists and cards do not offer Odoo's import of raw records: it knows neither the
      keys of a plan nor who answers for a row. The workbook does.
    - Forms and lists of documents say whose turn it is.
    - The form of what is submitted has the two ways back, after the main steps.
    - A step that nobody can undo asks first, where its button says no more.
    - Who inspects verifies the seal of what bears one.
    - A form of a document offers no input for content that its state keeps, and none
      to who may only read it.
    - A form has a class, by which the style sheets know it (``sidocakep_ribbon.scss``).
    - A document tells the client whether it may be deleted (``static/src/documents``).
    - Where something is chosen that has a screen of its own (a row of the plan, a post,
      a document), a misspelt name does not offer to make one.
    """

    #: A model that is no document and is made on a screen of its own says so.
    _made_elsewhere = False

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if self._name.startswith("sidocakep."):
            if view_type in ("form", "list"):
                self._close_creation(arch)
            if view_type == "search" and "activity_ids" in self._fields:
                self._add_activity_filters(arch)
            if view_type == "form":
                arch.set("class", f"{arch.get('class', '')} o_sidocakep_form".strip())
                self._close_frozen_fields(arch)
                self._close_to_readers(arch)
            if view_type in ("list", "kanban"):
                arch.set("import", "0")
            if view_type in ("form", "kanban", "list") and "can_delete" in self._fields:
                hidden = "column_invisible" if view_type == "list" else "invisible"
                arch.append(etree.Element("field", {"name": "can_delete", hidden: "1"}))
            if view_type == "form" and hasattr(self, "_add_seal_button"):
                self._add_seal_button(arch)
            if view_type == "form" and hasattr(self, "_submission_next"):
                self._add_ways_back(arch)
            if hasattr(self, "_get_final_steps"):
                self._ask_before_final_steps(arch)
            if "turn_text" in self._fields:
                self._add_turn(arch, view_type)
        return arch, view

    @api.model
    def _close_creation(self, arch):
        """Offer no new record where one is chosen, unless the view says otherwise."""
        for node in arch:
            if node.tag != "field" or node.get("name") not in self._fields:
                self._close_creation(node)
                continue
            comodel = self.env.get(self._fields[node.get("name")].comodel_name)
            if comodel is None:
                continue
            for view in node:
                comodel._close_creation(view)
            options = node.get("options") or "{}"
            is_chosen = self._fields[node.get("name")].type in CHOSEN_TYPES
            if is_chosen and "create" not in options and comodel._is_made_elsewhere():
                opened, rest = options.split("{", 1)
                comma = ", " if rest.strip() != "}" else ""
                node.set("options", f"{opened}{{'no_create': True{comma}{rest}")

    @api.model
    def _is_made_elsewhere(self):
        """Tell whether records of this model are made on a screen of their own."""
        is_document = hasattr(self, "_workflow_transitions")
        return self._made_elsewhere or is_document or self._name in MADE_ELSEWHERE

    @api.model
    def _close_frozen_fields(self, arch):
        """Let what may not change in a state look like it, where no view says more."""
        states = getattr(self, "_workflow_frozen_states", ())
        if not states:
            return
        names = self._get_frozen_fields()
        filled = {state: self._get_filled_in(state) for state in sorted(states)}
        for node in self._list_own_nodes(arch):
            name = node.get("name")
            if name in names and not node.get("readonly"):
                if not self._fields[name].readonly:
                    closed = [state for state in filled if name not in filled[state]]
                    node.set("readonly", f"state in {closed!r}")

    @api.model
    def _close_to_readers(self, arch):
        """Let a document that somebody only reads look like it, row by row.

        The rules of access are of records: the client knows those of models alone, and
        would offer to type what is refused when it is saved.
        """
        if "can_write" not in self._fields:
            return
        own = self._list_own_nodes(arch)
        if "can_write" not in {node.get("name") for node in own}:
            arch.append(etree.Element("field", {"name": "can_write", "invisible": "1"}))
        for node in own:
            closed = node.get("readonly")
            if closed is None and self._fields[node.get("name")].readonly:
                continue
            if closed and (closed in ("1", "True") or "can_write" in closed):
                continue
            is_open = closed in (None, "0", "False")
            closed = "not can_write" if is_open else f"({closed}) or not can_write"
            node.set("readonly", closed)

    @api.model
    def _list_own_nodes(self, arch):
        """Return the fields of a form that are no fields of the rows in it."""
        return [
            node
            for node in arch.iter("field")
            if next(node.iterancestors("field"), None) is None
            and node.get("name") in self._fields
        ]

    @api.model
    def _add_turn(self, arch, view_type):
        """Say whose turn it is under the buttons of a form and in a list."""
        if arch.find(".//field[@name='turn_text']") is not None:
            return
        if view_type == "list":
            column = {"name": "turn_text", "optional": "show", "class": "text-wrap"}
            arch.append(etree.Element("field", column))
        header = arch.find("header")
        if view_type == "form" and header is not None:
            place = etree.Element(
                "div",
                {
                    "class": "o_sidocakep_turn alert alert-info mb-0",
                    "role": "status",
                    "invisible": "not turn_text",
                },
            )
            words = {"name": "turn_text", "nolabel": "1", "readonly": "1"}
            etree.SubElement(place, "field", words)
            header.addnext(place)

    @api.model
    def _add_ways_back(self, arch):
        """Offer to take a submitted draft back, and to give it back with a reason."""
        header = arch.find("header")
        if header is None:
            return
        buttons = [button for button in header if button.tag == "button"]
        mains = [b for b in buttons if "btn-primary" in b.get("class", "")]
        place = header.index(mains[-1]) + 1 if mains else 0
        hidden = "not can_give_back"
        if "can_ask_correction" in self._fields:
            hidden += " and not can_ask_correction"
        dialog = self.env.ref("sidocakep_base.sidocakep_give_back_action")
        take, give = self.env._("Take the Draft Back"), self.env._("Return")
        header[place:place] = [
            etree.Element(
                "button",
                {
                    "name": "action_take_back",
                    "string": take,
                    "type": "object",
                    "invisible": "not can_take_back",
                },
            ),
            etree.Element(
                "button",
                {
                    "name": str(dialog.id),
                    "string": give,
                    "type": "action",
                    "context": f"{{'default_res_model': '{self._name}', "
                    "'default_res_id': id}",
                    "invisible": hidden,
                },
            ),
        ]
        told = etree.Element(
            "div",
            {
                "class": "alert alert-warning mb-0",
                "role": "status",
                "invisible": "not given_back_reason",
            },
        )
        for name in ("given_back_by_id", "given_back_reason"):
            label = {"for": name, "class": "fw-bold me-2"}
            etree.SubElement(told, "label", label)
            etree.SubElement(told, "field", {"name": name, "readonly": "1"})
        header.addnext(told)

    @api.model
    def _ask_before_final_steps(self, arch):
        """Let the buttons of final steps say what follows, and ask."""
        final = self._get_final_steps()
        for button in arch.iter("button"):
            step = self._find_step_of(button)
            is_asked = button.get("confirm") or button.get("type") != "object"
            if step in final and not is_asked:
                if button.get("name") not in self._asking_methods:
                    title = button.get("string") or ""
                    button.set("confirm", self._get_final_question(step, title))

    @api.model
    def _add_activity_filters(self, arch):
        """Add the filters that Odoo's bell asks for by name (``activity_menu.js``)."""
        day = "my_activity_date_deadline"
        mine, late = self.env._("My Tasks"), self.env._("Late Tasks")
        today, later = self.env._("Tasks of Today"), self.env._("Future Tasks")
        filters = [
            ("filter_activities_my", mine, "[('activity_user_id', '=', uid)]"),
            ("activities_overdue", late, f"[('{day}', '<', 'today')]"),
            ("activities_today", today, f"[('{day}', '=', 'today')]"),
            ("activities_upcoming_all", later, f"[('{day}', '>', 'today')]"),
        ]
        nodes = [etree.Element("separator", {"invisible": "1"})]
        for name, label, domain in filters:
            if arch.find(f".//filter[@name='{name}']") is not None:
                continue
            attributes = {"name": name, "string": label, "domain": domain}
            nodes.append(etree.Element("filter", {**attributes, "invisible": "1"}))
            if name == "filter_activities_my":
                nodes.append(etree.Element("separator", {"invisible": "1"}))
        place = arch.find("searchpanel")
        position = len(arch) if place is None else arch.index(place)
        arch[position:position] = nodes
