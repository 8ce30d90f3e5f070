package dev.tessera.media.javacv.codec;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.tessera.media.javacv.natives.JavaCpp;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/** Loads OpenCV's native libraries, once. */
final class OpenCvLibrary {
    private OpenCvLibrary() {}

    /** Returns when the libraries are loaded. */
    static void load() {
        Loaded.touch();
    }

    /** Initialized by the first call, and by the class loader's lock never twice. */
    private static final class Loaded {
        static {
            JavaCpp.load(opencv_imgcodecs.class);
            silence();
        }

        static void touch() {
            // initializes the class
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
