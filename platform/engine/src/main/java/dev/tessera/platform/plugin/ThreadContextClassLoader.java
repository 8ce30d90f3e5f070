package dev.tessera.platform.plugin;

/**
 * Makes a loader the context class loader of the current thread until it is closed, which libraries that look things up by
 * name need while a plugin's code runs. Closed on the same thread.
 */
public final class ThreadContextClassLoader implements AutoCloseable {
    private final ClassLoader previous;

    public ThreadContextClassLoader(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        this.previous = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(previous);
    }
}
