package io.latchkey.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ErrorResponse;
import io.latchkey.http.ErrorFormat;
import io.latchkey.http.Problem;
import io.latchkey.scim.document.ScimJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writes every error below {@value ScimPaths#ROOT} as a SCIM error (RFC 7644 §3.12). */
@ApplicationScoped
public class ScimErrors implements ErrorFormat {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    @Override
    public boolean isFor(String path) {
        return path.equals(ScimPaths.ROOT) || path.startsWith(ScimPaths.ROOT + "/");
    }

    @Override
    public String mediaType() {
        return ScimJson.MEDIA_TYPE;
    }

    @Override
    public Map<String, Object> body(Problem problem, String path) {
        return Map.of(
                "schemas", List.of(SCHEMA),
                "status", Integer.toString(problem.status()),
                "detail", problem.getMessage());
    }

    @ServerExceptionMapper
    public Response map(ScimException refusal) {
        return response(refusal);
    }

    static Response response(ScimException refusal) {
        ErrorResponse error = refusal.getScimError();
        return Response.status(error.getStatus())
                .header(HttpHeaders.CONTENT_TYPE, ScimJson.MEDIA_TYPE)
                .entity(ScimJson.text(error))
                .build();
    }
}
