package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ErrorReportTest {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    @Test
    void whatTheUserConfiguredIsWrongUsage() {
        assertReported(
                new TesseraException(INVALID_CONFIGURATION, "too many"), USAGE, "tessera: too many%n".formatted());
        assertReported(new TesseraException(UNKNOWN_NAME, "no such"), USAGE, "tessera: no such%n".formatted());
    }

    @Test
    void everythingElseIsAFailure() {
        assertReported(new TesseraException(INVALID_MEDIA, "no picture"), FAILURE, "tessera: no picture%n".formatted());
    }

    @Test
    void anExceptionThatNobodyThoughtOfSaysSo() {
        assertReported(
                new IllegalStateException("odd"),
                FAILURE,
                "tessera: odd%nThis should not happen; --debug shows more.%n".formatted());
        assertReported(
                new IllegalStateException(),
                FAILURE,
                "tessera: IllegalStateException%nThis should not happen; --debug shows more.%n".formatted());
    }

    private static void assertReported(Exception exception, int exitCode, String text) {
        StringWriter error = new StringWriter();
        CommandLine command = Tessera.command().setErr(new PrintWriter(error, true));
        assertThat(new ErrorReport().handleExecutionException(exception, command, command.parseArgs("config")))
                .isEqualTo(exitCode);
        assertThat(error).hasToString(text);
    }
}
