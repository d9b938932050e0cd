package io.latchkey.rest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run. */
@QuarkusIntegrationTest
class ThrottleIT extends ThrottleTest {}
