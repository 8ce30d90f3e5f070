package dev.tessera.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What is logged: warnings by default, since answers are what people want to see. */
final class Logging {
    private Logging() {}

    /** Sets logging up before there is a second thread, of which SLF4J would complain. */
    static void start() {
        LoggerFactory.getILoggerFactory();
        // Libraries that log with the JDK announce themselves otherwise.
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    }

    /** Logs what Tessera does; libraries stay quiet. */
    static void debug() {
        if (LoggerFactory.getLogger("dev.tessera") instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
    }
}
