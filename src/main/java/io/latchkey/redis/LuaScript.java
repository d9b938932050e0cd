package io.latchkey.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script and its digest, by which Redis identifies it.
 *
 * @param digest SHA-1 in hex, as Redis computes it; it identifies the script and protects nothing
 */
record LuaScript(String text, String digest) {

    /** @param resource an absolute path, which quarkus.native.resources.includes must list */
    static LuaScript load(String resource) {
        try (InputStream stream = LuaScript.class.getResourceAsStream(resource)) {
            byte[] text = stream.readAllBytes();
            return new LuaScript(new String(text, StandardCharsets.UTF_8), digest(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
