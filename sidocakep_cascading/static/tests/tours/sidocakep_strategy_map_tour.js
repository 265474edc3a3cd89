import {registry} from "@web/core/registry";

function chooseTheDraft() {
    const select = this.anchor;
    const option = [...select.options].find(
        (each) => each.text === "Renstra Dinkes Uji"
    );
    select.value = option.value;
    select.dispatchEvent(new Event("change", {bubbles: true}));
}

function chooseTheEffect() {
    const select = this.anchor;
    const option = [...select.options].find((each) => each.text === "Tata kelola");
    select.value = option.value;
    select.dispatchEvent(new Event("change", {bubbles: true}));
}

/**
 * The secretary finds the map that was not reviewed for a year and records the review;
 * then draws, in the draft, that a programme contributes to an objective.
 */
registry.category("web_tour.tours").add("sidocakep_strategy_map_tour", {
    steps: () => [
        {
            content: "The map of the plan in force comes first, flagged",
            trigger: ".o_sidocakep_map_reviewed.o_overdue",
        },
        {
            content: "Its box is drawn",
            trigger: ".o_sidocakep_map_box[aria-label*='Sasaran berlaku']",
        },
        {
            content: "Record the review",
            trigger: ".o_sidocakep_map_review",
            run: "click",
        },
        {
            content: "It stays as it is",
            trigger: ".modal .o_field_widget[name=decision] input[data-value=kept]",
            run: "click",
        },
        {
            content: "What was found",
            trigger: ".modal .o_field_widget[name=findings] textarea",
            run: "edit Peta masih sesuai",
        },
        {
            content: "Save",
            trigger: ".modal .o_form_button_save",
            run: "click",
        },
        {
            content: "The flag is gone",
            trigger: ".o_sidocakep_map_reviewed:not(.o_overdue)",
        },
        {
            content: "Now the draft",
            trigger: "select.o_sidocakep_map_plan",
            run: chooseTheDraft,
        },
        {
            content: "A person sees the new map before clicking into it",
            trigger: ".o_sidocakep_map_box[data-level=program]",
            run: () => new Promise((resolve) => setTimeout(resolve, 500)),
        },
        {
            content: "Open the programme",
            trigger: ".o_sidocakep_map_box[data-level=program] .o_sidocakep_map_body",
            run: "click",
        },
        {
            content: "Its facts name who answers for it",
            trigger:
                ".o_sidocakep_map_panel [data-fact=responsible_job_id]:contains(Kepala Bidang Pelayanan)",
        },
        {
            content: "Choose what it contributes to",
            trigger: "select.o_sidocakep_map_effect",
            run: chooseTheEffect,
        },
        {
            content: "Link them",
            trigger: "button.o_sidocakep_map_link:enabled",
            run: "click",
        },
        {
            content: "The link is listed",
            trigger: ".o_sidocakep_map_effects li:contains(Tata kelola)",
        },
        {
            content: "And drawn",
            trigger: "path.o_sidocakep_map_link[marker-end]:not(.o_hot)",
        },
    ],
});
