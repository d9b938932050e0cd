package io.latchkey.usecase;

import static io.latchkey.domain.audit.AuditEvent.Type.CODE_EXPIRED;
import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import org.junit.jupiter.api.Test;

class ExpireCodeTest {

    private final World world = new World();
    private final ExpireCode expireCode = new ExpireCode(world.codes);

    @Test
    void expire_anActiveCode_endsItAndIsAudited() {
        world.newCode();
        assertEquals(Expiry.EXPIRED, expire(USER));
        assertEquals(CODE_EXPIRED, world.trail.last().type());
    }

    @Test
    void expire_twice_findsNoneTheSecondTime() {
        world.newCode();
        expire(USER);
        int before = world.trail.events.size();
        assertEquals(Expiry.NONE_ACTIVE, expire(USER));
        assertEquals(before, world.trail.events.size());
    }

    @Test
    void expire_aCodeThatLapsed_findsNone() {
        world.newCode();
        world.clock.advance(World.LIFETIME.duration());
        assertEquals(Expiry.NONE_ACTIVE, expire(USER));
    }

    @Test
    void expire_forAnUnknownUser_saysSo() {
        assertEquals(Expiry.USER_NOT_FOUND, expire(new UserId("nobody")));
    }

    @Test
    void expire_whileTheStoreIsAway_fails() {
        world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, () -> expire(USER));
    }

    private Expiry expire(UserId user) {
        return expireCode.expire(user, SampleSession.origin()).await().indefinitely();
    }
}
