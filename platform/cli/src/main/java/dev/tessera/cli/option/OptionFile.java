package dev.tessera.cli.option;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.config.Suggestions;
import dev.tessera.platform.config.ValueOrigin;
import dev.tessera.platform.file.BoundedInput;
import dev.tessera.spi.error.TesseraException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of options by their names, of at most 1 MiB. A list stands for several values, a mapping for a JSON object. */
final class OptionFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final Map<String, SettingOption> options;
    private final Map<String, VllmOption> others;
    private final VllmNotices notices;

    private OptionFile(String name, List<SettingOption> options, List<VllmOption> others, VllmNotices notices) {
        this.name = name;
        this.notices = notices;
        this.others = others.stream().collect(Collectors.toMap(VllmOption::nameInFile, Function.identity()));
        this.options = options.stream().collect(Collectors.toMap(SettingOption::nameInFile, Function.identity()));
    }

    /**
     * What a file configures, by key.
     *
     * @param options those that it may have
     * @param others those that it may have as well, and that configure nothing
     * @param notices where the others are noted
     * @throws TesseraException INVALID_CONFIGURATION where it cannot be read, or has another option
     */
    static Map<String, ConfiguredValue> read(
            Path path, List<SettingOption> options, List<VllmOption> others, VllmNotices notices) {
        return new OptionFile(String.valueOf(path.getFileName()), options, others, notices).read(path);
    }

    private Map<String, ConfiguredValue> read(Path path) {
        BoundedInput input = new BoundedInput(name, MAX_BYTES, INVALID_CONFIGURATION, INVALID_CONFIGURATION);
        Map<String, ConfiguredValue> configuration = new LinkedHashMap<>();
        parse(input.read(path)).forEach((optionName, value) -> {
            SettingOption option = options.get(optionName);
            if (option == null && others.containsKey(optionName)) {
                // as with vLLM, nothing is not given
                if (value != null) {
                    notices.add(others.get(optionName), value.toString());
                }
                return;
            }
            if (option == null) {
                throw problem("there is no option %s that a file can have%s"
                        .formatted(optionName, Suggestions.text(optionName, options.keySet())));
            }
            configuration.put(option.key(), option.configure(values(option, value), new ValueOrigin(name)));
        });
        return configuration;
    }

    private Map<String, Object> parse(byte[] bytes) {
        JsonNode tree = tree(bytes);
        if (tree.isMissingNode() || tree.isNull()) {
            return Map.of();
        }
        if (!tree.isObject()) {
            throw problem("it does not map options to values");
        }
        return YAML.convertValue(tree, OPTIONS);
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return YAML.readTree(bytes);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("it is cut off");
            throw new TesseraException(
                    INVALID_CONFIGURATION, "%s is not YAML as it should be: %s".formatted(name, reason), e);
        }
    }

    private List<String> values(SettingOption option, Object value) {
        return switch (value) {
            case Map<?, ?> object
            when option.form() == OptionForm.OBJECT ->
                List.of(JsonMapper.shared().writeValueAsString(object));
            case List<?> list
            when isList(option.form()) && !list.isEmpty() ->
                list.stream().map(element -> scalar(option, element)).toList();
            case null, default -> List.of(scalar(option, value));
        };
    }

    private static boolean isList(OptionForm form) {
        return form == OptionForm.LIST || form == OptionForm.LIST_OR_JSON || form == OptionForm.TEXTS;
    }

    private String scalar(SettingOption option, Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw problem("%s has no value that the option takes".formatted(option.nameInFile()));
        }
        return value.toString();
    }

    private TesseraException problem(String problem) {
        return new TesseraException(INVALID_CONFIGURATION, "%s: %s".formatted(name, problem));
    }
}
