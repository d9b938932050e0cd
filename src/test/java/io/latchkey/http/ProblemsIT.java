package io.latchkey.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run. */
@QuarkusIntegrationTest
class ProblemsIT extends ProblemsTest {}
