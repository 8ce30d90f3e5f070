package dev.tessera.platform.plugin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads one plugin's classes and resources: from the platform those of the {@linkplain SharedPackages shared packages} and
 * nothing else, from the JDK what is the JDK's, and from the plugin's own jars all the rest.
 */
final class PluginClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ClassLoader platform;

    /**
     * Opens nothing yet: jars are opened when the first class is asked for.
     *
     * @param platform the loader that has the SPI
     */
    PluginClassLoader(String plugin, List<Path> classPath, ClassLoader platform) {
        super(plugin, urls(classPath), ClassLoader.getPlatformClassLoader());
        this.platform = requireNonNull(platform, "platform is null");
    }

    /** Whether one of the plugin's own jars has this resource, shared or not. */
    boolean contains(String resourceName) {
        return findResource(resourceName) != null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SharedPackages.containsClass(name) ? loadShared(name) : super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
        return SharedPackages.containsResource(name) ? platform.getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return SharedPackages.containsResource(name) ? platform.getResources(name) : super.getResources(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        // The inherited method closes the jar that it read when this loader is closed, even one of the platform.
        return SharedPackages.containsResource(name)
                ? platform.getResourceAsStream(name)
                : super.getResourceAsStream(name);
    }

    private Class<?> loadShared(String name) throws ClassNotFoundException {
        try {
            return platform.loadClass(name);
        } catch (ClassNotFoundException e) {
            if (contains(name.replace('.', '/') + ".class")) {
                throw new ClassNotFoundException(
                        "%s comes from the platform only, and this platform does not have it; the plugin's own copy is not used"
                                .formatted(name),
                        e);
            }
            throw e;
        }
    }

    private static URL[] urls(List<Path> classPath) {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classPath.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("a class path entry has no URL", e);
            }
        }
        return urls;
    }
}
