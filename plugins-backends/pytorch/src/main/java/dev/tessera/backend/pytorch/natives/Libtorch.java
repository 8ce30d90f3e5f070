package dev.tessera.backend.pytorch.natives;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.tessera.spi.error.TesseraException;

/** The native library. It is loaded once in the life of the process and cannot be unloaded. */
public final class Libtorch {
    private static final String ENGINE = "PyTorch";

    private Libtorch() {}

    /**
     * Loads the library if it is not loaded yet, without a look at the network.
     *
     * @param threads threads that compute one operation
     * @throws TesseraException BACKEND_FAILED where it does not load here, INVALID_CONFIGURATION where it cannot be unpacked
     */
    public static synchronized void load(LibraryCache cache, int threads) {
        // DJL reads these when its classes are initialized
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ENGINE_CACHE_DIR", cache.directory().toString());
        // OpenMP's threads spin at the end of each loop; spinning for long starves the thread that is waited for,
        // where the cores are shared
        ProcessEnvironment.setDefault("GOMP_SPINCOUNT", "10000");
        try {
            cache.exclusively(() -> Engine.getEngine(ENGINE));
        } catch (EngineException | LinkageError | IllegalArgumentException e) {
            throw new TesseraException(BACKEND_FAILED, "PyTorch's native library does not load on this machine", e);
        }
        JniUtils.setNumThreads(threads);
    }

    /** The version of the loaded library. */
    public static String version() {
        return Engine.getEngine(ENGINE).getVersion();
    }

    /** An owner of native tensors, all of which are freed when it is closed. The caller closes it. */
    static PtNDManager newManager() {
        return (PtNDManager) Engine.getEngine(ENGINE).newBaseManager(Device.cpu());
    }
}
