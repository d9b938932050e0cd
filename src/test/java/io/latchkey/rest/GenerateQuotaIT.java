package io.latchkey.rest;

import io.latchkey.testing.Proof;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run. */
@Proof
@QuarkusIntegrationTest
class GenerateQuotaIT extends GenerateQuotaTest {}
