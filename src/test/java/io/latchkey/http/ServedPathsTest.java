package io.latchkey.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.http.SurfaceSettings.Surface;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths that a sidecar serves. SidecarIT checks the responses. */
class ServedPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users/alice/temporary-verification-code/verify",
                "/v1/users/alice/verification-methods",
                "/v1/users/a.b_c~d@e:f-g/verification-methods",
                "/v1/users/%C3%A4/verification-methods",
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics"
            })
    void loginPipeline_andOperations_areServed(String path) {
        assertTrue(ServedPaths.isServed(Surface.LOGIN_PIPELINE, path));
        assertTrue(ServedPaths.isServed(Surface.ALL, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v1/users/alice/temporary-verification-code",
                "/v1/users/alice/temporary-verification-code/",
                "/v1/users/alice/temporary-verification-code/verify/",
                "/v1/users/alice/temporary-verification-code;/verify",
                "/v1/users/alice/temporary-verification-code/verify;a=b",
                "/v1/users/a;b/verification-methods",
                "/v1/users//verification-methods",
                "/v1/users/a/b/verification-methods",
                "/v1/users/alice/verification-methods\n",
                "/v1/audit-events",
                "/scim/v2/Users",
                "/q/openapi",
                "/q/health/group/x",
                "/q/metricsx",
                "/x/q/metrics"
            })
    void otherPaths_areNotServed(String path) {
        assertFalse(ServedPaths.isServed(Surface.LOGIN_PIPELINE, path));
        assertTrue(ServedPaths.isServed(Surface.ALL, path));
    }
}
