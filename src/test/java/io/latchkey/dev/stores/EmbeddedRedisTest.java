package io.latchkey.dev.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    private final EmbeddedRedis redis = EmbeddedRedis.start();

    @AfterEach
    void stop() {
        redis.stop();
    }

    @Test
    void start_onAFreePort_answersAtOnce() {
        assertEquals("+PONG", ask("PING"));
    }

    @Test
    void restart_afterAWrite_isEmptyOnTheSamePort() {
        ask("SET key value");
        long before = redis.pid();
        redis.restart();
        assertNotEquals(before, redis.pid());
        assertEquals(":0", ask("EXISTS key"));
    }

    @Test
    void stop_whileSuspended_ends() {
        redis.suspend();
        redis.stop();
        assertThrows(UncheckedIOException.class, () -> ask("PING"));
    }

    @Test
    void stop_twice_isHarmless() {
        redis.stop();
        redis.stop();
        assertTrue(ProcessHandle.of(redis.pid()).isEmpty());
    }

    @Test
    void resume_afterSuspend_keepsWhatWasHeld() {
        ask("SET key value");
        redis.suspend();
        redis.resume();
        assertEquals(":1", ask("EXISTS key"));
    }

    /** Redis takes commands as plain lines too; the first line of the answer is enough here. */
    private String ask(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
