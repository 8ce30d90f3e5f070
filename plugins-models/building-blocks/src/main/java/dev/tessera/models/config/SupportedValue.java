package dev.tessera.models.config;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;

/** Checks settings that have one value in all published checkpoints of a family. */
public final class SupportedValue {
    private SupportedValue() {}

    /**
     * Refuses any other value than the expected one, which is also what an object without the member has.
     *
     * @throws TesseraException of the object's error code
     */
    public static void require(JsonObject object, String name, String expected) {
        String value = object.string(name, expected);
        if (!value.equals(expected)) {
            throw object.error(name, "%s is not supported, only %s".formatted(value, expected));
        }
    }
}
