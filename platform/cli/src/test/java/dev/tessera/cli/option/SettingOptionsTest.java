package dev.tessera.cli.option;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.config.ConfigurationBinder;
import dev.tessera.platform.config.ConfigurationSection;
import dev.tessera.platform.config.ConfigurationValues;
import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.config.EffectiveConfiguration;
import dev.tessera.platform.engine.EngineConfig;
import dev.tessera.platform.media.EmbeddingConfig;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.model.GenerationConfig;
import dev.tessera.platform.model.ModelConfig;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

final class SettingOptionsTest {
    @Test
    void configureNothingUnlessTheyAreGiven() {
        assertThat(TestingCommand.configure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--host 0.0.0.0, openai.host, 0.0.0.0",
        "--port=9000, openai.port, 9000",
        "--port 1 --port 2, openai.port, 2",
        "--enable-prefix-caching, engine.enable-prefix-caching, true",
        "--no-enable-prefix-caching, engine.enable-prefix-caching, false",
        "--interleave-mm-strings, engine.interleave-mm-strings, true",
        "--enable-mm-embeds, embeddings.enabled, true",
        "--enable-prompt-embeds, embeddings.prompt-enabled, true",
        "--mm-processor-cache-gb 0.5, media.processor-cache-size, 0.5GB",
        "--max-model-len 4096, engine.max-model-len, 4096",
        "--max-model-len 4k, engine.max-model-len, 4000",
        "--max-model-len 4K, engine.max-model-len, 4096",
        "--max-model-len 25.6k, engine.max-model-len, 25600",
        "--max-model-len 1m, engine.max-model-len, 1000000",
        "--max-model-len auto, engine.max-model-len, ''",
        "--max-model-len -1, engine.max-model-len, ''",
        "--max-model-len=-1, engine.max-model-len, ''",
        "--max-model-len many, engine.max-model-len, many",
        "--max-num-batched-tokens 8k, engine.max-num-batched-tokens, 8000",
        "--max-num-batched-tokens auto, engine.max-num-batched-tokens, auto",
        "--max-num-queued-reqs 3, engine.max-num-queued-requests, 3",
        "--max-num-queued-tokens 3, engine.max-num-queued-tokens, 3",
        "--shutdown-timeout 45, openai.drain-deadline, 45s",
        "--shutdown-timeout 0, openai.drain-deadline, 0s",
        "--sse-keep-alive-interval 15, openai.keep-alive-interval, 15s",
        "--sse-keep-alive-interval 200ms, openai.keep-alive-interval, 200ms",
        "models/tiny, model.path, models/tiny",
        "models/tiny --max-model-len auto --max-model-len 8, engine.max-model-len, 8",
        "--mm-processor-cache-gb 0, media.processor-cache-size, 0GB",
        "--limit-mm-per-prompt image=2, media.limit-per-prompt, image=2",
    })
    void areWrittenAsTheirKeyHasIt(String arguments, String key, String text) {
        assertThat(TestingCommand.configure(arguments.split(" ")))
                .hasEntrySatisfying(key, value -> assertThat(value.text()).isEqualTo(text));
    }

    @Test
    void sayWhereTheirValuesComeFrom() {
        assertThat(TestingCommand.texts("--seed", "5")).isEqualTo(Map.of("engine.seed", "5 (--seed)"));
    }

    @Test
    void takeListsInAllForms() {
        assertThat(TestingCommand.texts("--api-key", "a", "b", "--port", "1", "--api-key", "c,d"))
                .isEqualTo(Map.of("openai.api-keys", "a,b,c\\,d (--api-key)", "openai.port", "1 (--port)"));
    }

    @Test
    void standForSettingsOfChatTemplatesAndSources() {
        assertThat(TestingCommand.texts(
                        "--chat-template=a.jinja",
                        "--chat-template-content-format=openai",
                        "--default-chat-template-kwargs.think=false",
                        "--trust-request-chat-template",
                        "--allowed-media-domains",
                        "a.org,b.org",
                        "c.org",
                        "--allow-private-media-addresses"))
                .isEqualTo(Map.of(
                        "openai.chat-template",
                        "a.jinja (--chat-template)",
                        "openai.chat-template-content-format",
                        "openai (--chat-template-content-format)",
                        "openai.default-chat-template-kwargs",
                        "{\"think\":false} (--default-chat-template-kwargs)",
                        "openai.trust-request-chat-template",
                        "true (--trust-request-chat-template)",
                        "sources.allowed-domains",
                        "a.org,b.org,c.org (--allowed-media-domains)",
                        "sources.allow-private-addresses",
                        "true (--allow-private-media-addresses)"));
    }

    @Test
    void takeTheModelWithoutAnOption() {
        assertThat(TestingCommand.texts("models/tiny", "--port", "1"))
                .isEqualTo(Map.of("model.path", "models/tiny (MODEL)", "openai.port", "1 (--port)"));
        assertThatThrownBy(() -> TestingCommand.texts("models/tiny", "--model", "models/tiny"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("MODEL and --model are the same: give one of them");
    }

    @Test
    void takeListsAsJsonWhereVllmDoes() {
        assertThat(TestingCommand.texts(
                        "--allowed-origins",
                        "[\"https://a.org\", \"https://b.org\"]",
                        "--allowed-methods",
                        "GET,POST",
                        "PUT",
                        "--allowed-headers=[\"*\"]",
                        "--allow-credentials"))
                .isEqualTo(Map.of(
                        "openai.allowed-origins",
                        "https://a.org,https://b.org (--allowed-origins)",
                        "openai.allowed-methods",
                        "GET,POST,PUT (--allowed-methods)",
                        "openai.allowed-headers",
                        "* (--allowed-headers)",
                        "openai.allow-credentials",
                        "true (--allow-credentials)"));
        assertThat(TestingCommand.texts("--allowed-origins", "[]"))
                .isEqualTo(Map.of("openai.allowed-origins", " (--allowed-origins)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[1]", "[\"a\"", "[\"a\"] b", "[[\"a\"]]"})
    void refuseListsThatAreNoJson(String text) {
        assertRefused(
                "--allowed-origins: \"%s\" is not a JSON list of strings".formatted(text), "--allowed-origins", text);
    }

    @Test
    void refuseLengthsThatAreNotWhole() {
        assertRefused("--max-model-len: \"1.0001k\" is not a whole number of tokens", "--max-model-len", "1.0001k");
        assertRefused("--max-model-len: \"1.5001K\" is not a whole number of tokens", "--max-model-len", "1.5001K");
    }

    @Test
    void mergeObjects() {
        assertThat(TestingCommand.texts(
                        "--media-io-kwargs",
                        "{\"image\": {\"a\": 1}}",
                        "--media-io-kwargs.image.b",
                        "true",
                        "--media-io-kwargs.video.c=x"))
                .isEqualTo(Map.of(
                        "media.io-kwargs",
                        "{\"image\":{\"a\":1,\"b\":true},\"video\":{\"c\":\"x\"}} (--media-io-kwargs)"));
    }

    @Test
    void sayWhatIsNotOfTheirForm() {
        assertRefused(
                "--mm-processor-cache-gb: \"4GB\" is not a number of gigabytes", "--mm-processor-cache-gb", "4GB");
        assertRefused(
                "--limit-mm-per-prompt is not a JSON object: ",
                "--limit-mm-per-prompt.image",
                "2",
                "--limit-mm-per-prompt",
                "video=1");
    }

    @Test
    void standForSettingsOfThePlatform() {
        EffectiveConfiguration bound = bind(TestingCommand.configure(
                "--model=m",
                "--served-model-name=n",
                "--backend=reference",
                "--dtype=float32",
                "--max-model-len=8",
                "--max-num-seqs=3",
                "--max-num-batched-tokens=4",
                "--no-enable-prefix-caching",
                "--kv-cache-memory=1MB",
                "--limit-mm-per-prompt.image=2",
                "--limit-mm-per-prompt.video={\"count\": 1, \"num_frames\": 8}",
                "--enable-mm-embeds",
                "--enable-prompt-embeds",
                "--media-io-kwargs.image.image_mode=RGB",
                "--mm-processor-kwargs.max_pixels=50176",
                "--mm-processor-cache-gb=1",
                "--interleave-mm-strings",
                "--generation-config=vllm",
                "--override-generation-config.temperature=0.5",
                "--override-generation-config={\"top_k\": 3}",
                "--seed=7"));

        assertThat(bound.of(ModelConfig.class).path()).isEqualTo("m");
        assertThat(bound.of(ModelConfig.class).servedNames()).containsExactly("n");
        EngineConfig engine = bound.of(EngineConfig.class);
        assertThat(engine.backend()).isEqualTo("reference");
        assertThat(engine.dtype()).isEqualTo(EngineConfig.Dtype.FLOAT32);
        assertThat(engine.maxModelLength()).contains(8);
        assertThat(engine.maxSequences()).isEqualTo(3);
        assertThat(engine.maxBatchedTokens()).isEqualTo(4);
        assertThat(engine.prefixCaching()).isFalse();
        assertThat(engine.keyValueCacheMemory().orElseThrow().bytes()).isEqualTo(1 << 20);
        assertThat(engine.interleaved()).isTrue();
        assertThat(engine.seed()).contains(7L);
        assertThat(bound.of(GenerationConfig.class))
                .isEqualTo(new GenerationConfig(
                        GenerationConfig.Source.VLLM, Optional.of("{\"temperature\":0.5,\"top_k\":3}")));
        assertThat(bound.of(EmbeddingConfig.class).enabled()).isTrue();
        assertThat(bound.of(EmbeddingConfig.class).promptEnabled()).isTrue();
        MediaConfig media = bound.of(MediaConfig.class);
        assertThat(media.limits().counts()).isEqualTo(Map.of(Modality.IMAGE, 2, Modality.VIDEO, 1));
        assertThat(media.optionDefaults().mediaOptions().object("image").string("image_mode"))
                .isEqualTo("RGB");
        assertThat(media.optionDefaults().processorOptions().integer("max_pixels"))
                .isEqualTo(50_176);
        assertThat(media.processorCacheBytes()).isEqualTo(1 << 30);
    }

    private static EffectiveConfiguration bind(Map<String, ConfiguredValue> values) {
        return new ConfigurationBinder(new ConfigurationValues(Map.of(), Map.of(), values, Map.of()))
                .bind(List.of(
                        new ConfigurationSection("the platform", EngineConfig.PREFIX, EngineConfig.class),
                        new ConfigurationSection("the platform", EmbeddingConfig.PREFIX, EmbeddingConfig.class),
                        new ConfigurationSection("the platform", MediaConfig.PREFIX, MediaConfig.class),
                        new ConfigurationSection("the platform", GenerationConfig.PREFIX, GenerationConfig.class),
                        new ConfigurationSection("the platform", ModelConfig.PREFIX, ModelConfig.class)));
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> TestingCommand.configure(arguments))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CONFIGURATION));
    }
}
