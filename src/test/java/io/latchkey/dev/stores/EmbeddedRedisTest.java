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
        assertEquals("+PONG", send("PING"));
    }

    @Test
    void restart_afterAWrite_isEmptyOnTheSamePort() {
        send("SET key value");
        long before = redis.pid();
        redis.restart();
        assertNotEquals(before, redis.pid());
        assertEquals(":0", send("EXISTS key"));
    }

    @Test
    void stop_whileSuspended_ends() {
        redis.suspend();
        redis.stop();
        assertThrows(UncheckedIOException.class, () -> send("PING"));
    }

    @Test
    void stop_twice_isHarmless() {
        redis.stop();
        redis.stop();
        assertTrue(ProcessHandle.of(redis.pid()).isEmpty());
    }

    @Test
    void resume_afterSuspend_keepsItsData() {
        send("SET key value");
        redis.suspend();
        redis.resume();
        assertEquals(":1", send("EXISTS key"));
    }

    /** Sends an inline command and returns the first line of the answer. */
    private String send(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
