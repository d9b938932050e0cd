package io.latchkey.security;

import io.latchkey.testing.Proof;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run: each algorithm has a provider of its own, which an executable must hold. */
@Proof
@QuarkusIntegrationTest
class TokensIT extends TokensTest {}
