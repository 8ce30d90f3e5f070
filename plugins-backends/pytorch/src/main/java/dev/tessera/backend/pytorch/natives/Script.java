package dev.tessera.backend.pytorch.natives;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A loaded TorchScript module. Used by one thread at a time; the caller closes it. */
final class Script implements AutoCloseable {
    private final String name;
    private final PtSymbolBlock block;

    private Script(String name, PtSymbolBlock block) {
        this.name = name;
        this.block = block;
    }

    /**
     * Compiles a module.
     *
     * @param name what the script is called in errors
     * @param source with a class {@code Model}
     * @throws TesseraException BACKEND_FAILED where the source is wrong
     */
    static Script load(PtNDManager manager, String name, String source) {
        try (ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.of(source))) {
            return new Script(name, JniUtils.loadModule(manager, archive, false, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw NativeFailure.of(name, e);
        }
    }

    /**
     * Calls a method. The caller closes the arguments and the result.
     *
     * @throws TesseraException BACKEND_FAILED or OUT_OF_MEMORY where native code fails
     */
    IValue call(String method, IValue... arguments) {
        // a setting of the thread; optimizing takes seconds of profiling in the first calls
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return IValueUtils.runMethod(block, method, arguments);
        } catch (RuntimeException e) {
            throw NativeFailure.of(name, e);
        }
    }

    @Override
    public void close() {
        block.close();
    }
}
