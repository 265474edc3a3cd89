import {ViewButton} from "@web/views/view_button/view_button";
import {patch} from "@web/core/utils/patch";

/**
 * A button that asks whether a step is meant saves and tries the step first: what would
 * be refused is said before anybody is asked to confirm it (models/document/base_try.py).
 */
patch(ViewButton.prototype, {
    async onClick(ev, newWindow) {
        const {confirm, name, type} = this.clickParams;
        const {record} = this.props;
        if (
            confirm &&
            type === "object" &&
            record?.resModel?.startsWith("sidocakep.")
        ) {
            ev?.preventDefault();
            if (this.isTrying) {
                return;
            }
            this.isTrying = true;
            try {
                const saved = await record.model.root.save();
                if (saved === false) {
                    return;
                }
                const {orm} = this.env.services;
                const {context, resId, resModel} = record;
                const args = [resModel, resId, name];
                await orm.call("res.users", "try_sidocakep_step", args, {context});
            } finally {
                this.isTrying = false;
            }
        }
        return super.onClick(ev, newWindow);
    },
});
