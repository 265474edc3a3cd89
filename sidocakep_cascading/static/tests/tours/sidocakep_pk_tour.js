import {registry} from "@web/core/registry";

/**
 * A head of agency opens the own agreement, proposes it and signs it.
 */
registry.category("web_tour.tours").add("sidocakep_pk_tour", {
    steps: () => [
        {
            content: "Open the own agreement from the list",
            trigger: ".o_list_view .o_data_row .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "The parties stand side by side",
            trigger:
                ".o_form_view .o_field_widget[name=first_title]:contains(Kepala Dinas Kesehatan)",
        },
        {
            content: "The Bupati is the second party",
            trigger:
                ".o_form_view .o_field_widget[name=second_title]:contains(Bupati Uji)",
        },
        {
            content: "Tabel I has the target of the plan",
            trigger:
                ".o_field_widget[name=line_ids] .o_data_cell[name=target_text]:contains(85,5 Persen)",
        },
        {
            content: "Look at Tabel II",
            trigger: ".o_notebook .nav-link[name=table2]",
            run: "click",
        },
        {
            content: "Tabel II has the programmes of the DPA",
            trigger:
                ".o_field_widget[name=table2_ids] .o_data_cell[name=name]:contains(PROGRAM UPAYA KESEHATAN)",
        },
        {
            content: "Propose",
            trigger: ".o_statusbar_buttons button[name=action_propose]",
            run: "click",
        },
        {
            content: "Sign",
            trigger: ".o_statusbar_buttons button[name=action_sign]",
            run: "click",
        },
        {
            content: "The agreement is there to be read",
            trigger: ".modal .o_sidocakep_document:contains(Indeks Kepuasan)",
        },
        {
            content: "It has been read",
            trigger: ".modal-footer button[name=action_mark_read]",
            run: "click",
        },
        {
            content: "Prove who signs",
            trigger: ".modal .o_sidocakep_proof input",
            run: "edit uji_head_a",
        },
        {
            content: "Sign it",
            trigger: ".modal .o_sidocakep_proof button[name=sign]",
            run: "click",
        },
        {
            content: "It is signed by Party I",
            trigger:
                ".o_statusbar_status .o_arrow_button_current[data-value=signed_first]",
        },
        {
            content: "The signature is shown",
            trigger: ".o_form_view .o_field_widget[name=signed_first_by_id]",
        },
        {
            content: "There is nothing more to sign",
            trigger: ".o_form_view:not(:has(button[name=action_sign]))",
        },
    ],
});
