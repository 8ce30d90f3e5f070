package dev.tessera.cli.option;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.config.ListText;
import dev.tessera.platform.config.ValueOrigin;
import dev.tessera.platform.json.JsonReader;
import dev.tessera.platform.json.MergedObject;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * An option that stands for a configuration key.
 *
 * @param name with its dashes
 * @param key the configuration key
 * @param form how it is written
 * @param label what help calls its value
 * @param description for help, with the default
 */
record SettingOption(String name, String key, OptionForm form, String label, String description) {
    SettingOption {
        requireNonNull(name, "name is null");
        requireNonNull(key, "key is null");
        requireNonNull(form, "form is null");
        requireNonNull(label, "label is null");
        requireNonNull(description, "description is null");
    }

    static SettingOption text(String name, String key, String label, String description) {
        return new SettingOption(name, key, OptionForm.TEXT, label, description);
    }

    static SettingOption flag(String name, String key, String description) {
        return new SettingOption(name, key, OptionForm.FLAG, "", description);
    }

    static SettingOption list(String name, String key, String label, String description) {
        return new SettingOption(name, key, OptionForm.LIST, label, description);
    }

    static SettingOption texts(String name, String key, String label, String description) {
        return new SettingOption(name, key, OptionForm.TEXTS, label, description);
    }

    static SettingOption listOrJson(String name, String key, String label, String description) {
        return new SettingOption(name, key, OptionForm.LIST_OR_JSON, label, description);
    }

    static SettingOption seconds(String name, String key, String description) {
        return new SettingOption(name, key, OptionForm.SECONDS, "SECONDS", description);
    }

    static SettingOption tokens(String name, String key, String description) {
        return new SettingOption(name, key, OptionForm.TOKENS, "N", description);
    }

    static SettingOption length(String name, String key, String description) {
        return new SettingOption(name, key, OptionForm.LENGTH, "N", description);
    }

    static SettingOption object(String name, String key, String description) {
        return new SettingOption(name, key, OptionForm.OBJECT, "JSON", description);
    }

    static SettingOption gigabytes(String name, String key, String description) {
        return new SettingOption(name, key, OptionForm.GIGABYTES, "N", description);
    }

    /** Its name in a file. */
    String nameInFile() {
        return name.substring(2);
    }

    /** The option as the command line takes it. It refers to this one. */
    OptionSpec spec() {
        OptionSpec.Builder builder =
                OptionSpec.builder(name).description(description).userObject(this);
        return switch (form) {
            case TEXT, GIGABYTES, SECONDS, TOKENS, LENGTH ->
                builder.paramLabel(label).type(String.class).arity("1").build();
            case FLAG ->
                builder.type(Boolean.class)
                        .arity("0")
                        .negatable(true)
                        .fallbackValue("true")
                        .build();
            case LIST, LIST_OR_JSON, TEXTS -> repeatable(builder).arity("1..*").build();
            case OBJECT -> repeatable(builder).arity("1").build();
        };
    }

    private OptionSpec.Builder repeatable(OptionSpec.Builder builder) {
        return builder.paramLabel(label).type(List.class).auxiliaryTypes(String.class);
    }

    /**
     * What the option configures.
     *
     * @param given its values, in order, at least one
     * @param origin where they were given
     * @throws TesseraException INVALID_CONFIGURATION where they are not of the option's form; what the key does not take
     *     is for the key to refuse
     */
    ConfiguredValue configure(List<String> given, ValueOrigin origin) {
        String text = switch (form) {
            case TEXT, FLAG -> given.getLast();
            case LIST -> String.join(",", given);
            case LIST_OR_JSON -> TextList.of(name, given);
            case TEXTS -> ListText.of(given);
            case OBJECT -> given.size() == 1 ? given.getFirst() : merge(given);
            case GIGABYTES -> gigabytes(given.getLast());
            case SECONDS -> seconds(given.getLast());
            case TOKENS -> TokenCount.digits(name, given.getLast());
            case LENGTH -> length(given.getLast());
        };
        return new ConfiguredValue(text, origin);
    }

    private String merge(List<String> objects) {
        Map<String, Object> merged = objects.stream()
                .map(text -> JsonReader.read(text.getBytes(UTF_8), name, INVALID_CONFIGURATION)
                        .asMap())
                .reduce(Map.of(), MergedObject::of);
        return JsonMapper.shared().writeValueAsString(merged);
    }

    private static String seconds(String text) {
        return text.matches("\\d+") ? text + "s" : text;
    }

    private String length(String text) {
        return text.equals("auto") || text.equals("-1") ? "" : TokenCount.digits(name, text);
    }

    private String gigabytes(String text) {
        if (!text.matches("\\d+(\\.\\d+)?")) {
            throw new TesseraException(
                    INVALID_CONFIGURATION, "%s: \"%s\" is not a number of gigabytes".formatted(name, text));
        }
        return text + "GB";
    }
}
