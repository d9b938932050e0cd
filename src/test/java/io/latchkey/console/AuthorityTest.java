package io.latchkey.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @Test
    void address_hasAnOrigin_thatThePageMayTalkTo() {
        Authority authority = Authority.of("https://id.example.org:8443/realms/latchkey");
        assertEquals(Optional.of("https://id.example.org:8443"), authority.origin());
        String policy = ContentSecurity.towards(authority).policy();
        assertTrue(policy.contains("connect-src 'self' https://id.example.org:8443;"), policy);
        assertTrue(policy.contains("form-action 'self' https://id.example.org:8443;"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
    }

    @Test
    void path_isTheServicesOwn() {
        Authority authority = Authority.of("/dev/idp");
        assertEquals(Optional.empty(), authority.origin());
        assertFalse(ContentSecurity.towards(authority).policy().contains("http"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id.example.org",
                "ftp://id.example.org",
                "https:///realms",
                "//id.example.org",
                "https://id.example.org?realm=latchkey",
                "https://id.example.org#latchkey",
                "https://id.example.org; script-src *"
            })
    void anythingElse_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Authority.of(text));
    }
}
