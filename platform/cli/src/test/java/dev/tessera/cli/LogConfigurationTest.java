package dev.tessera.cli;

import static ch.qos.logback.classic.Level.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.status.StatusUtil;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogConfigurationTest {
    @Test
    void warningsGoToOneAppender() {
        LoggerContext context = new LoggerContext();

        new LogConfiguration().configure(context);

        var root = context.getLogger("ROOT");
        assertThat(root.getLevel()).isEqualTo(WARN);
        assertThat(root.getAppender("STDERR").isStarted()).isTrue();
        assertThat(new StatusUtil(context).containsException(Exception.class)).isFalse();
        context.stop();
    }

    @Test
    void logbackFindsAndUsesIt() {
        assertThat(ServiceLoader.load(Configurator.class)).hasOnlyElementsOfType(LogConfiguration.class);
        assertThat(LoggerFactory.getILoggerFactory())
                .isInstanceOfSatisfying(
                        LoggerContext.class,
                        context -> assertThat(
                                        context.getLogger("ai.djl.util.cuda").getLevel())
                                .hasToString("ERROR"));
    }
}
