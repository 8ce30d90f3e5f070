package dev.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void writesNothingWhereNobodyLooks() {
        StringWriter terminal = new StringWriter();
        try (Progress progress = Progress.start(new PrintWriter(terminal, true), "Loading")) {
            progress.finish();
            progress.finish();
        }
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void itsThreadEndsWithIt() {
        Progress progress = Progress.start(new PrintWriter(new StringWriter()), "Loading");
        progress.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("tessera-progress"));
    }
}
