import {registry} from "@web/core/registry";

const card = (name) => `.o_sidocakep_card:contains("${name}")`;

/**
 * Adds a node below another one with the dialog of the card.
 */
const addBelow = (upper, kind, name) => [
    {
        content: `Add below ${upper}`,
        trigger: `${card(upper)} .o_sidocakep_add_below`,
        run: "click",
    },
    {
        content: "Name it",
        trigger: ".modal .o_field_widget[name=name] textarea",
        run: `edit ${name}`,
    },
    {
        content: "Save",
        trigger: ".modal .o_form_button_save",
        run: "click",
    },
    {
        content: `It stands in the tree as ${kind}`,
        trigger: `body:not(:has(.modal)) ${card(name)} .o_sidocakep_kind:contains(${kind})`,
    },
];

/**
 * A secretary builds a small tree and asks another agency to carry a node.
 */
registry.category("web_tour.tours").add("sidocakep_performance_tree_tour", {
    steps: () => [
        {
            content: "A new tree",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "Of the year 2028",
            trigger: ".o_field_widget[name=year] input",
            run: "edit 2028",
        },
        {
            content: "Save it",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "It stands at the first step",
            trigger: ".o_sidocakep_step_current:contains(Outcome)",
        },
        {
            content: "Open the tree",
            trigger: ".o_statusbar_buttons button[name=action_view_nodes]",
            run: "click",
        },
        {
            content: "It is empty and says how to begin",
            trigger: ".o_hierarchy_view .o_view_nocontent:contains(no node yet)",
        },
        {
            content: "Write the outcome",
            trigger: ".o_hierarchy_button_add",
            run: "click",
        },
        {
            content: "The change that the public feels",
            trigger: ".o_form_view h2 .o_field_widget[name=name] textarea",
            run: "edit Kematian ibu menurun",
        },
        {
            content: "Save it",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "It is saved",
            trigger:
                ".o_form_saved, .o_form_view:not(:has(.o_form_button_save:visible))",
        },
        {
            content: "To the whole tree",
            trigger: "button[name=action_view_in_tree]",
            run: "click",
        },
        {
            content: "The outcome stands in it",
            trigger: card("Kematian ibu menurun"),
        },
        ...addBelow(
            "Kematian ibu menurun",
            "Critical Success Factor",
            "Rujukan tepat waktu"
        ),
        ...addBelow("Rujukan tepat waktu", "Intermediate Condition", "Ambulans siaga"),
        ...addBelow("Ambulans siaga", "Operational Condition", "Sopir dijadwalkan"),
        {
            content: "The logic is complete: indicators are next",
            trigger: ".o_sidocakep_step_current:contains(Indicators)",
        },
        {
            content: "Fold the factors",
            trigger: ".o_sidocakep_fold_factors",
            run: "click",
        },
        {
            content: "The conditions are folded",
            trigger:
                ".o_sidocakep_tree:not(:has(.o_sidocakep_card_intermediate)) .o_sidocakep_card_folded",
        },
        {
            content: "Unfold them",
            trigger: `${card("Rujukan tepat waktu")} .o_sidocakep_fold`,
            run: "click",
        },
        {
            content: "The operational condition is back",
            trigger: `${card("Sopir dijadwalkan")} .o_hierarchy_node`,
            run: "click",
        },
        {
            content: "Ask another agency to carry it",
            trigger: "button[name=action_ask_agency]",
            run: "click",
        },
        {
            content: "Which one",
            trigger: ".modal .o_field_widget[name=company_ids] input",
            run: "edit Badan Penanggulangan",
        },
        {
            content: "BPBD",
            trigger:
                ".o-autocomplete--dropdown-item:contains(Badan Penanggulangan Bencana Daerah Uji)",
            run: "click",
        },
        {
            content: "What is asked",
            trigger: ".modal .o_field_widget[name=request] textarea",
            run: "edit Sopir BPBD ikut dalam jadwal siaga",
        },
        {
            content: "Ask",
            trigger: ".modal button[name=action_ask]",
            run: "click",
        },
        {
            content: "Look at the requests",
            trigger: "body:not(:has(.modal)) .o_notebook .nav-link[name=crosscutting]",
            run: "click",
        },
        {
            content: "It is asked",
            trigger:
                ".o_field_widget[name=crosscutting_ids] .o_data_row:contains(Badan Penanggulangan)",
        },
        {
            content: "Back to the tree",
            trigger: "button.oe_stat_button:contains(Whole Tree)",
            run: "click",
        },
        {
            content: "The step says that something is missing, and leads there",
            trigger: ".o_sidocakep_step_current .o_sidocakep_missing",
            run: "click",
        },
        {
            content: "It is listed",
            trigger: ".o_list_view .o_data_row",
        },
    ],
});

/**
 * The head of the asked agency accepts.
 */
registry.category("web_tour.tours").add("sidocakep_crosscutting_tour", {
    steps: () => [
        {
            content: "Open the request of the other agency",
            trigger: ".o_list_view .o_data_cell:contains(Sopir dijadwalkan)",
            run: "click",
        },
        {
            content: "What is asked",
            trigger:
                ".o_form_view .o_field_widget[name=request]:contains(Sopir BPBD ikut)",
        },
        {
            content: "Accept",
            trigger: ".o_statusbar_buttons button[name=action_accept]",
            run: "click",
        },
        {
            content: "Say which position carries it",
            trigger: ".modal .o_field_widget[name=carrier_job_id] input",
            run: "edit Kepala Pelaksana",
        },
        {
            content: "The head",
            trigger: ".o-autocomplete--dropdown-item:contains(Kepala Pelaksana)",
            run: "click",
        },
        {
            content: "Confirm",
            trigger: ".modal .modal-footer button[name=action_confirm]:visible",
            run: "click",
        },
        {
            content: "It is accepted",
            trigger:
                "body:not(:has(.modal)) .o_arrow_button_current[data-value=accepted]",
        },
        {
            content: "Look at the node of the other agency",
            trigger: "button[name=action_view_node]",
            run: "click",
        },
        {
            content: "It is shown, and cannot be changed",
            trigger:
                ".o_form_view h2 .o_readonly_modifier[name=name]:contains(Sopir dijadwalkan)",
        },
    ],
});
