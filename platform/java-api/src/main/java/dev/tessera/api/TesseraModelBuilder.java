package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.bootstrap.PlatformBuilder;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineModule;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.error.TesseraException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says how a model is opened, and opens it. Not thread-safe. */
public final class TesseraModelBuilder {
    private static final String HOME_PROPERTY = "tessera.home";
    private static final String HOME_VARIABLE = "TESSERA_HOME";

    private final UnaryOperator<Path> checkpointInHome;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Path> developmentPlugins = new ArrayList<>();
    private Optional<Path> home = Optional.empty();
    private Optional<String> servedName = Optional.empty();
    private Optional<String> backend = Optional.empty();

    /** @param checkpointInHome the checkpoint's directory, given the installation's */
    TesseraModelBuilder(UnaryOperator<Path> checkpointInHome) {
        this.checkpointInHome = checkpointInHome;
    }

    /**
     * Where Tessera is unpacked, with its plugins and {@code etc/tessera.properties}. Default: what the system property
     * {@code tessera.home} or the environment variable {@code TESSERA_HOME} says.
     */
    public TesseraModelBuilder home(Path directory) {
        home = Optional.of(directory);
        return this;
    }

    /** What computes; default: what {@code engine.backend} says, {@code pytorch} unless it is configured. */
    public TesseraModelBuilder backend(String name) {
        backend = Optional.of(name);
        return this;
    }

    /** What the model is called; default: the last part of its directory. */
    public TesseraModelBuilder servedName(String name) {
        servedName = Optional.of(name);
        return this;
    }

    /**
     * Sets a configuration key, such as {@code engine.dtype}, whatever the environment and {@code etc/tessera.properties}
     * say. The command {@code tessera config} lists the keys.
     */
    public TesseraModelBuilder set(String key, String value) {
        settings.put(requireNonNull(key, "key is null"), requireNonNull(value, "value is null"));
        return this;
    }

    /** Also loads the plugin in a {@code target/classes} directory, while it is being developed. */
    public TesseraModelBuilder developmentPlugin(Path classes) {
        developmentPlugins.add(requireNonNull(classes, "classes is null"));
        return this;
    }

    /**
     * Opens the model, and waits until it is loaded. After a failure nothing is left open.
     *
     * @throws TesseraException INVALID_CONFIGURATION, INVALID_PLUGIN, UNKNOWN_NAME, INVALID_CHECKPOINT, OUT_OF_MEMORY, or
     *     another code of the backend's
     */
    public TesseraModel open() {
        Path installation = home.orElseGet(TesseraModelBuilder::defaultHome);
        Path checkpoint = checkpointInHome.apply(installation);
        Closer resources = new Closer();
        try {
            Platform platform = start(installation);
            resources.register(platform);
            Engine engine = open(platform.service(EngineOpener.class), checkpoint);
            resources.register(engine);
            engine.awaitReady();
            return new TesseraModel(engine, resources);
        } catch (RuntimeException | Error e) {
            resources.closeAfter(e);
            throw e;
        }
    }

    private Engine open(EngineOpener opener, Path checkpoint) {
        List<String> names = servedName.stream().toList();
        return backend.map(name -> opener.open(checkpoint, names, name))
                .orElseGet(() -> opener.open(checkpoint, names));
    }

    private Platform start(Path installation) {
        PlatformBuilder builder =
                EngineModule.addTo(Platform.builder().home(installation).environment(System.getenv()));
        developmentPlugins.forEach(builder::developmentPlugin);
        settings.forEach(builder::set);
        return builder.start();
    }

    private static Path defaultHome() {
        return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(HOME_VARIABLE)))
                .map(Path::of)
                .orElseThrow(() -> new TesseraException(
                        INVALID_CONFIGURATION,
                        "nothing says where Tessera is unpacked: call home, or set the system property %s or the environment variable %s"
                                .formatted(HOME_PROPERTY, HOME_VARIABLE)));
    }
}
