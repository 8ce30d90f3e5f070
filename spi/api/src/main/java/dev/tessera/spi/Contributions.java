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
    /** What knows how to run checkpoints of some types. */
    void model(String name, Class<? extends ModelFamily> family);

    /** What decodes media of one modality. */
    void modality(String name, Class<? extends ModalityParser> parser);

    /** What reads embeddings that requests bring in one format of files. */
    void tensorFormat(String name, Class<? extends TensorFormat> format);

    /** What fetches media at URLs of some schemes. */
    void mediaSource(String name, Class<? extends MediaSource> source);

    /** What decides which entries a full cache gives up. */
    void cachePolicy(String name, Class<? extends CachePolicy> policy);

    /** What takes requests over a transport of its own. */
    void frontend(String name, Class<? extends Frontend> frontend);

    /** What reads requests and writes answers in one wire format. */
    void protocol(String name, Class<? extends Protocol> protocol);

    /** What runs graphs. */
    void backend(String name, Class<? extends Backend> backend);

    /**
     * Registers a configuration record, whose components carry {@link dev.tessera.spi.config.Setting}.
     *
     * @param prefix what its keys begin with, such as {@code pytorch} for {@code pytorch.threads}
     * @param config a record, which constructors then take as it is configured
     */
    void config(String prefix, Class<? extends Record> config);
}
