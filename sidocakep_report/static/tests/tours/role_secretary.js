import {openMenu, writeDate} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * The secretary draws up the missing agreements of the agency and hands in the one that
 * both have signed.
 */
registry.category("web_tour.tours").add("sidocakep_role_secretary_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_draw_up_menu"
        ),
        {
            content: "The positions that owe an agreement are offered",
            trigger:
                ".modal .o_field_widget[name=job_ids] .o_data_row:contains(Kepala Seksi Rujukan)",
        },
        {
            content: "Of the year 2026",
            trigger: ".modal .o_field_widget[name=year] input",
            run: "edit 2026",
        },
        ...writeDate("date_document", "02/01/2026"),
        {
            content: "Draw up",
            trigger: ".modal-footer button[name=action_draw_up]",
            run: "click",
        },
        {
            content: "The new drafts are shown, without that of the head",
            trigger:
                ".o_kanban_view:not(:has(.o_kanban_record:contains(Kepala Dinas Kesehatan))) .o_kanban_record:contains(Epidemiolog)",
        },
        {
            content: "Look at one",
            trigger: ".o_kanban_record:contains(Kepala Bidang Pelayanan)",
            run: "click",
        },
        {
            content: "It is drawn from the plan",
            trigger:
                ".o_field_widget[name=line_ids] .o_data_cell[name=target_text]:contains(90 Persen)",
        },
        {
            content: "Its superior is the head",
            trigger: "button[name=action_view_superior]",
            run: "click",
        },
        {
            content: "The agreement of the head is signed by both",
            trigger:
                ".o_form_view:has(.o_field_widget[name=first_title]:contains(Kepala Dinas Kesehatan)) .o_arrow_button_current[data-value=signed]",
        },
        {
            content: "Hand it in",
            trigger: ".o_statusbar_buttons button[name=action_hand_in]",
            run: "click",
        },
        {
            content: "It is with Bagian Organisasi",
            trigger:
                ".o_form_view:not(:has(button[name=action_hand_in])) .o_arrow_button_current[data-value=handed_in]",
        },
    ],
});
