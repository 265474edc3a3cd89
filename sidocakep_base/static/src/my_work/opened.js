import {actionService} from "@web/webclient/actions/action_service";
import {patch} from "@web/core/utils/patch";

/** What an action says of its own list: whether rows may be added, changed, taken away. */
const OF_ONE_LIST = ["create", "delete", "edit"];

/** The context without what the list said of itself. */
export const withoutList = (context) =>
    Object.fromEntries(
        Object.entries(context || {}).filter(([name]) => !OF_ONE_LIST.includes(name))
    );

/**
 * A list of what waits for somebody has no "New". Odoo hands the context of a list to
 * whatever a button of its rows opens, so the screens of the first steps had none either.
 */
patch(actionService, {
    start() {
        const manager = super.start(...arguments);
        const {doActionButton} = manager;
        return Object.assign(manager, {
            doActionButton: (params, ...options) => {
                const context = withoutList(params.context);
                return doActionButton({...params, context}, ...options);
            },
        });
    },
});
