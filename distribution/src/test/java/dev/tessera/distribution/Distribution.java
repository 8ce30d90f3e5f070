package dev.tessera.distribution;

import java.nio.file.Path;

/** The distribution that the build has just laid out, and what its tests feed it with. */
final class Distribution {
    private static final Path MODULE =
            Path.of(System.getProperty("tessera.root")).resolve("distribution");

    private Distribution() {}

    static Path home() {
        return MODULE.resolve("target/tessera");
    }

    static Path example(String file) {
        return MODULE.resolve("src/test/examples").resolve(file);
    }

    /** What tests run with Node.js. */
    static Path node() {
        return MODULE.resolve("src/test/node");
    }
}
