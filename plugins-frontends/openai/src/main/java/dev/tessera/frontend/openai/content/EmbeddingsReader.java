package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what stands for embeddings: a file of tensors in base64, or an object of such files by name, in which numbers that the
 * model needs besides may be lists in JSON.
 */
final class EmbeddingsReader {
    private static final String EXPECTED = "tensors in base64, or an object of such";

    private EmbeddingsReader() {}

    /** @param identified whether the part has a uuid, by which what is left out may be known */
    static ContentPart.Payload read(RequestObject part, PartForm.Embeddings form, boolean identified) {
        Optional<RequestValue> given = part.find(form.key()).filter(value -> !isEmpty(value));
        if (given.isEmpty()) {
            if (!identified) {
                throw part.error(form.key(), "has neither embeddings nor a uuid");
            }
            return new ContentPart.Omitted(true);
        }
        RequestValue value = given.get();
        return switch (value.value()) {
            case String _ -> new ContentPart.EncodedEmbeddings(Map.of(form.key(), EncodedTensor.read(value)), Map.of());
            case Map<?, ?> _ -> read(value.object(), form);
            default -> throw value.mustBe(EXPECTED);
        };
    }

    private static boolean isEmpty(RequestValue value) {
        return value.value() instanceof Map<?, ?> members && members.isEmpty();
    }

    private static ContentPart.EncodedEmbeddings read(RequestObject members, PartForm.Embeddings form) {
        Map<String, EncodedMedia> tensors = new HashMap<>();
        Map<String, Tensor> numbers = new HashMap<>();
        for (String name : members.names()) {
            members.find(name).ifPresent(value -> {
                if (value.value() instanceof List<?> && !name.equals(form.key())) {
                    numbers.put(name, NumberArray.read(value));
                } else {
                    tensors.put(name, EncodedTensor.read(value));
                }
            });
        }
        if (!tensors.containsKey(form.key())) {
            throw members.error(form.key(), "has no %s".formatted(form.key()));
        }
        return new ContentPart.EncodedEmbeddings(tensors, numbers);
    }
}
