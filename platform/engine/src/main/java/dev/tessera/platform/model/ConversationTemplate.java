package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_TEMPLATE;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.platform.template.ChatTemplate;
import dev.tessera.platform.template.ContentFormat;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The chat template of a checkpoint, with the special tokens that it may mention. Thread-safe. */
public final class ConversationTemplate {
    private static final String MEMBER = "chat_template";
    private static final List<String> SPECIAL_TOKENS =
            List.of("bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token");

    private final Optional<ChatTemplate> template;
    private final Map<String, Object> specialTokens;
    private final AtomicReference<Optional<Other>> latest = new AtomicReference<>(Optional.empty());

    private ConversationTemplate(Optional<ChatTemplate> template, Map<String, Object> specialTokens) {
        this.template = template;
        this.specialTokens = specialTokens;
    }

    /**
     * Reads the template from where transformers looks for it: {@code chat_template.jinja}, {@code chat_template.json}, then
     * {@code tokenizer_config.json}.
     *
     * @throws TesseraException INVALID_TEMPLATE where it does not parse
     */
    public static ConversationTemplate read(CheckpointDirectory checkpoint) {
        Optional<JsonObject> tokenizer = checkpoint.json("tokenizer_config.json");
        Optional<String> source = checkpoint
                .text("chat_template.jinja")
                .or(() -> checkpoint.json("chat_template.json").flatMap(ConversationTemplate::source))
                .or(() -> tokenizer.flatMap(ConversationTemplate::source));
        Map<String, Object> specialTokens = new HashMap<>();
        tokenizer.ifPresent(config -> SPECIAL_TOKENS.forEach(
                name -> specialToken(config, name).ifPresent(token -> specialTokens.put(name, token))));
        return new ConversationTemplate(source.map(ChatTemplate::parse), Collections.unmodifiableMap(specialTokens));
    }

    /**
     * Another template with the same special tokens.
     *
     * @param source Jinja2
     * @throws TesseraException INVALID_TEMPLATE where it does not parse
     */
    public ConversationTemplate with(String source) {
        requireNonNull(source, "source is null");
        // a server has one template for all requests, which is parsed once that way
        return latest.updateAndGet(known -> known.filter(other -> other.source().equals(source))
                        .or(() -> Optional.of(new Other(source, parse(source)))))
                .orElseThrow()
                .template();
    }

    private ConversationTemplate parse(String source) {
        return new ConversationTemplate(Optional.of(ChatTemplate.parse(source)), specialTokens);
    }

    private record Other(String source, ConversationTemplate template) {}

    /** Whether the template takes content as text or as a list of parts. */
    public ContentFormat contentFormat() {
        return require().contentFormat();
    }

    /** Whether a word stands anywhere in the template. */
    public boolean mentions(String word) {
        return require().mentions(word);
    }

    /** Renders with the special tokens and further variables, which come first. */
    public String render(Map<String, Object> variables) {
        requireNonNull(variables, "variables is null");
        Map<String, Object> all = new HashMap<>(specialTokens);
        all.putAll(variables);
        return require().render(all);
    }

    private ChatTemplate require() {
        return template.orElseThrow(
                () -> new TesseraException(INVALID_TEMPLATE, "the checkpoint has no chat template, so it cannot chat"));
    }

    /** One template, or the one named default of a list. */
    private static Optional<String> source(JsonObject config) {
        if (!(config.asMap().get(MEMBER) instanceof List<?> named)) {
            return config.findString(MEMBER);
        }
        return named.stream()
                .filter(entry -> entry instanceof Map<?, ?> map && "default".equals(map.get("name")))
                .map(entry -> ((Map<?, ?>) entry).get("template"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** A special token is written as text or as an object with its content. */
    private static Optional<String> specialToken(JsonObject config, String name) {
        if (config.asMap().get(name) instanceof Map<?, ?>) {
            return config.object(name).findString("content");
        }
        return config.findString(name);
    }
}
