package dev.tessera.platform.config;

import java.util.Locale;
import java.util.Set;

/** How settings are named in the environment: {@code pytorch.max-threads} is {@code TESSERA_PYTORCH_MAX_THREADS}. */
final class EnvironmentVariables {
    private static final String PREFIX = "TESSERA_";

    /** What the launcher reads; these are no settings. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("TESSERA_HOME", "TESSERA_JAVA_OPTIONS");

    private EnvironmentVariables() {}

    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether a variable can only be meant for a setting. */
    static boolean isForSetting(String variable) {
        return variable.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(variable);
    }
}
