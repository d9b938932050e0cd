package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the use cases expect of {@link VerifiedCodeCache}: the twin in memory and the cache of a replica must both pass. */
public abstract class VerifiedCodeCacheContract {

    private static final UserId USER = new UserId("alice");
    private static final CodeText CODE = SampleSession.code(1);
    private static final UUID ID = new UUID(0, 1);

    protected abstract VerifiedCodeCache cache();

    @Test
    void recall_codeThatWasNeverRemembered_isEmpty() {
        assertEquals(Optional.empty(), cache().recall(USER, CODE));
    }

    @Test
    void recall_rememberedCode_isItsId() {
        cache().remember(USER, CODE, ID);
        assertEquals(Optional.of(ID), cache().recall(USER, CODE));
    }

    @Test
    void recall_equalTextOfAnotherObject_isTheId() {
        cache().remember(USER, CODE, ID);
        assertEquals(Optional.of(ID), cache().recall(new UserId("alice"), SampleSession.code(1)));
    }

    @Test
    void recall_anotherCodeOrUser_isEmpty() {
        cache().remember(USER, CODE, ID);
        assertEquals(Optional.empty(), cache().recall(USER, SampleSession.code(2)));
        assertEquals(Optional.empty(), cache().recall(new UserId("alice2"), CODE));
    }

    @Test
    void recall_severalCodesOfOneUser_areAllRemembered() {
        cache().remember(USER, CODE, ID);
        cache().remember(USER, SampleSession.code(2), new UUID(0, 2));
        assertEquals(Optional.of(ID), cache().recall(USER, CODE));
        assertEquals(Optional.of(new UUID(0, 2)), cache().recall(USER, SampleSession.code(2)));
    }

    @Test
    void remember_sameTextWithANewId_replacesTheId() {
        cache().remember(USER, CODE, ID);
        cache().remember(USER, CODE, new UUID(0, 2));
        assertEquals(Optional.of(new UUID(0, 2)), cache().recall(USER, CODE));
    }
}
