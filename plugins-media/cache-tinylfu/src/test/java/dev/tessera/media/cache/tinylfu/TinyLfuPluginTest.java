package dev.tessera.media.cache.tinylfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class TinyLfuPluginTest {
    @Test
    void isTheOneEntryOfItsJar() {
        assertThat(ServiceLoader.load(Plugin.class)).singleElement().isInstanceOf(TinyLfuPlugin.class);
    }
}
