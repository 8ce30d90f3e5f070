package dev.tessera.spi;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.frontend.Frontend;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.model.ModelFamily;

/**
 * Takes what a plugin brings. Every contribution has a name, in kebab-case, that configuration and error messages use and
 * that no other plugin may use for the same kind. Classes have one public constructor marked
 * {@link jakarta.inject.Inject}. Its parameters are configuration records that the same plugin registers here, and services
 * of the platform, which today are {@link dev.tessera.spi.metrics.Metrics} alone; or there are none. Classes are created at
 * most once, with the plugin's class loader as the thread's context class loader.
 */
public interface Contributions {
    void model(String name, Class<? extends ModelFamily> family);

    void modality(String name, Class<? extends ModalityParser> parser);

    void tensorFormat(String name, Class<? extends TensorFormat> format);

    void mediaSource(String name, Class<? extends MediaSource> source);

    void cachePolicy(String name, Class<? extends CachePolicy> policy);

    void frontend(String name, Class<? extends Frontend> frontend);

    void protocol(String name, Class<? extends Protocol> protocol);

    void backend(String name, Class<? extends Backend> backend);

    /**
     * Registers a configuration record, whose components carry {@link dev.tessera.spi.config.Setting}.
     *
     * @param prefix what its keys begin with, such as {@code pytorch} for {@code pytorch.threads}
     */
    void config(String prefix, Class<? extends Record> config);
}
