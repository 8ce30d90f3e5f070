package dev.tessera.spi;

/**
 * The entry of a plugin, found with {@link java.util.ServiceLoader}: exactly one to a plugin directory. It is created with
 * its no-argument constructor, says what the plugin brings, and is then forgotten.
 *
 * <p>A plugin directory holds the plugin's jars, none of them a jar of this SPI, and a {@code plugin.properties} with
 * {@code name}, {@code version}, {@code spi.version} and {@code description}. The platform refuses a plugin that was built
 * for another major or a later minor version of the SPI than its own. Each plugin has a class loader of its own: it sees
 * the JDK, {@code dev.tessera.spi}, {@code jakarta.inject}, {@code org.slf4j} and its own jars, and nothing else.
 */
public interface Plugin {
    /** Registers classes. No class is created here; the platform creates those that are needed, with what they inject. */
    void contribute(Contributions to);
}
