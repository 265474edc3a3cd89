import {openMenu} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * Bappeda reviews the amended Renstra of an agency, then draws up the RKT of the
 * government from the RPJMD.
 */
registry.category("web_tour.tours").add("sidocakep_role_bappeda_tour", {
    steps: () => [
        ...openMenu("sidocakep_base.menu_plan", "sidocakep_base.sidocakep_plan_menu"),
        {
            content: "Open the amendment of the agency",
            trigger:
                ".o_list_view .o_data_row:contains(RENSTRA Dinas Kesehatan):has(.text-bg-info) .o_data_cell[name=name]",
            run: "click",
        },
        {
            content: "Review it",
            trigger:
                ".o_form_view:has(.o_arrow_button_current[data-value=draft]) .o_statusbar_buttons button.btn-primary",
            run: "click",
        },
        {
            content: "Say what was found",
            trigger: ".modal .o_field_widget[name=note] textarea:visible",
            run: "edit Sesuai dengan RPJMD",
        },
        {
            content: "Mark as reviewed",
            trigger: ".modal-footer button[name=action_confirm]:visible",
            run: "click",
        },
        {
            content: "It is reviewed; it is not Bappeda who decides it",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=reviewed]",
        },
        ...openMenu(
            "sidocakep_base.menu_plan",
            "sidocakep_base.sidocakep_rkt_generate_menu"
        ),
        {
            content: "The RKT of the year 2026",
            trigger: ".modal .o_field_widget[name=year] input",
            run: "edit 2026",
        },
        {
            content: "Leave the field",
            trigger: ".modal .o_form_view",
            run: "click",
        },
        {
            content: "It is drawn from the RPJMD",
            trigger:
                ".modal .o_field_widget[name=row_ids] .o_data_row:contains(RPJMD Pemerintah Kabupaten Uji)",
        },
        {
            content: "Draw up",
            trigger: ".modal-footer button[name=action_generate]",
            run: "click",
        },
        {
            content: "It has the target of the year",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_data_row:contains(Indeks Pembangunan Manusia):contains(72,5)",
        },
    ],
});
