package io.latchkey.history;

import java.time.Instant;

/** A row of the table of codes. */
record StoredCode(String user, Instant issuedAt, Instant endsAt) {}
