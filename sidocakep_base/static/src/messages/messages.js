import {MessagingMenu} from "@mail/core/public_web/messaging_menu";
import {patch} from "@web/core/utils/patch";
import {session} from "@web/session";

/**
 * The figure at the bubble counts messages. Odoo adds a robot's advertisements to it, to
 * install an app and to allow notifications: two "unread messages" for every official.
 */
patch(MessagingMenu.prototype, {
    get canPromptToInstall() {
        return !session.sidocakep_official && super.canPromptToInstall;
    },
    get shouldAskPushPermission() {
        return !session.sidocakep_official && super.shouldAskPushPermission;
    },
});
