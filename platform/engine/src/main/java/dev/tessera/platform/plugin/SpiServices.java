package dev.tessera.platform.plugin;

import static java.util.stream.Collectors.joining;

import dev.tessera.spi.metrics.Metrics;
import java.util.List;

/** The services of the SPI that contributions may ask for in their constructors. The platform binds every one. */
public final class SpiServices {
    private static final List<Class<?>> ALL = List.of(Metrics.class);

    private SpiServices() {}

    public static List<Class<?>> all() {
        return ALL;
    }

    static boolean contains(Class<?> type) {
        return ALL.contains(type);
    }

    static String names() {
        return ALL.stream().map(Class::getName).collect(joining(", "));
    }
}
