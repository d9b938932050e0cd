package io.latchkey.proof.history;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.dev.idp.DevelopmentTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The callers' tokens. A replica checks only tokens by its own clock. These tokens were issued three hours ago and expire in
 * three hours, so that a replica also accepts them if its clock is off by an hour.
 */
final class HistoryCallers {

    private static final Duration HOURS = Duration.ofHours(3);

    private final DevelopmentTokens tokens;
    private final Map<String, String> administrators = new ConcurrentHashMap<>();
    private final String pipeline;
    private final String provisioner;
    private final String auditor;

    HistoryCallers(DevelopmentTokens tokens) {
        this.tokens = tokens;
        this.pipeline = lasting("login-service", "login-pipeline").sign();
        this.provisioner = lasting("identity-provider", "user-provisioner").sign();
        this.auditor = lasting("ann", "auditor").sign();
    }

    String of(Call call) {
        return switch (call.verb()) {
            case GENERATE, EXPIRE -> administrators.computeIfAbsent(call.user(), this::administrator);
            case VERIFY -> pipeline;
            case CREATE, DEACTIVATE, REACTIVATE, DELETE -> provisioner;
        };
    }

    String auditor() {
        return auditor;
    }

    /** Valid now, but not by a clock that is an hour fast or slow. */
    String tokenForMinutes() {
        Instant now = Instant.now();
        return lasting("ann", "auditor")
                .claim("nbf", now.minusSeconds(1800).getEpochSecond())
                .claim("exp", now.plusSeconds(1800).getEpochSecond())
                .sign();
    }

    /** One administrator per user, because the codes of one administrator are limited too. */
    private String administrator(String user) {
        return lasting("administrator-of-" + user, "mfa-admin")
                .acr("high_assurance")
                .amr("pwd", "otp")
                .sign();
    }

    private DevelopmentToken lasting(String subject, String role) {
        Instant now = Instant.now();
        return tokens.forSubject(subject)
                .signedBy(tokens.key("OKP"), "EdDSA")
                .roles(role)
                .authTime(now.minus(HOURS))
                .claim("iat", now.minus(HOURS).getEpochSecond())
                .claim("exp", now.plus(HOURS).getEpochSecond());
    }
}
