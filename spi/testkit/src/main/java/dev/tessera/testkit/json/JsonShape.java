package dev.tessera.testkit.json;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;

/** Reads shapes as JSON has them. */
public final class JsonShape {
    private JsonShape() {}

    /** A member that is a list of sizes. */
    public static Shape read(JsonObject json, String name) {
        return new Shape(json.integers(name).stream().map(Integer::longValue).toList());
    }
}
