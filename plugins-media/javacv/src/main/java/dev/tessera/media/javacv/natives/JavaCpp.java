package dev.tessera.media.javacv.natives;

import org.bytedeco.javacpp.Loader;

/**
 * Loads with JavaCPP, which unpacks native libraries into a cache directory that can be set with the system property
 * {@code org.bytedeco.javacpp.cachedir}.
 */
public final class JavaCpp {
    private JavaCpp() {}

    /** Loads the libraries of JavaCPP's classes, with settings that hold once its first class is initialized. */
    public static void load(Class<?>... classes) {
        // JavaCPP counts the whole process against these two limits, mapped weights included, and would refuse to
        // allocate where a large checkpoint is served. What media may take is limited by its pixels and samples.
        setDefault("org.bytedeco.javacpp.maxBytes", "0");
        setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        // Without this, JavaCPP first looks for 27 CUDA libraries, which takes a third of OpenCV's loading time.
        Loader.loadProperties().setProperty("platform.extension", "");
        for (Class<?> library : classes) {
            Loader.load(library);
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
