package dev.tessera.media.javacv.codec;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/**
 * Loads OpenCV's native libraries, once. JavaCPP unpacks them into a cache directory, which can be set with the system
 * property {@code org.bytedeco.javacpp.cachedir}.
 */
final class OpenCvLibrary {
    private OpenCvLibrary() {}

    /** Returns when the libraries are loaded. */
    static void load() {
        Loaded.touch();
    }

    /** Initialized by the first call, and by the class loader's lock never twice. */
    private static final class Loaded {
        static {
            // JavaCPP counts the whole process against these two limits, mapped weights included, and would refuse to
            // allocate where a large checkpoint is served. What images may take is limited by their pixels.
            setDefault("org.bytedeco.javacpp.maxBytes", "0");
            setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            // Without this, JavaCPP first looks for 27 CUDA libraries, which takes a third of the loading time.
            Loader.loadProperties().setProperty("platform.extension", "");
            Loader.load(opencv_imgcodecs.class);
            silence();
        }

        static void touch() {
            // initializes the class
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** OpenCV writes a line to the error stream for each damaged image, and its Java API has no way to stop it. */
    private static void silence() {
        SymbolLookup.loaderLookup()
                .find("_ZN2cv5utils7logging11setLogLevelENS1_8LogLevelE")
                .ifPresent(OpenCvLibrary::setLogLevelToSilent);
    }

    @SuppressWarnings("restricted") // calls a function of a library that is ours
    private static void setLogLevelToSilent(MemorySegment setLogLevel) {
        try {
            Linker.nativeLinker()
                    .downcallHandle(setLogLevel, FunctionDescriptor.ofVoid(JAVA_INT))
                    .invokeExact(0);
        } catch (Throwable e) {
            throw new LinkageError("cv::utils::logging::setLogLevel failed", e);
        }
    }
}
