package io.latchkey.domain.caller;

import java.util.Optional;

/**
 * The origin of a request.
 *
 * @param sourceIp the peer's address, or the one a trusted proxy forwarded
 * @param requestId identifies the request in the logs
 */
public record Origin(Actor actor, Optional<String> sourceIp, String requestId) {}
