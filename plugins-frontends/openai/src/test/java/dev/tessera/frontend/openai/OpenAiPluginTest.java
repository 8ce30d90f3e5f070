package dev.tessera.frontend.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.chat.ChatCompletionsProtocol;
import dev.tessera.frontend.openai.config.CorsConfig;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.server.OpenAiFrontend;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.frontend.Frontend;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.model.ModelFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class OpenAiPluginTest {
    @Test
    void isFoundAndContributesProtocolAndServer() {
        TestingContributions contributions = new TestingContributions();

        assertThat(ServiceLoader.load(Plugin.class))
                .singleElement()
                .satisfies(plugin -> plugin.contribute(contributions));

        assertThat(contributions.classes)
                .isEqualTo(Map.of(
                        "protocol openai-chat", ChatCompletionsProtocol.class,
                        "frontend openai", OpenAiFrontend.class,
                        "config openai RequestLimits", RequestLimits.class,
                        "config openai ServerConfig", ServerConfig.class,
                        "config openai TemplateConfig", TemplateConfig.class,
                        "config openai CorsConfig", CorsConfig.class));
    }

    private static final class TestingContributions implements Contributions {
        private final Map<String, Class<?>> classes = new LinkedHashMap<>();

        @Override
        public void model(String name, Class<? extends ModelFamily> family) {
            classes.put("model " + name, family);
        }

        @Override
        public void modality(String name, Class<? extends ModalityParser> parser) {
            classes.put("modality " + name, parser);
        }

        @Override
        public void tensorFormat(String name, Class<? extends TensorFormat> format) {
            classes.put("tensorFormat " + name, format);
        }

        @Override
        public void mediaSource(String name, Class<? extends MediaSource> source) {
            classes.put("mediaSource " + name, source);
        }

        @Override
        public void cachePolicy(String name, Class<? extends CachePolicy> policy) {
            classes.put("cachePolicy " + name, policy);
        }

        @Override
        public void frontend(String name, Class<? extends Frontend> frontend) {
            classes.put("frontend " + name, frontend);
        }

        @Override
        public void protocol(String name, Class<? extends Protocol> protocol) {
            classes.put("protocol " + name, protocol);
        }

        @Override
        public void backend(String name, Class<? extends Backend> backend) {
            classes.put("backend " + name, backend);
        }

        @Override
        public void config(String prefix, Class<? extends Record> config) {
            classes.put("config %s %s".formatted(prefix, config.getSimpleName()), config);
        }
    }
}
