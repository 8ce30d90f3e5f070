package dev.tessera.media.sources.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files by name, each whole or not there, with the moment when it was last asked for as its time. Several processes may
 * share the directory. Thread-safe.
 */
final class CacheDirectory {
    private static final String PART_PREFIX = ".fetched-";
    private static final String PART_SUFFIX = ".part";

    private final Path directory;

    /** A file of the directory. */
    record Entry(Path path, long bytes, Instant touched) {}

    private CacheDirectory(Path directory) {
        this.directory = requireNonNull(directory, "directory is null");
    }

    /**
     * Creates the directory where it does not exist.
     *
     * @throws IOException where nothing can be written to it
     */
    static CacheDirectory open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.delete(Files.createTempFile(directory, PART_PREFIX, PART_SUFFIX));
        return new CacheDirectory(directory);
    }

    Optional<Entry> find(String name) throws IOException {
        return entry(directory.resolve(name));
    }

    /** What is in a file, unless it has more than so many bytes. */
    Optional<byte[]> read(Entry entry, long maxBytes) throws IOException {
        try (InputStream stream = Files.newInputStream(entry.path(), NOFOLLOW_LINKS)) {
            byte[] bytes = stream.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8L));
            return bytes.length > maxBytes ? Optional.empty() : Optional.of(bytes);
        }
    }

    void touch(Entry entry, Instant now) throws IOException {
        Files.setLastModifiedTime(entry.path(), FileTime.from(now));
    }

    /** Puts a file in the place of the one that may be there. */
    Entry write(String name, byte[] bytes, Instant now) throws IOException {
        // of the owner alone, unlike other new files
        Path part = Files.createTempFile(directory, PART_PREFIX, PART_SUFFIX);
        try {
            Files.write(part, bytes);
            Files.setLastModifiedTime(part, FileTime.from(now));
            Path path = directory.resolve(name);
            Files.move(part, path, ATOMIC_MOVE);
            return new Entry(path, bytes.length, now);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void delete(Entry entry) throws IOException {
        Files.deleteIfExists(entry.path());
    }

    /** All files of the cache, those included that a process left behind which ended while it wrote them. */
    List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (EntryName.isOne(name) || isPart(name)) {
                    entry(file).ifPresent(entries::add);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static boolean isPart(String name) {
        return name.startsWith(PART_PREFIX) && name.endsWith(PART_SUFFIX);
    }

    private static Optional<Entry> entry(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return file.isRegularFile()
                    ? Optional.of(
                            new Entry(path, file.size(), file.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
