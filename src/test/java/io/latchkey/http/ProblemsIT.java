package io.latchkey.http;

import io.latchkey.testing.Proof;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run. */
@Proof
@QuarkusIntegrationTest
class ProblemsIT extends ProblemsTest {}
