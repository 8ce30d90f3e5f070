package dev.tessera.platform.config;

import static dev.tessera.platform.config.ValueOrigin.COMMAND_LINE;
import static dev.tessera.platform.config.ValueOrigin.DEFAULT;
import static dev.tessera.platform.config.ValueOrigin.ENVIRONMENT;
import static dev.tessera.platform.config.ValueOrigin.PROPERTIES_FILE;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.config.Setting;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ConfigurationBinderTest {
    record Engine(
            @Setting(key = "max-threads", description = "Threads of the engine", defaultValue = "4")
            int maxThreads,

            @Setting(key = "name", description = "Name of the engine", defaultValue = "main")
            String name) {
        Engine {
            if (maxThreads < 1 || maxThreads > 64) {
                throw new IllegalArgumentException("max-threads is %d and must be from 1 to 64".formatted(maxThreads));
            }
        }
    }

    record Http(
            @Setting(key = "token", description = "Who we are", secret = true)
            Optional<String> token,

            @Setting(key = "root", description = "What may be read")
            Path root) {
        Http {
            if (token.equals(Optional.of("short"))) {
                throw new IllegalArgumentException("the token short is too short");
            }
        }
    }

    record Pin(
            @Setting(key = "pin", description = "A number", secret = true, defaultValue = "0")
            int pin) {}

    record Failing(
            @Setting(key = "a", description = "A", defaultValue = "0")
            int a) {
        Failing {
            throw new IllegalStateException("defect");
        }
    }

    private static final ConfigurationSection ENGINE = new ConfigurationSection("the platform", "engine", Engine.class);
    private static final ConfigurationSection HTTP = new ConfigurationSection("plugin \"sources\"", "http", Http.class);

    @Test
    void takesDefaultsWhereNothingIsConfigured() {
        assertThat(bind(Map.of(), Map.of(), Map.of(), ENGINE).of(Engine.class)).isEqualTo(new Engine(4, "main"));
    }

    @Test
    void commandLineOverridesEnvironmentAndThatTheFile() {
        Map<String, String> file = Map.of("engine.max-threads", "1");
        Map<String, String> environment = Map.of("TESSERA_ENGINE_MAX_THREADS", "2");
        Map<String, String> commandLine = Map.of("engine.max-threads", "3");

        assertThat(bind(file, Map.of(), Map.of(), ENGINE).of(Engine.class).maxThreads())
                .isEqualTo(1);
        assertThat(bind(file, environment, Map.of(), ENGINE).of(Engine.class).maxThreads())
                .isEqualTo(2);
        assertThat(bind(file, environment, commandLine, ENGINE).of(Engine.class).maxThreads())
                .isEqualTo(3);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertFails(
                INVALID_CONFIGURATION,
                """
                the configuration has 5 problems:
                  engin.name (tessera.properties): there is no such setting; did you mean engine.name?
                  TESSERA_HTTP_TOKENS (environment): there is no such setting; did you mean TESSERA_HTTP_TOKEN?
                  banana (--set): there is no such setting
                  engine.max-threads (environment): "many" is not a whole number from -2147483648 to 2147483647
                  http.root: it has no default and must be set""".replace("\n", System.lineSeparator()),
                () -> bind(
                        Map.of("engin.name", "x"),
                        Map.of("TESSERA_ENGINE_MAX_THREADS", "many", "TESSERA_HTTP_TOKENS", "x"),
                        Map.of("banana", "yellow"),
                        ENGINE,
                        HTTP));
    }

    @Test
    void reportsWhatTheRecordRefuses() {
        assertFails(
                INVALID_CONFIGURATION,
                "engine: max-threads is 65 and must be from 1 to 64",
                () -> bind(Map.of("engine.max-threads", "65"), Map.of(), Map.of(), ENGINE));
    }

    @Test
    void reportsARecordThatFailsOtherwise() {
        assertFails(
                INVALID_CONFIGURATION,
                "failing: the values are refused with IllegalStateException",
                () -> bind(Map.of(), Map.of(), Map.of(), new ConfigurationSection("a test", "failing", Failing.class)));
    }

    @Test
    void ignoresVariablesOfTheLauncherAndOfOtherPrograms() {
        Map<String, String> environment =
                Map.of("TESSERA_HOME", "x", "TESSERA_JAVA_OPTIONS", "-Xmx1g", "TESSERACT", "x", "PATH", "x");

        assertThat(bind(Map.of(), environment, Map.of(), ENGINE).settings())
                .extracting(EffectiveSetting::origin)
                .containsOnly(DEFAULT);
    }

    @Test
    void refusesASecretThatIsEmpty() {
        assertFails(
                INVALID_CONFIGURATION,
                "http.token (environment): the value is empty; leave it out where there is to be none",
                () -> bind(Map.of("http.root", "media"), Map.of("TESSERA_HTTP_TOKEN", " "), Map.of(), HTTP));
        assertThat(bind(Map.of("http.root", "media"), Map.of(), Map.of(), HTTP)
                        .of(Http.class)
                        .token())
                .isEmpty();
    }

    @Test
    void saysWhichOptionOfTheCommandLineIsWrong() {
        ConfiguredValue many = new ConfiguredValue("many", new ValueOrigin("--threads"));

        assertFails(
                INVALID_CONFIGURATION,
                """
                the configuration has 2 problems:
                  engine.treads (--threads): there is no such setting
                  engine.max-threads (--threads): "many" is not a whole number from -2147483648 to 2147483647""".replace("\n", System.lineSeparator()),
                () -> new ConfigurationBinder(new ConfigurationValues(
                                Map.of(),
                                Map.of(),
                                Map.of("engine.treads", many, "engine.max-threads", many),
                                Map.of()))
                        .bind(List.of(ENGINE)));
    }

    @Test
    void messagesHoldNoSecret() {
        ConfigurationSection pin = new ConfigurationSection("a test", "door", Pin.class);

        assertFails(
                INVALID_CONFIGURATION,
                "door.pin (--set): the value is not a whole number from -2147483648 to 2147483647",
                () -> bind(Map.of(), Map.of(), Map.of("door.pin", "s3cret"), pin));
        assertFails(
                INVALID_CONFIGURATION,
                "http: the token *** is too ***",
                () -> bind(Map.of("http.token", "short", "http.root", "x"), Map.of(), Map.of(), HTTP));
    }

    @Test
    void saysWhatIsInForceAndWhereItIsFromWithoutSecrets() {
        EffectiveConfiguration configuration = bind(
                Map.of("http.root", "media"),
                Map.of("TESSERA_HTTP_TOKEN", "s3cret"),
                Map.of("engine.name", "other"),
                HTTP,
                ENGINE);

        assertThat(configuration.of(Http.class).token()).contains("s3cret");
        assertThat(configuration.settings())
                .containsExactly(
                        new EffectiveSetting("engine.max-threads", "4", "4", "Threads of the engine", DEFAULT),
                        new EffectiveSetting("engine.name", "other", "main", "Name of the engine", COMMAND_LINE),
                        new EffectiveSetting("http.root", "media", "", "What may be read", PROPERTIES_FILE),
                        new EffectiveSetting("http.token", "***", "", "Who we are", ENVIRONMENT));
        assertThat(configuration.table()).isEqualTo("""
                        KEY                 VALUE  DEFAULT  FROM                DESCRIPTION
                        engine.max-threads  4      4        default             Threads of the engine
                        engine.name         other  main     --set               Name of the engine
                        http.root           media           tessera.properties  What may be read
                        http.token          ***             environment         Who we are
                        """);
    }

    @Test
    void refusesTwoSettingsOfOneKey() {
        ConfigurationSection other = new ConfigurationSection("plugin \"other\"", "door", Pin.class);
        ConfigurationSection same = new ConfigurationSection("plugin \"same\"", "door", pinLikeRecord());

        assertFails(
                INVALID_PLUGIN,
                "the settings door.pin of plugin \"other\" and door.pin of plugin \"same\" cannot be told apart",
                () -> bind(Map.of(), Map.of(), Map.of(), other, same));
    }

    @Test
    void refusesOneRecordUnderTwoPrefixes() {
        ConfigurationSection again = new ConfigurationSection("the platform", "again", Engine.class);

        assertFails(
                INVALID_PLUGIN,
                "the platform registers the record Engine twice",
                () -> bind(Map.of(), Map.of(), Map.of(), ENGINE, again));
    }

    @Test
    void refusesToGiveOutARecordThatIsNotRegistered() {
        assertThatThrownBy(() -> bind(Map.of(), Map.of(), Map.of()).of(Engine.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Class<? extends Record> pinLikeRecord() {
        record OtherPin(
                @Setting(key = "pin", description = "A number", defaultValue = "0")
                int pin) {}
        return OtherPin.class;
    }

    private static EffectiveConfiguration bind(
            Map<String, String> properties,
            Map<String, String> environment,
            Map<String, String> overrides,
            ConfigurationSection... sections) {
        Map<String, ConfiguredValue> commandLine = new HashMap<>();
        overrides.forEach((key, text) -> commandLine.put(key, new ConfiguredValue(text, COMMAND_LINE)));
        return new ConfigurationBinder(new ConfigurationValues(properties, environment, commandLine, Map.of()))
                .bind(List.of(sections));
    }

    private static void assertFails(ErrorCode code, String message, ThrowingCallable action) {
        assertThatThrownBy(action)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
