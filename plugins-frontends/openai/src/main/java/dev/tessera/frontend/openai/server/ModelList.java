package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.request.UnknownModel;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code GET /v1/models} lists, as OpenAI, vLLM and Anthropic have it in one: neither's clients mind what the others read.
 *
 * @param hasMore whether there are more pages, for Anthropic's clients
 */
record ModelList(String object, List<Model> data, String firstId, String lastId, boolean hasMore) {
    /**
     * A model.
     *
     * @param created seconds since 1970 at which the server began
     * @param type as Anthropic has it
     * @param createdAt the same as {@code created}, as ISO 8601 has it
     * @param maxModelLen most tokens of a prompt and its answer together
     */
    record Model(
            String id,
            String object,
            String type,
            String displayName,
            long created,
            Instant createdAt,
            String ownedBy,
            String root,
            Optional<String> parent,
            int maxModelLen,
            List<ModelPermission> permission,
            List<String> inputModalities) {}

    static ModelList of(ServedModel model, long created) {
        List<Model> models = Stream.concat(Stream.of(model.name()), model.otherNames().stream())
                .map(name -> of(name, model, created))
                .toList();
        return new ModelList(
                "list", models, models.getFirst().id(), models.getLast().id(), false);
    }

    /**
     * The model of a name.
     *
     * @throws TesseraException UNKNOWN_NAME where none has it
     */
    Model model(String name) {
        return data.stream()
                .filter(model -> model.id().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownModel.named(name));
    }

    /** A model under one of its names. */
    private static Model of(String name, ServedModel model, long created) {
        return new Model(
                name,
                "model",
                "model",
                name,
                created,
                Instant.ofEpochSecond(created),
                "tessera",
                model.name(),
                Optional.empty(),
                model.contextLength(),
                List.of(ModelPermission.of(name, created)),
                model.modalities().stream().map(Object::toString).sorted().toList());
    }
}
