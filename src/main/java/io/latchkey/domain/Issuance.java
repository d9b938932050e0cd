package io.latchkey.domain;

/** What the store made of a code to be issued. */
public sealed interface Issuance {

    record Issued(Validity validity, RateLimitState quota) implements Issuance {}

    record Refused(Generation.Refused refusal) implements Issuance {}
}
