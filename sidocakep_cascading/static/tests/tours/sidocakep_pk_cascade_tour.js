import {registry} from "@web/core/registry";

const LINE = ".modal div[name=line_ids] .o_data_row";
const PERSON = ".modal div[name=person_ids] .o_data_row";

/**
 * A head of agency hands two lines of the own agreement down to two subordinates.
 */
registry.category("web_tour.tours").add("sidocakep_pk_cascade_tour", {
    steps: () => [
        {
            content: "Open the own agreement from the list",
            trigger: ".o_list_view .o_data_row .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "Hand down",
            trigger: ".o_statusbar_buttons button[name=action_cascade]",
            run: "click",
        },
        {
            content: "Choose the first line",
            trigger: `${LINE}:nth-child(1) .o_boolean_toggle input`,
            run: "click",
        },
        {
            content: "Choose the line whose target is a sum",
            trigger: `${LINE}:nth-child(3):contains(Keluarga berdaya) .o_boolean_toggle input`,
            run: "click",
        },
        {
            content: "It was chosen",
            trigger: `${LINE}:nth-child(3) .o_boolean_toggle input:checked`,
        },
        {
            content: "To the secretary",
            trigger: `${PERSON}:nth-child(1) .o_boolean_toggle input`,
            run: "click",
        },
        {
            content: "And to the head of division",
            trigger: `${PERSON}:nth-child(2) .o_boolean_toggle input`,
            run: "click",
        },
        {
            content: "Go on to the shares",
            trigger: `.modal:has(${PERSON.replace(".modal ", "")}:nth-child(2) input:checked) button[name=action_next]`,
            run: "click",
        },
        {
            content: "The sum is divided evenly and nothing is left",
            trigger:
                ".modal .o_field_widget[name=share_html]:contains(120 Keluarga of 120 Keluarga, nothing left)",
        },
        {
            content: "Hand down",
            trigger: ".modal-footer button[name=action_hand_down]",
            run: "click",
        },
        {
            content: "The two drafts are shown",
            trigger:
                ".o_kanban_view .o_kanban_record:contains(Sekretaris Dinas Kesehatan)",
        },
        {
            content: "Also that of the division",
            trigger:
                ".o_kanban_view .o_kanban_record:contains(Kepala Bidang Pelayanan)",
        },
    ],
});
