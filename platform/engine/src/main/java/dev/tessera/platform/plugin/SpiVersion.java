package dev.tessera.platform.plugin;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the SPI. A new major version takes something away, a new minor version only adds. */
public record SpiVersion(int major, int minor) {
    private static final Pattern FORMAT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final String RESOURCE = "spi.properties";

    /** Reads {@code major.minor}. */
    public static SpiVersion parse(String text) {
        Matcher matcher = FORMAT.matcher(requireNonNull(text, "text is null"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"%s\" is not a version such as 1.0".formatted(text));
        }
        return new SpiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The version that this platform offers. */
    public static SpiVersion ofPlatform() {
        try (InputStream stream =
                requireNonNull(Plugin.class.getResourceAsStream(RESOURCE), "the SPI has no version")) {
            Properties properties = new Properties();
            properties.load(stream);
            return parse(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a plugin that was built against the other version runs on this one. */
    public boolean supports(SpiVersion other) {
        return major == other.major && minor >= other.minor;
    }

    @Override
    public String toString() {
        return "%d.%d".formatted(major, minor);
    }
}
