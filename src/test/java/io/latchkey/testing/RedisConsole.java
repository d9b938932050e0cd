package io.latchkey.testing;

import io.latchkey.dev.stores.EmbeddedRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends commands to Redis directly, by default to the tests' own. */
public final class RedisConsole {

    private RedisConsole() {}

    /** Deletes everything, as a restart would. */
    public static void flush() {
        flush(LatchkeyStores.redis());
    }

    public static void flush(EmbeddedRedis redis) {
        send(redis, "FLUSHALL");
    }

    static void eval(String script, String... arguments) {
        send(LatchkeyStores.redis(), evaluation(script, arguments));
    }

    /** The result of a script that returns one text. */
    static String evalToText(String script, String... arguments) {
        return send(LatchkeyStores.redis(), evaluation(script, arguments));
    }

    private static String[] evaluation(String script, String... arguments) {
        return Stream.concat(Stream.of("EVAL", script, "0"), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private static String send(EmbeddedRedis redis, String... command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.getOutputStream().write(encoded(command).getBytes(StandardCharsets.UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return text(answer, expectGood(answer.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String... command) {
        String arguments = Stream.of(command)
                .map(argument -> "$%d\r\n%s\r\n".formatted(argument.getBytes(StandardCharsets.UTF_8).length, argument))
                .collect(Collectors.joining());
        return "*%d\r\n%s".formatted(command.length, arguments);
    }

    private static String expectGood(String answer) {
        if (answer == null || answer.startsWith("-")) {
            throw new IllegalStateException("Redis answers " + answer);
        }
        return answer;
    }

    /** A bulk string starts with its length in bytes. Everything that the service keeps in Redis is ASCII. */
    private static String text(BufferedReader answer, String firstLine) throws IOException {
        if (!firstLine.startsWith("$")) {
            return firstLine;
        }
        char[] text = new char[Integer.parseInt(firstLine.substring(1))];
        for (int read = 0; read < text.length; ) {
            read += answer.read(text, read, text.length - read);
        }
        return new String(text);
    }
}
