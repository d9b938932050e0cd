import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Puts a Maven distribution in its place, whole or not at all: {@code java InstallMaven.java URL SHA-512 HOME}. */
final class InstallMaven {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 30_000;

    public static void main(String[] arguments) throws Exception {
        try {
            byte[] zip = download(arguments[0]);
            check(zip, arguments[1]);
            install(zip, Path.of(arguments[2]));
        } catch (IOException failure) {
            System.err.println("mvnw: " + failure);
            System.exit(1);
        }
    }

    private static byte[] download(String url) throws IOException {
        URLConnection connection = URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            return body.readAllBytes();
        }
    }

    private static void check(byte[] zip, String sha512) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(zip);
        if (!HexFormat.of().formatHex(digest).equals(sha512)) {
            throw new IOException("the distribution is not the expected one: its SHA-512 differs");
        }
    }

    /** Unpacked beside its place and moved there in one step, so that no other build sees it half done. */
    private static void install(byte[] zip, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(home.getParent(), ".install-");
        try {
            Files.move(unpack(zip, work), home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            boolean anotherBuildWasFaster = Files.exists(home);
            if (!anotherBuildWasFaster) {
                throw failure;
            }
        } finally {
            delete(work);
        }
    }

    /** The one folder the distribution consists of. */
    private static Path unpack(byte[] zip, Path work) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = work.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.copy(entries, path);
                    path.toFile().setExecutable(path.getParent().endsWith("bin"), false);
                }
            }
        }
        try (Stream<Path> folders = Files.list(work)) {
            return folders.findFirst().orElseThrow(() -> new IOException("the distribution is empty"));
        }
    }

    private static void delete(Path work) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(work)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
