package dev.tessera.distribution;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The script that uses OpenAI's client for JavaScript, with the client in the version that is pinned. */
final class NodePackage {
    private static final String LOCK = "package-lock.json";
    /** What npm says where there is no network, or a registry that fails, and its cache has not what is wanted. */
    private static final Pattern UNREACHABLE =
            Pattern.compile("code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTCACHED"
                    + "|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E(CONNECTION|IDLE|RESPONSE|TRANSFER)TIMEOUT|E429|E5\\d\\d)");

    private NodePackage() {}

    /**
     * Fetches the client, unless that is done, and returns the directory to run the script in. Where npm's registry cannot be
     * reached, the test is given up.
     */
    static Path install() throws IOException {
        Path source = Distribution.node();
        Path directory = Files.createDirectories(Distribution.home().resolveSibling("node"));
        boolean complete = isSame(source.resolve(LOCK), directory.resolve(LOCK))
                && Files.exists(directory.resolve("node_modules/.package-lock.json"));
        for (String file : List.of("client.mjs", "package.json", LOCK)) {
            Files.copy(source.resolve(file), directory.resolve(file), REPLACE_EXISTING);
        }
        if (!complete) {
            CommandResult result = CommandResult.run(
                    directory,
                    List.of(
                            "npm",
                            "ci",
                            "--prefer-offline",
                            "--no-audit",
                            "--no-fund",
                            "--fetch-retries=1",
                            "--fetch-timeout=20000"));
            assumeFalse(
                    UNREACHABLE.matcher(result.error()).find(),
                    "npm's registry cannot be reached, and its cache has not the client");
            if (result.exitCode() != 0) {
                throw new AssertionError("npm ci failed: %s".formatted(result.error()));
            }
        }
        return directory;
    }

    private static boolean isSame(Path first, Path second) throws IOException {
        return Files.exists(second) && Files.mismatch(first, second) < 0;
    }
}
