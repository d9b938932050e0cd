package io.latchkey.usecase;

import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The login pipeline asks which verification methods to offer a user. */
public final class ChooseMethods {

    private final Logins users;

    public ChooseMethods(Logins users) {
        this.users = users;
    }

    /** The code is the only method to ask for, while there is one. Nothing for an unknown user. */
    public Uni<Optional<Login>> choose(UserId id) {
        return users.login(id).map(login -> login.map(ChooseMethods::ofAnActiveUser));
    }

    private static Login ofAnActiveUser(Login login) {
        return new Login(
                login.user(), login.codeEndsAt().filter(endsAt -> login.user().active()));
    }
}
