import {patch} from "@web/core/utils/patch";
import {ListRenderer} from "@web/views/list/list_renderer";
import {GroupConfigMenu} from "@web/views/view_components/group_config_menu";

const isOurs = (list) => list.resModel.startsWith("sidocakep.");

/**
 * Work that is shown by person or agency is no place to edit or delete the person: what
 * our lists and boards are grouped by has its own screen.
 */
patch(ListRenderer.prototype, {
    showGroupConfigMenu(group) {
        return !isOurs(this.props.list) && super.showGroupConfigMenu(group);
    },
});

patch(GroupConfigMenu.prototype, {
    canDeleteGroup() {
        return !isOurs(this.props.list) && super.canDeleteGroup();
    },

    canEditGroup() {
        return !isOurs(this.props.list) && super.canEditGroup();
    },
});
