package io.latchkey.rest;

import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.http.FourDigitYears;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A position in the audit trail as an opaque text, whose format may change. */
final class AuditCursor {

    private static final int BYTES = 3 * Long.BYTES + Integer.BYTES;

    private AuditCursor() {}

    static String text(AuditPosition position) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(position.at().getEpochSecond())
                .putInt(position.at().getNano())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty if {@link #text} did not write the text. */
    static Optional<AuditPosition> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(position(bytes)).filter(place -> FourDigitYears.contain(place.at()))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static AuditPosition position(ByteBuffer bytes) {
        Instant at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        return new AuditPosition(at, new UUID(bytes.getLong(), bytes.getLong()));
    }
}
