import {registry} from "@web/core/registry";

/**
 * A coordinator opens the revision that a mutasi in HR proposed.
 */
registry.category("web_tour.tours").add("sidocakep_pk_revision_tour", {
    steps: () => [
        {
            content: "Open the proposed revision",
            trigger:
                ".o_list_view .o_data_row .o_data_cell[name=employee_name]:contains(Pejabat Baru)",
            run: "click",
        },
        {
            content: "It says what happened",
            trigger:
                ".o_form_view .o_field_widget[name=reason]:contains(sejak 1 Juli 2026)",
        },
        {
            content: "Open the revision",
            trigger: ".o_statusbar_buttons button[name=action_open]",
            run: "click",
        },
        {
            content: "The new official signs",
            trigger: ".modal .o_field_widget[name=holder_name]:contains(Pejabat Baru)",
        },
        {
            content: "Name the decree",
            trigger: ".modal .o_field_widget[name=document_number] input",
            run: "edit 800.1.3.1/15/BKPSDM/2026",
        },
        {
            content: "Open the successor",
            trigger: ".modal-footer button[name=action_open]",
            run: "click",
        },
        {
            content: "It is a draft of the new official",
            trigger:
                ".o_form_view .o_field_widget[name=first_title]:contains(Kepala Bidang Pelayanan)",
        },
        {
            content: "Its targets are those of the former",
            trigger:
                ".o_field_widget[name=line_ids] .o_data_cell[name=target_text]:contains(90 Persen)",
        },
        {
            content: "See what changed",
            trigger: "button[name=action_view_difference]",
            run: "click",
        },
        {
            content: "The name of Party I changed",
            trigger:
                ".o_field_widget[name=changed_line_ids] .o_data_cell[name=after]:contains(Pejabat Baru)",
        },
    ],
});
