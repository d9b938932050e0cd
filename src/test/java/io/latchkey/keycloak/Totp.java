package io.latchkey.keycloak;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: time-based one-time passwords (RFC 6238), six digits, every thirty seconds. */
record Totp(String secret) {

    private static final int PERIOD_SECONDS = 30;

    static Totp random() {
        return new Totp(UUID.randomUUID().toString().replace("-", "").substring(0, 20));
    }

    String at(Instant moment) {
        byte[] mac = mac(moment.getEpochSecond() / PERIOD_SECONDS);
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }

    private byte[] mac(long counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(), "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In Keycloak's format. */
    String secretData() {
        return "{\"value\":\"%s\"}".formatted(secret);
    }

    String credentialData() {
        return "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":%d,\"algorithm\":\"HmacSHA1\"}"
                .formatted(PERIOD_SECONDS);
    }
}
