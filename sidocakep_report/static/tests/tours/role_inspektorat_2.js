import {openMenu} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * Inspektorat opens the coverage of an agency, a finding behind it and the agreement it
 * is about; nowhere is there a button that changes anything.
 */
registry.category("web_tour.tours").add("sidocakep_role_inspektorat_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_oversight",
            "sidocakep_cascading.sidocakep_coverage_menu"
        ),
        {
            content: "Of every year, whatever today is",
            trigger: ".o_searchview_facet .o_facet_remove",
            run: "click",
        },
        {
            content: "The agency, among all",
            trigger:
                ".o_list_view:not(:has(.o_list_button_add)):not(:has(.o_searchview_facet)) .o_data_row:contains(Dinas Kesehatan Uji) button[name=action_view_findings]",
            run: "click",
        },
        {
            content: "A line of the head that nobody carries",
            trigger:
                ".o_list_view:not(:has(.o_list_button_add)) .o_data_row:contains(Indeks Kepuasan) .o_data_cell[name=message]",
            run: "click",
        },
        {
            content: "The agreement, with nothing that can be typed in or added",
            trigger:
                ".o_form_view:not(:has(.o_form_button_create)):not(:has(.o_field_x2many_list_row_add)):not(:has(.o_form_sheet .o_field_widget input:not([disabled]))) .o_field_widget[name=first_title]:contains(Kepala Dinas Kesehatan)",
        },
        {
            content: "And no step that can be taken",
            trigger:
                ".o_form_view:not(:has(.o_statusbar_buttons button[name^=action_])) .o_arrow_button_current[data-value=in_force]",
        },
    ],
});
