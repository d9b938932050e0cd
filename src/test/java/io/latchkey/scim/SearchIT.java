package io.latchkey.scim;

import io.latchkey.testing.Proof;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Runs against the package, because a native executable must register what the SDK reaches by reflection. */
@Proof
@QuarkusIntegrationTest
class SearchIT extends SearchTest {}
