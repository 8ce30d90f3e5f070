package dev.tessera.platform.bootstrap;

import static dev.tessera.platform.config.ValueOrigin.COMMAND_LINE;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.util.Objects.requireNonNull;

import com.google.inject.Module;
import dev.tessera.platform.config.ConfigurationBinder;
import dev.tessera.platform.config.ConfigurationSection;
import dev.tessera.platform.config.ConfigurationValues;
import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.config.EffectiveConfiguration;
import dev.tessera.platform.config.PropertiesFile;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.metrics.MetricsConfig;
import dev.tessera.platform.plugin.DevelopmentPlugins;
import dev.tessera.platform.plugin.InstalledPlugins;
import dev.tessera.platform.plugin.LoadedPlugins;
import dev.tessera.platform.plugin.PluginLoader;
import dev.tessera.platform.plugin.PluginSource;
import dev.tessera.platform.plugin.SpiVersion;
import dev.tessera.platform.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what the platform is made of, and starts it. Not thread-safe. */
public final class PlatformBuilder {
    private static final String PROPERTIES = "tessera.properties";

    private final List<PluginSource> pluginDirectories = new ArrayList<>();
    private final List<Path> developmentPlugins = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, ConfiguredValue> overrides = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final List<ConfigurationSection> configuration = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>();
    private Optional<Path> propertiesFile = Optional.empty();

    PlatformBuilder() {
        config(MetricsConfig.PREFIX, MetricsConfig.class);
    }

    /** Takes plugins from {@code plugins} in an installation, and configuration from {@code etc/tessera.properties}, if any. */
    public PlatformBuilder home(Path home) {
        Path properties = home.resolve("etc").resolve(PROPERTIES);
        if (Files.exists(properties)) {
            propertiesFile(properties);
        }
        return pluginDirectory(home.resolve("plugins"));
    }

    /** Adds a directory of plugin directories. A plugin replaces one of the same name in a directory added before. */
    public PlatformBuilder pluginDirectory(Path directory) {
        pluginDirectories.add(new InstalledPlugins(directory));
        return this;
    }

    /** Adds a plugin's {@code target/classes}, as {@link DevelopmentPlugins} has it. It replaces an installed plugin. */
    public PlatformBuilder developmentPlugin(Path classes) {
        developmentPlugins.add(requireNonNull(classes, "classes is null"));
        return this;
    }

    /** Takes configuration from this file, and from no other. */
    public PlatformBuilder propertiesFile(Path file) {
        propertiesFile = Optional.of(file);
        return this;
    }

    /** Takes configuration from environment variables: those that begin with {@code TESSERA_}, and some of vLLM's. */
    public PlatformBuilder environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Configures one key, whatever file and environment say. */
    public PlatformBuilder set(String key, String value) {
        return set(key, new ConfiguredValue(value, COMMAND_LINE));
    }

    /** Configures one key, whatever file and environment say, and says where that comes from. */
    public PlatformBuilder set(String key, ConfiguredValue value) {
        overrides.put(requireNonNull(key, "key is null"), requireNonNull(value, "value is null"));
        return this;
    }

    /** Configures one key unless somebody does; nothing happens where no plugin has that key. */
    public PlatformBuilder setDefault(String key, String value) {
        defaults.put(requireNonNull(key, "key is null"), requireNonNull(value, "value is null"));
        return this;
    }

    /** Registers a configuration record of the platform, which is bound for injection into its modules. */
    public PlatformBuilder config(String prefix, Class<? extends Record> config) {
        configuration.add(new ConfigurationSection("the platform", prefix, config));
        return this;
    }

    /**
     * Adds services of the platform. They may ask for configuration records and for a {@link Registry} of any kind of
     * contribution. All bindings are explicit; a singleton that is {@link AutoCloseable} is closed with the platform.
     */
    public PlatformBuilder module(Module module) {
        modules.add(requireNonNull(module, "module is null"));
        return this;
    }

    /**
     * Starts. After a failure nothing is left open.
     *
     * @throws dev.tessera.spi.error.TesseraException INVALID_PLUGIN, INVALID_CONFIGURATION, or what a service fails with
     */
    public Platform start() {
        Closer closer = new Closer();
        try {
            LoadedPlugins plugins = new PluginLoader(pluginSources(), SpiVersion.ofPlatform()).load();
            closer.register(plugins);
            EffectiveConfiguration effective = new ConfigurationBinder(values()).bind(sections(plugins));
            PlatformModule platform = new PlatformModule(effective, plugins, modules, closer);
            return new Platform(closer, plugins, effective, platform.createInjector());
        } catch (Throwable e) {
            closer.closeAfter(e);
            throw e;
        }
    }

    private List<PluginSource> pluginSources() {
        List<PluginSource> sources = new ArrayList<>(pluginDirectories);
        sources.add(new DevelopmentPlugins(developmentPlugins));
        return sources;
    }

    private ConfigurationValues values() {
        Map<String, String> properties = propertiesFile
                .map(file -> PropertiesFile.read(file, PROPERTIES, INVALID_CONFIGURATION))
                .orElse(Map.of());
        return new ConfigurationValues(properties, environment, overrides, defaults);
    }

    private List<ConfigurationSection> sections(LoadedPlugins plugins) {
        List<ConfigurationSection> sections = new ArrayList<>(configuration);
        sections.addAll(plugins.configuration());
        return sections;
    }
}
