package dev.tessera.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class ReferencePluginTest {
    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
                .contains(ReferencePlugin.class);
    }
}
