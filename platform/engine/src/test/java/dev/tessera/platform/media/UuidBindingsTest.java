package dev.tessera.platform.media;

import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UuidBindingsTest {
    @Test
    void staysWithTheFirstContent() {
        UuidBindings bindings = new UuidBindings(10);
        assertThat(bindings.find("a")).isEmpty();

        assertThat(bindings.bind("a", "first")).isEqualTo("first");
        assertThat(bindings.bind("a", "second")).isEqualTo("first");
        assertThat(bindings.find("a")).contains("first");
    }

    @Test
    void forgetsWhatWasNotUsedForTheLongestTime() {
        UuidBindings bindings = new UuidBindings(2);
        bindings.bind("a", "1");
        bindings.bind("b", "2");
        bindings.find("a");
        bindings.bind("c", "3");

        assertThat(bindings.find("b")).isEmpty();
        assertThat(bindings.find("a")).contains("1");
        assertThat(bindings.find("c")).contains("3");
    }

    @Test
    void isKnownWithinATenantAndAModality() {
        assertThat(List.of(
                        UuidBindings.scoped("tenant", IMAGE, "uuid"),
                        UuidBindings.scoped("other", IMAGE, "uuid"),
                        UuidBindings.scoped("tenant", VIDEO, "uuid"),
                        UuidBindings.scoped("tenantimage", IMAGE, "uuid"),
                        UuidBindings.scoped("", IMAGE, "tenantuuid")))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesUuidsThatAreEmptyOrTooLong() {
        assertThat(UuidBindings.scoped("", IMAGE, "u".repeat(1024))).hasSize(64);
        for (String uuid : List.of("", "u".repeat(1025))) {
            assertThatThrownBy(() -> UuidBindings.scoped("", IMAGE, uuid))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("the uuid of the image has %d characters, but must have 1 to 1024"
                            .formatted(uuid.length()));
        }
    }
}
