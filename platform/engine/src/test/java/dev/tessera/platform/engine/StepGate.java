package dev.tessera.platform.engine;

import java.util.List;
import java.util.concurrent.Semaphore;

/** Holds steps up until they may go on, so that a test knows what the engine is doing meanwhile. */
final class StepGate implements CountingBackend.Before {
    private static final int ALL = 1 << 20;

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore open = new Semaphore(0);

    @Override
    public void step(List<Long> tokenIds) {
        entered.release();
        open.acquireUninterruptibly();
    }

    /** Returns when a step is held up. */
    void awaitStep() throws InterruptedException {
        entered.acquire();
    }

    void letOne() {
        open.release();
    }

    void letAll() {
        open.release(ALL);
    }
}
