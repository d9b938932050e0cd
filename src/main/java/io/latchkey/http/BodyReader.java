package io.latchkey.http;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Makes a problem of what Jackson cannot read, before anyone else hears of it: its messages quote the body, in which a code
 * may stand, and RESTEasy logs what is thrown here.
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
