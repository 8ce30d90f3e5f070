package dev.tessera.testkit.goldens;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One request and what must come of it.
 *
 * @param name such as {@code single_image}
 * @param json everything about it; the methods read what every family has
 * @param tensorFile its tensors
 */
public record GoldenCase(String name, JsonObject json, Path tensorFile) {
    public GoldenCase {
        requireNonNull(name, "name is null");
        requireNonNull(json, "json is null");
        requireNonNull(tensorFile, "tensorFile is null");
    }

    /** Name of the checkpoint, in the family's directory. */
    public String checkpoint() {
        return json.string("checkpoint");
    }

    /** Chat messages as OpenAI's API has them. */
    public List<JsonObject> messages() {
        return json.objects("messages");
    }

    /** The rendered chat template. */
    public String prompt() {
        return json.string("prompt");
    }

    public List<Integer> promptTokenIds() {
        return json.integers("prompt_token_ids");
    }

    /** The token ids with the placeholders expanded. */
    public List<Integer> expandedTokenIds() {
        return json.integers("expanded_token_ids");
    }

    /** Where media lie in the expanded prompt: {@code modality}, {@code item}, {@code offset}, {@code length}. */
    public List<JsonObject> placeholders() {
        return json.objects("placeholders");
    }

    /** The tokens that follow at temperature zero, beyond any end-of-sequence token. */
    public List<Integer> greedyTokenIds() {
        return json.integers("greedy_token_ids");
    }

    /** The case's tensors by name, read anew each time. */
    public Map<String, Tensor> tensors() {
        return SafetensorsReader.read(tensorFile);
    }

    @Override
    public String toString() {
        return name;
    }
}
