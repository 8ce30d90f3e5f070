package dev.tessera.platform.template.limit;

/**
 * What one template may use. The templates of published models stay far below: the longest has about 20,000 characters
 * and takes some thousand steps a message.
 *
 * @param sourceLength characters of the template
 * @param parsingDepth blocks and parentheses inside each other
 * @param steps evaluated nodes, visited elements, and more for characters and list elements that are read and made
 * @param depth nodes under evaluation at the same time, including those of calling macros
 * @param textLength characters of the output and of every text on the way
 * @param listLength elements of every list on the way
 * @param rangeLength elements of a {@code range()}, as in Jinja2's sandbox
 * @param integerBits bits of an integer, a little more than Python converts to text
 */
public record TemplateLimits(
        int sourceLength,
        int parsingDepth,
        long steps,
        int depth,
        int textLength,
        int listLength,
        int rangeLength,
        int integerBits) {
    /** For templates and conversations that nobody has looked at. */
    public static final TemplateLimits DEFAULT =
            new TemplateLimits(1 << 20, 100, 10_000_000, 500, 8 << 20, 1_000_000, 100_000, 16_384);
}
