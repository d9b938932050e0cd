package io.latchkey.domain.user;

import java.util.List;

/** @param total how many users match, on all pages together */
public record UserPage(long total, List<ProvisionedUser> users) {

    public UserPage {
        users = List.copyOf(users);
    }
}
