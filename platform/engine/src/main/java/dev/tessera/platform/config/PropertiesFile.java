package dev.tessera.platform.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads a Java properties file in UTF-8 strictly: a key may be there once, and a file has at most 1 MiB. */
public final class PropertiesFile {
    private static final int MAX_BYTES = 1 << 20;

    private PropertiesFile() {}

    /**
     * Reads all keys, sorted, with values without blanks at their ends.
     *
     * @param label what messages call the file
     * @param code the code of the error where the file cannot be read
     */
    public static Map<String, String> read(Path file, String label, ErrorCode code) {
        requireNonNull(label, "label is null");
        try {
            return parse(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new TesseraException(code, "there is no %s".formatted(label), e);
        } catch (CharacterCodingException e) {
            throw new TesseraException(code, "%s is not in UTF-8".formatted(label), e);
        } catch (IllegalArgumentException e) {
            throw new TesseraException(code, "%s is malformed: %s".formatted(label, e.getMessage()), e);
        } catch (IOException e) {
            throw new TesseraException(code, "%s cannot be read".formatted(label), e);
        }
    }

    private static Map<String, String> parse(InputStream stream) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("it has more than %d bytes".formatted(MAX_BYTES));
            }
            Map<String, String> values = new TreeMap<>();
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            new UniqueProperties(values).load(new StringReader(text));
            return values;
        }
    }

    /** {@link Properties} keeps the last value of a key that comes twice, and nobody would notice. */
    private static final class UniqueProperties extends Properties {
        private final transient Map<String, String> values;

        private UniqueProperties(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (values.put(key.toString(), value.toString().strip()) != null) {
                throw new IllegalArgumentException("it has the key \"%s\" twice".formatted(key));
            }
            return value;
        }
    }
}
