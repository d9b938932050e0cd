package io.latchkey.domain.code;

/** What the store made of a code to be issued. */
public sealed interface Issuance {

    /** @param reissues how many in a row end with this code, {@link Reissues#ALARMING} at most */
    record Issued(Validity validity, RateLimitState quota, int reissues) implements Issuance {}

    record Refused(Generation.Refused refusal) implements Issuance {}
}
