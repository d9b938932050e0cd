package io.latchkey.proof.history;

import java.time.Instant;

/** A row of the table of codes. */
record RecordedCode(String user, Instant issuedAt, Instant endsAt) {}
