package io.latchkey.testing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects every span as an installation's exporter would receive it. */
@Singleton
public final class SpanCapture implements SpanProcessor {

    private final Queue<SpanData> spans = new ConcurrentLinkedQueue<>();
    private volatile boolean capturing;

    public void start() {
        spans.clear();
        capturing = true;
    }

    public List<SpanData> captured() {
        return new ArrayList<>(spans);
    }

    public List<SpanData> stop() {
        capturing = false;
        return captured();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (capturing) {
            spans.add(span.toSpanData());
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
