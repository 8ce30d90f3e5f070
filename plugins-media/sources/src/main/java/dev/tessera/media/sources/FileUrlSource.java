package dev.tessera.media.sources;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code file:} URLs below one configured directory, after all links are resolved. What is outside is refused in the
 * same words whether it exists or not, and without a look at it. Safe for use by many threads.
 */
public final class FileUrlSource implements MediaSource {
    private static final String OPTION = "sources.allowed-local-media-path";
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private final Optional<AllowedDirectory> allowed;

    @Inject
    public FileUrlSource(SourcesConfig config) {
        allowed = config.allowedLocalMediaPath().map(AllowedDirectory::of);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
        Path path = FileUrl.parse(url).path();
        AllowedDirectory directory = allowed.orElseThrow(
                () -> refused("file URLs are not allowed here, because %s is not set".formatted(OPTION)));
        if (!directory.mayContain(path)) {
            throw outside();
        }
        try {
            Path file = path.toRealPath();
            if (!directory.contains(file)) {
                throw outside();
            }
            if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
                throw unreachable("the file URL does not name a file");
            }
            return new EncodedMedia(read(file, Math.min(maxBytes, LONGEST_ARRAY)), "");
        } catch (NoSuchFileException e) {
            throw unreachable("the file URL names a file that does not exist", e);
        } catch (IOException e) {
            throw unreachable("the file that the file URL names cannot be read", e);
        }
    }

    /** Reads one byte more than is allowed at most, since a file may grow after its size was asked for. */
    private static byte[] read(Path file, long maxBytes) throws IOException {
        requireSize(Files.size(file), maxBytes);
        try (InputStream stream = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            byte[] bytes = stream.readNBytes((int) Math.min(maxBytes + 1, LONGEST_ARRAY));
            requireSize(bytes.length, maxBytes);
            return bytes;
        }
    }

    private static void requireSize(long bytes, long maxBytes) {
        if (bytes > maxBytes) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE, "the file has %d bytes, but the limit is %d".formatted(bytes, maxBytes));
        }
    }

    private static TesseraException outside() {
        return refused("the file URL names a path outside the directory that %s allows".formatted(OPTION));
    }

    private static TesseraException refused(String message) {
        return new TesseraException(INVALID_REQUEST, message);
    }

    private static TesseraException unreachable(String message) {
        return new TesseraException(MEDIA_UNREACHABLE, message);
    }

    private static TesseraException unreachable(String message, Throwable cause) {
        return new TesseraException(MEDIA_UNREACHABLE, message, cause);
    }

    /**
     * The one directory that may be read.
     *
     * @param configured as it was configured, absolute
     * @param real with all links resolved
     */
    private record AllowedDirectory(Path configured, Path real) {
        static AllowedDirectory of(Path directory) {
            try {
                return new AllowedDirectory(directory.toAbsolutePath().normalize(), directory.toRealPath());
            } catch (IOException e) {
                throw new TesseraException(
                        INVALID_CONFIGURATION, "%s is %s, which cannot be read".formatted(OPTION, directory), e);
            }
        }

        /** Whether a path, by its text alone, is inside. Links may still lead out. */
        boolean mayContain(Path path) {
            Path normalized = path.normalize();
            return normalized.startsWith(configured) || normalized.startsWith(real);
        }

        boolean contains(Path realPath) {
            return realPath.startsWith(real);
        }
    }
}
