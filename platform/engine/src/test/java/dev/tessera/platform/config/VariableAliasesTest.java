package dev.tessera.platform.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.media.MediaConfig;
import dev.tessera.spi.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariableAliasesTest {
    record Media(
            @Setting(key = "threads", description = "Threads", defaultValue = "0")
            int threads) {}

    record Sources(
            @Setting(key = "image-timeout", description = "Patience", defaultValue = "1m")
            Duration imageTimeout,

            @Setting(key = "allow-redirects", description = "Whether to follow", defaultValue = "true")
            boolean allowRedirects) {}

    record Keys(
            @Setting(key = "api-keys", description = "Keys") List<String> apiKeys) {}

    private static final ConfigurationSection KEYS =
            new ConfigurationSection("plugin \"openai\"", "openai", Keys.class);
    private static final ConfigurationSection MEDIA = new ConfigurationSection("the platform", "media", Media.class);
    private static final ConfigurationSection SOURCES =
            new ConfigurationSection("plugin \"sources\"", "sources", Sources.class);

    @Test
    void standForSettings() {
        EffectiveConfiguration configuration =
                bind(Map.of(), Map.of("VLLM_MEDIA_LOADING_THREAD_COUNT", "8"), MEDIA, SOURCES);

        assertThat(configuration.of(Media.class)).isEqualTo(new Media(8));
        assertThat(configuration.settings())
                .filteredOn(EffectiveSetting::key, "media.threads")
                .extracting(setting -> setting.origin().label())
                .containsExactly("VLLM_MEDIA_LOADING_THREAD_COUNT");
    }

    @Test
    void comeBeforeTheFileAndAfterVariablesOfTessera() {
        Map<String, String> file = Map.of("media.threads", "1");
        String vllm = "VLLM_MEDIA_LOADING_THREAD_COUNT";

        assertThat(bind(file, Map.of(vllm, "8"), MEDIA).of(Media.class).threads())
                .isEqualTo(8);
        assertThat(bind(file, Map.of(vllm, "8", "TESSERA_MEDIA_THREADS", "2"), MEDIA)
                        .of(Media.class)
                        .threads())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"5, 0, PT5S, false", "90s, 1, PT1M30S, true", "2m, true, PT2M, true"})
    void areWrittenAsForVllm(String timeout, String redirects, Duration imageTimeout, boolean allowRedirects) {
        Map<String, String> environment =
                Map.of("VLLM_IMAGE_FETCH_TIMEOUT", timeout, "VLLM_MEDIA_URL_ALLOW_REDIRECTS", redirects);

        assertThat(bind(Map.of(), environment, SOURCES).of(Sources.class))
                .isEqualTo(new Sources(imageTimeout, allowRedirects));
    }

    @Test
    void areNamedWhereTheirValueIsWrong() {
        assertThatThrownBy(() -> bind(Map.of(), Map.of("VLLM_IMAGE_FETCH_TIMEOUT", "long"), SOURCES))
                .hasMessage("sources.image-timeout (VLLM_IMAGE_FETCH_TIMEOUT): \"long\" is not a duration such as"
                        + " 500ms, 5s, 2m or 1h");
    }

    @Test
    void downloadSizeBoundsMediaAndCannotBeOff() {
        ConfigurationSection section = new ConfigurationSection("the platform", "media", MediaConfig.class);
        String variable = "VLLM_MAX_MEDIA_DOWNLOAD_SIZE_MB";

        assertThat(bind(Map.of(), Map.of(variable, "64"), section)
                        .of(MediaConfig.class)
                        .maxBytes()
                        .bytes())
                .isEqualTo(64L << 20);
        assertThatThrownBy(() -> bind(Map.of(), Map.of(variable, "0"), section))
                .hasMessageContaining("media.max-size is 0B, but must be at least 1 byte and less than 2GB");
    }

    @Test
    void keyWithACommaIsOneKey() {
        assertThat(bind(Map.of(), Map.of("VLLM_API_KEY", "a,b\\"), KEYS)
                        .of(Keys.class)
                        .apiKeys())
                .containsExactly("a,b\\");
    }

    @Test
    void mayBeginAsThoseOfTesseraDo() {
        Map<String, String> environment = Map.of("TESSERA_IMAGE_FETCH_TIMEOUT", "7", "VLLM_IMAGE_FETCH_TIMEOUT", "8");

        assertThat(bind(Map.of(), environment, SOURCES).of(Sources.class).imageTimeout())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void areUnknownWhereTheyBeginAsThoseOfTesseraAndNoPluginHasTheSetting() {
        assertThatThrownBy(() -> bind(Map.of(), Map.of("TESSERA_IMAGE_FETCH_TIMEOUT", "7"), MEDIA))
                .hasMessageContaining("TESSERA_IMAGE_FETCH_TIMEOUT (environment): there is no such setting");
    }

    @Test
    void meanNothingWhereNoPluginHasTheSettingOrNobodyKnowsThem() {
        Map<String, String> environment =
                Map.of("VLLM_IMAGE_FETCH_TIMEOUT", "long", "VLLM_API_KEY", "secret", "VLLM_PLUGINS", "x");

        assertThat(bind(Map.of(), environment, MEDIA).settings())
                .extracting(EffectiveSetting::origin)
                .containsOnly(ValueOrigin.DEFAULT);
    }

    @Test
    void standForOneSettingEach() {
        Map<String, String> all = Map.ofEntries(
                entry("VLLM_IMAGE_FETCH_TIMEOUT", "1"),
                entry("VLLM_VIDEO_FETCH_TIMEOUT", "2"),
                entry("VLLM_AUDIO_FETCH_TIMEOUT", "3"),
                entry("VLLM_MEDIA_FETCH_MAX_RETRIES", "4"),
                entry("VLLM_MEDIA_URL_ALLOW_REDIRECTS", "0"),
                entry("VLLM_MEDIA_CACHE", "/c"),
                entry("VLLM_MEDIA_CACHE_MAX_SIZE_MB", "5"),
                entry("VLLM_MEDIA_CACHE_TTL_HOURS", "24"),
                entry("VLLM_MEDIA_LOADING_THREAD_COUNT", "6"),
                entry("VLLM_MAX_IMAGE_PIXELS", "7"),
                entry("VLLM_HTTP_TIMEOUT_KEEP_ALIVE", "8"),
                entry("VLLM_MAX_AUDIO_CLIP_FILESIZE_MB", "9"),
                entry("VLLM_MAX_AUDIO_DECODE_DURATION_S", "10"),
                entry("VLLM_MAX_AUDIO_DECODE_BYTES", "11"),
                entry("VLLM_VIDEO_LOADER_BACKEND", "qwen2_vl"),
                entry("VLLM_MAX_EMBED_DECODE_BYTES", "12"),
                entry("VLLM_API_KEY", "a"));
        Set<String> keys = Set.of(
                "sources.image-timeout",
                "sources.video-timeout",
                "sources.audio-timeout",
                "sources.max-attempts",
                "sources.allow-redirects",
                "sources.cache-directory",
                "sources.cache-max-size",
                "sources.cache-ttl",
                "media.threads",
                "javacv.max-image-pixels",
                "javacv.max-audio-file-size",
                "javacv.max-audio-duration",
                "javacv.max-audio-decoded-size",
                "javacv.video-backend",
                "embeddings.max-decode-size",
                "openai.idle-timeout",
                "openai.api-keys");

        assertThat(keys.stream()
                        .map(key -> VariableAliases.find(key, all).orElseThrow().text()))
                .containsExactlyInAnyOrder(
                        "1s",
                        "2s",
                        "3s",
                        "4",
                        "false",
                        "/c",
                        "5MB",
                        "24h",
                        "6",
                        "7",
                        "8s",
                        "9MB",
                        "10s",
                        "11",
                        "qwen2_vl",
                        "12",
                        "a");
    }

    private static EffectiveConfiguration bind(
            Map<String, String> properties, Map<String, String> environment, ConfigurationSection... sections) {
        return new ConfigurationBinder(new ConfigurationValues(properties, environment, Map.of(), Map.of()))
                .bind(List.of(sections));
    }
}
