import {openMenu, readAndSign, writeDate} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * The Asisten draws up the missing agreements of the Setda and signs his own.
 */
registry.category("web_tour.tours").add("sidocakep_role_asisten_tour", {
    steps: () => [
        {
            content: "He has no agreement yet",
            trigger: ".o_view_nocontent",
        },
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_draw_up_menu"
        ),
        {
            content: "It is for the Setda",
            trigger:
                ".modal .o_field_widget[name=job_ids] .o_data_row:contains(Asisten Administrasi)",
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
            content: "That of the head of division is there",
            trigger:
                ".o_kanban_view:not(:has(.o_kanban_record:contains(Sekretaris Daerah))) .o_kanban_record:contains(Kepala Bagian Umum)",
        },
        {
            content: "Open the own one",
            trigger: ".o_kanban_record:contains(Asisten Administrasi)",
            run: "click",
        },
        {
            content: "It has the target of the plan",
            trigger:
                ".o_field_widget[name=line_ids] .o_data_cell[name=target_text]:contains(90 Persen)",
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
        ...readAndSign(["Unit tertata"], "uji_asisten"),
        {
            content: "It waits for the Sekda",
            trigger: ".o_form_view .o_arrow_button_current[data-value=signed_first]",
        },
    ],
});
