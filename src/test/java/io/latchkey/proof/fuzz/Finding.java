package io.latchkey.proof.fuzz;

import io.latchkey.testing.HttpAnswer;
import java.util.List;

/** A wrong answer. */
record Finding(int number, Request request, HttpAnswer answer, List<String> complaints) {

    private static final int SHOWN = 3_000;

    @Override
    public String toString() {
        String heard = answer.toString();
        return "request %d %s%n%s%n  -> %s"
                .formatted(number, complaints, request, heard.substring(0, Math.min(SHOWN, heard.length())));
    }
}
