package io.latchkey.http;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Turns Jackson's exceptions into problems before RESTEasy logs them: their messages quote the body, which may contain a
 * code.
 */
@Provider
class BodyReader implements ReaderInterceptor {

    private final BodyProblems problems;

    BodyReader(BodyProblems problems) {
        this.problems = problems;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JacksonException unreadable) {
            throw problems.of(unreadable);
        } catch (WebApplicationException refused) {
            throw refused.getCause() instanceof JacksonException unreadable ? problems.of(unreadable) : refused;
        }
    }
}
