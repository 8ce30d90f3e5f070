package dev.tessera.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line on the terminal that says what goes on and for how long, and disappears. Where nobody looks, nothing is written. */
final class Progress implements AutoCloseable {
    private static final int TICK_MILLIS = 100;
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintWriter terminal;
    private final String activity;
    private final ScheduledExecutorService ticker;
    private int ticks;

    private Progress(PrintWriter terminal, String activity, ScheduledExecutorService ticker) {
        this.terminal = terminal;
        this.activity = activity;
        this.ticker = ticker;
    }

    static Progress start(PrintWriter terminal, String activity) {
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("tessera-progress").daemon().factory());
        Progress progress = new Progress(terminal, activity, ticker);
        if (Installation.isTerminal()) {
            var _ = ticker.scheduleAtFixedRate(progress::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return progress;
    }

    private void tick() {
        terminal.printf("%s%s ... %.1f s", ERASE_LINE, activity, ticks * TICK_MILLIS / 1000.0);
        terminal.flush();
        ticks++;
    }

    @Override
    public void close() {
        finish();
    }

    /** Erases the line. Further calls do nothing. */
    void finish() {
        if (ticker.isShutdown()) {
            return;
        }
        ticker.close();
        if (ticks > 0) {
            terminal.print(ERASE_LINE);
            terminal.flush();
        }
    }
}
