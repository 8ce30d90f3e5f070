package dev.tessera.platform.model;

import dev.tessera.spi.config.Setting;
import java.util.List;

/**
 * Which model the commands run.
 *
 * @param path the name of a model that comes with Tessera, or a directory
 * @param servedNames where there are none, the last part of the directory
 */
public record ModelConfig(
        @Setting(
                key = "path",
                description = "What serve and generate run: demo, or a directory with a Hugging Face checkpoint",
                defaultValue = "demo")
        String path,

        @Setting(
                key = "served-name",
                description =
                        "Names by which requests ask for the model of serve and generate, the first being that of answers; by"
                                + " default that of its directory")
        List<String> servedNames) {
    /** What the keys begin with. */
    public static final String PREFIX = "model";

    public ModelConfig {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("model.path is empty, but must be demo or a directory");
        }
        servedNames = List.copyOf(servedNames);
    }
}
