package dev.tessera.platform.plugin;

import static dev.tessera.platform.plugin.ContributionKind.BACKEND;
import static dev.tessera.platform.plugin.ContributionKind.CACHE_POLICY;
import static dev.tessera.platform.plugin.ContributionKind.FRONTEND;
import static dev.tessera.platform.plugin.ContributionKind.MEDIA_SOURCE;
import static dev.tessera.platform.plugin.ContributionKind.MODALITY_PARSER;
import static dev.tessera.platform.plugin.ContributionKind.MODEL_FAMILY;
import static dev.tessera.platform.plugin.ContributionKind.PROTOCOL;
import static dev.tessera.platform.plugin.ContributionKind.TENSOR_FORMAT;
import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;

import dev.tessera.platform.config.ConfigurationSection;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.frontend.Frontend;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.model.ModelFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes down what one plugin brings, and refuses what breaks the contract. */
final class ContributionCollector implements Contributions {
    private final PluginDescriptor plugin;
    private final List<Contribution<?>> contributions = new ArrayList<>();
    private final List<ConfigurationSection> configuration = new ArrayList<>();

    ContributionCollector(PluginDescriptor plugin) {
        this.plugin = plugin;
    }

    @Override
    public void model(String name, Class<? extends ModelFamily> family) {
        add(MODEL_FAMILY, name, family);
    }

    @Override
    public void modality(String name, Class<? extends ModalityParser> parser) {
        add(MODALITY_PARSER, name, parser);
    }

    @Override
    public void tensorFormat(String name, Class<? extends TensorFormat> format) {
        add(TENSOR_FORMAT, name, format);
    }

    @Override
    public void mediaSource(String name, Class<? extends MediaSource> source) {
        add(MEDIA_SOURCE, name, source);
    }

    @Override
    public void cachePolicy(String name, Class<? extends CachePolicy> policy) {
        add(CACHE_POLICY, name, policy);
    }

    @Override
    public void frontend(String name, Class<? extends Frontend> frontend) {
        add(FRONTEND, name, frontend);
    }

    @Override
    public void protocol(String name, Class<? extends Protocol> protocol) {
        add(PROTOCOL, name, protocol);
    }

    @Override
    public void backend(String name, Class<? extends Backend> backend) {
        add(BACKEND, name, backend);
    }

    @Override
    public void config(String prefix, Class<? extends Record> config) {
        try {
            configuration.add(new ConfigurationSection("plugin \"%s\"".formatted(plugin.name()), prefix, config));
        } catch (IllegalArgumentException e) {
            throw new TesseraException(INVALID_PLUGIN, "its configuration is invalid: %s".formatted(e.getMessage()), e);
        }
    }

    LoadedPlugin collected() {
        Set<Class<?>> records = new HashSet<>();
        configuration.forEach(section -> records.add(section.type()));
        contributions.forEach(contribution -> checkParameters(contribution, records));
        return new LoadedPlugin(plugin, contributions, configuration);
    }

    private <T> void add(ContributionKind<T> kind, String name, Class<? extends T> implementation) {
        try {
            contributions.add(new Contribution<>(kind, name, implementation, plugin.name()));
        } catch (IllegalArgumentException e) {
            throw new TesseraException(
                    INVALID_PLUGIN, "its %s is invalid: %s".formatted(kind.label(), e.getMessage()), e);
        }
    }

    private static void checkParameters(Contribution<?> contribution, Set<Class<?>> records) {
        for (Class<?> parameter : contribution.constructor().getParameterTypes()) {
            if (!records.contains(parameter) && !SpiServices.contains(parameter)) {
                throw new TesseraException(
                        INVALID_PLUGIN,
                        "the constructor of its %s \"%s\" asks for %s, which is neither a configuration record that it registers nor one of the services %s"
                                .formatted(
                                        contribution.kind().label(),
                                        contribution.name(),
                                        parameter.getName(),
                                        SpiServices.names()));
            }
        }
    }
}
