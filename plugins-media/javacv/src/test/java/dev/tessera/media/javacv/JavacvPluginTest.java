package dev.tessera.media.javacv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class JavacvPluginTest {
    @Test
    void isTheOneEntryOfItsJar() {
        assertThat(ServiceLoader.load(Plugin.class)).singleElement().isInstanceOf(JavacvPlugin.class);
    }
}
