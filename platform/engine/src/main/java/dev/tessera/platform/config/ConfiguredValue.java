package dev.tessera.platform.config;

/** What was configured for one setting, not yet understood. */
record ConfiguredValue(String text, ValueOrigin origin) {}
