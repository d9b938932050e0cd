package io.latchkey.scim;

import io.latchkey.testing.Proof;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Once more on the package that users run: the SDK works by reflection, which an executable must know of. */
@Proof
@QuarkusIntegrationTest
class ScimClientIT extends ScimClientTest {}
