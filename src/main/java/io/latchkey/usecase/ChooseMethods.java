package io.latchkey.usecase;

import io.latchkey.domain.Standing;
import io.latchkey.domain.TemporaryVerificationCode;
import io.latchkey.domain.User;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The login pipeline asks which verification methods to offer a user. */
public final class ChooseMethods {

    private final Users users;
    private final Codes codes;

    public ChooseMethods(Users users, Codes codes) {
        this.users = users;
        this.codes = codes;
    }

    /** @param code the only method to ask for, while there is one; it bypasses the user's own */
    public record Choice(User user, Optional<TemporaryVerificationCode> code) {}

    /** Nothing for an unknown user. */
    public Uni<Optional<Choice>> choose(UserId id) {
        return users.find(id)
                .chain(user ->
                        user.map(this::choose).orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Choice>> choose(User user) {
        return codes.standing(user.id())
                .map(standing -> standing.flatMap(Standing::code).filter(code -> user.active()))
                .map(code -> Optional.of(new Choice(user, code)));
    }
}
