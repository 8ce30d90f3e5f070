package dev.tessera.spi.error;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Names one kind of failure for programs. Plugins define their own, prefixed with the plugin's name.
 *
 * @param name unique upper-case name, such as {@code INVALID_MEDIA}
 * @param type who can do something about it
 * @param retryable whether the same request may succeed later
 */
public record ErrorCode(String name, ErrorType type, boolean retryable) {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    public ErrorCode {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("error code name %s is not in UPPER_CASE".formatted(name));
        }
    }
}
