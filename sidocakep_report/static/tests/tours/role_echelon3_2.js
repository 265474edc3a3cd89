import {openMenu} from "./role_tools";
import {registry} from "@web/core/registry";

const LINE = "div[name=line_ids] .o_data_row:contains(Layanan sesuai standar)";
const PERSON = "div[name=person_ids] .o_data_row:contains(Kepala Seksi Rujukan)";

/**
 * An echelon III hands a line of the own agreement in force down to an echelon IV.
 */
registry.category("web_tour.tours").add("sidocakep_role_echelon3_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_menu_my"
        ),
        {
            content: "Open the own agreement",
            trigger:
                ".o_list_view .o_data_row:contains(Kepala Bidang Pelayanan) .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "It is in force: hand down what it promises",
            trigger:
                ".o_form_view:has(.o_arrow_button_current[data-value=in_force]) button[name=action_cascade]",
            run: "click",
        },
        {
            content: "Choose the line",
            trigger: `.modal ${LINE} .o_boolean_toggle input`,
            run: "click",
        },
        {
            content: "To the head of section",
            trigger: `.modal:has(${LINE} input:checked) ${PERSON} .o_boolean_toggle input`,
            run: "click",
        },
        {
            content: "Go on",
            trigger: `.modal:has(${PERSON} input:checked) button[name=action_next]`,
            run: "click",
        },
        {
            content: "One line for one person",
            trigger:
                ".modal div[name=pair_ids] .o_data_row:contains(Layanan sesuai standar):contains(Kepala Seksi Rujukan)",
        },
        {
            content: "Hand down",
            trigger: ".modal-footer button[name=action_hand_down]",
            run: "click",
        },
        {
            content: "The draft of the head of section is there",
            trigger:
                "body:not(:has(.modal)) .o_kanban_view .o_kanban_record:contains(Kepala Seksi Rujukan)",
        },
    ],
});
