package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.value.Whitespace;
import java.util.Optional;

/**
 * The tag before or after text that is not interpreted.
 *
 * @param start where it begins
 * @param sign the sign after its opening characters, if it is {@code -} or {@code +}
 * @param end behind it and the white space that it removes
 */
record RawTag(int start, char sign, int end) {
    /** The tag {@code raw} at a position. */
    static Optional<RawTag> opening(String source, int start) {
        return match(source, start, "raw", false);
    }

    /** The next tag {@code endraw} from a position on. */
    static Optional<RawTag> closing(String source, int from) {
        int start = source.indexOf("{%", from);
        while (start >= 0) {
            Optional<RawTag> tag = match(source, start, "endraw", true);
            if (tag.isPresent()) {
                return tag;
            }
            start = source.indexOf("{%", start + 1);
        }
        return Optional.empty();
    }

    private static Optional<RawTag> match(String source, int start, String name, boolean closing) {
        if (!source.startsWith("{%", start)) {
            return Optional.empty();
        }
        char sign = start + 2 < source.length() ? source.charAt(start + 2) : 0;
        boolean signed = sign == '-' || sign == '+';
        int nameStart = Whitespace.skip(source, start + (signed ? 3 : 2));
        if (!source.startsWith(name, nameStart)) {
            return Optional.empty();
        }
        int end = Whitespace.skip(source, nameStart + name.length());
        if (source.startsWith("-%}", end)) {
            return Optional.of(new RawTag(start, sign, Whitespace.skip(source, end + 3)));
        }
        if (closing && source.startsWith("+%}", end)) {
            return Optional.of(new RawTag(start, sign, end + 3));
        }
        if (!source.startsWith("%}", end)) {
            return Optional.empty();
        }
        boolean trims = closing && source.startsWith("\n", end + 2);
        return Optional.of(new RawTag(start, sign, end + (trims ? 3 : 2)));
    }
}
