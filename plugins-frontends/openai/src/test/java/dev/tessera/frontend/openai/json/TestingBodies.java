package dev.tessera.frontend.openai.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TestingConfigs;

/** Bodies for tests. */
public final class TestingBodies {
    private TestingBodies() {}

    /** JSON in UTF-8 from a text that has apostrophes for quotation marks. */
    public static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    /** The body that {@link #json} makes, read with the limits that hold where nothing is configured. */
    public static RequestObject body(String text) {
        return body(TestingConfigs.defaults(), text);
    }

    /** The same with other limits. */
    public static RequestObject body(RequestLimits limits, String text) {
        return new JsonReader(limits).readBody(json(text));
    }
}
