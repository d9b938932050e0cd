package io.latchkey.domain.caller;

import java.util.Optional;

/**
 * Where a request came from.
 *
 * @param sourceIp the peer's address, or the one a trusted proxy forwarded
 * @param requestId finds the request again in logs
 */
public record Origin(Actor actor, Optional<String> sourceIp, String requestId) {}
