package dev.tessera.cli;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A complete answer for programs.
 *
 * @param members what is printed, in this order
 */
record AnswerObject(Map<String, Object> members) {
    static AnswerObject collect(GenerationStream stream, ServedModel model) throws InterruptedException {
        List<Integer> promptTokenIds = new ArrayList<>();
        List<Integer> tokenIds = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Optional<FinishReason> reason = Optional.empty();
        Optional<Usage> usage = Optional.empty();
        while (usage.isEmpty()) {
            switch (stream.next()) {
                case GenerationEvent.Started started -> promptTokenIds.addAll(started.promptTokenIds());
                case GenerationEvent.PromptLogprobs _ -> {
                    // the command line does not ask for them
                }
                case GenerationEvent.Token token -> {
                    tokenIds.add(token.id());
                    text.append(token.text());
                }
                case GenerationEvent.ChoiceFinished finished -> {
                    text.append(finished.text());
                    reason = Optional.of(finished.reason());
                }
                case GenerationEvent.Finished finished -> usage = Optional.of(finished.usage());
            }
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("model", model.name());
        members.put("text", text.toString());
        members.put("finish_reason", reason.orElseThrow().name().toLowerCase(Locale.ROOT));
        members.put("token_ids", tokenIds);
        members.put("prompt_token_ids", promptTokenIds);
        members.put("usage", usage(usage.get()));
        members.put("timings", timings(usage.get()));
        return new AnswerObject(members);
    }

    String toJson() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(members);
    }

    private static Map<String, Object> usage(Usage usage) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prompt_tokens", usage.promptTokens());
        members.put("completion_tokens", usage.completionTokens());
        Map<String, Integer> media = new LinkedHashMap<>();
        usage.mediaTokens().forEach((modality, tokens) -> media.put(modality.name(), tokens));
        members.put("multimodal_tokens", media);
        return members;
    }

    private static Map<String, Object> timings(Usage usage) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("preparation_ms", millis(usage.preparation()));
        members.put("first_token_ms", millis(usage.firstToken()));
        members.put("further_tokens_ms", millis(usage.furtherTokens()));
        return members;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
