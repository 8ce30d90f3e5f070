package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.error.TesseraException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the checkpoints that another one is built on. The hub's name of {@code organization/model} stands for a directory of
 * that model's name below the checkpoint or beside it, with the organization's as its parent or without.
 */
final class CheckpointParts {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*");

    private CheckpointParts() {}

    /**
     * Opens those that are there.
     *
     * @param names the hub's names by what the parts are called
     */
    static Map<String, CheckpointDirectory> open(Path directory, Map<String, String> names) {
        Map<String, CheckpointDirectory> parts = new HashMap<>();
        Closer opened = new Closer();
        try {
            names.forEach((prefix, name) -> find(directory, name)
                    .map(CheckpointDirectory::open)
                    .ifPresent(part -> {
                        opened.register(part);
                        parts.put(prefix, part);
                    }));
            return parts;
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static Optional<Path> find(Path directory, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new TesseraException(
                    INVALID_CHECKPOINT, "the checkpoint refers to \"%s\", which names no checkpoint".formatted(name));
        }
        Path own = directory.toAbsolutePath().normalize();
        String model = name.substring(name.indexOf('/') + 1);
        return Stream.of(
                        own.resolve(name),
                        own.resolve(model),
                        own.resolveSibling(model),
                        own.resolveSibling("..").resolve(name).normalize())
                .filter(candidate -> Files.isRegularFile(candidate.resolve("config.json")))
                .findFirst();
    }
}
