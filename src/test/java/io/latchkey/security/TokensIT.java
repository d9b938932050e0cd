package io.latchkey.security;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run: each algorithm has a provider of its own, which an executable must hold. */
@QuarkusIntegrationTest
class TokensIT extends TokensTest {}
