import {registry} from "@web/core/registry";

/**
 * A secretary looks at the plan tree, adds a programme from the nomenclature and
 * types a target as the document writes it.
 */
registry.category("web_tour.tours").add("sidocakep_plan_tour", {
    steps: () => [
        {
            content: "The tree starts at the goal, with its level",
            trigger:
                ".o_hierarchy_view .o_sidocakep_node_tujuan:contains(Derajat kesehatan)",
        },
        {
            content: "Unfold it",
            trigger:
                ".o_hierarchy_node:has(.o_sidocakep_node_tujuan:contains(Derajat kesehatan)) button[name=hierarchy_search_subsidiaries]",
            run: "click",
        },
        {
            content: "The objective shows the cost of all below it",
            trigger:
                ".o_sidocakep_node_sasaran:contains(Layanan rujukan):contains(1.500.000)",
        },
        {
            content: "Open the objective",
            trigger:
                ".o_hierarchy_node:has(.o_sidocakep_node_sasaran) .o_sidocakep_node_name",
            run: "click",
        },
        {
            content: "Open its indicator",
            trigger: ".o_field_widget[name=indicator_ids] .o_data_cell[name=name]",
            run: "click",
        },
        {
            content: "The indicator is shown in its dialog",
            trigger: ".modal .o_form_view .o_field_widget[name=target_ids]",
        },
        {
            content: "Type a target",
            trigger:
                ".modal .o_field_widget[name=target_ids] .o_data_cell[name=written]",
            run: "click",
        },
        {
            content: "As the document writes it",
            trigger: ".modal .o_field_widget[name=written] input",
            run: "edit 86,25",
        },
        {
            content: "Leave the cell",
            trigger: ".modal .o_field_widget[name=target_ids] .o_data_cell[name=kind]",
            run: "click",
        },
        {
            content: "It is read at once",
            trigger:
                ".modal .o_field_widget[name=target_ids] .o_data_cell[name=printed_value]:contains(86,25 Persen)",
        },
        {
            content: "Save",
            trigger: ".modal .o_form_button_save",
            run: "click",
        },
        {
            content: "Back on the objective",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_field_widget[name=indicator_ids]",
        },
    ],
});
