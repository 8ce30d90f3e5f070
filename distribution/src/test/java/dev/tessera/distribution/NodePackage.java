package dev.tessera.distribution;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The script that uses OpenAI's client for JavaScript, with the client in the version that is pinned. */
final class NodePackage {
    private static final String LOCK = "package-lock.json";

    private NodePackage() {}

    /** Fetches the client, unless that is done, and returns the directory to run the script in. */
    static Path install() throws IOException {
        Path source = Distribution.node();
        Path directory = Files.createDirectories(Distribution.home().resolveSibling("node"));
        boolean complete = isSame(source.resolve(LOCK), directory.resolve(LOCK))
                && Files.exists(directory.resolve("node_modules/.package-lock.json"));
        for (String file : List.of("client.mjs", "package.json", LOCK)) {
            Files.copy(source.resolve(file), directory.resolve(file), REPLACE_EXISTING);
        }
        if (!complete) {
            CommandResult result =
                    CommandResult.run(directory, List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
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
