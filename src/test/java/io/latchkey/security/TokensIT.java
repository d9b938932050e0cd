package io.latchkey.security;

import io.latchkey.testing.Proof;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Repeats the tests on the package: each algorithm has its own provider, which a native executable must contain. */
@Proof
@QuarkusIntegrationTest
class TokensIT extends TokensTest {}
