package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How JSON is written, with the meanings of Python's {@code json.dumps}.
 *
 * @param asciiOnly whether other characters are escaped
 * @param indent what one level is indented with; on one line if absent
 * @param itemSeparator between elements
 * @param keySeparator between a key and its value
 * @param sortKeys whether keys are sorted, instead of left in their order
 */
public record JsonStyle(
        boolean asciiOnly, Optional<String> indent, String itemSeparator, String keySeparator, boolean sortKeys) {
    public JsonStyle {
        requireNonNull(indent, "indent is null");
        requireNonNull(itemSeparator, "itemSeparator is null");
        requireNonNull(keySeparator, "keySeparator is null");
    }
}
