package dev.tessera.cli.option;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.platform.config.ListText;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists that are given as texts with commas between them or, as with vLLM, as JSON: {@code ["a", "b"]}. */
final class TextList {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TextList() {}

    /**
     * The list as a key has it.
     *
     * @param name the option's
     * @param given what was given, in order, each a text, several or a JSON list
     * @throws TesseraException INVALID_CONFIGURATION where something begins as a JSON list and is no list of strings
     */
    static String of(String name, List<String> given) {
        return given.stream().map(text -> text(name, text)).collect(Collectors.joining(","));
    }

    private static String text(String name, String given) {
        return given.stripLeading().startsWith("[") ? ListText.of(strings(name, given)) : given;
    }

    private static List<String> strings(String name, String given) {
        try {
            JsonNode list = JSON.readTree(given);
            if (list.valueStream().allMatch(JsonNode::isString)) {
                return list.valueStream().map(JsonNode::asString).toList();
            }
        } catch (JacksonException _) {
            // told below
        }
        throw new TesseraException(
                INVALID_CONFIGURATION, "%s: \"%s\" is not a JSON list of strings".formatted(name, given));
    }
}
