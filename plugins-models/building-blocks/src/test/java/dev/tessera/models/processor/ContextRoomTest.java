package dev.tessera.models.processor;

import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContextRoomTest {
    @Test
    void isTheSmallerLimit() {
        assertThat(ContextRoom.of(40, Optional.empty()).tokens()).isEqualTo(40);
        assertThat(ContextRoom.of(40, Optional.of(30)).tokens()).isEqualTo(30);
        assertThat(ContextRoom.of(40, Optional.of(50)).tokens()).isEqualTo(40);
    }

    @Test
    void takesNoMore() {
        ContextRoom room = new ContextRoom(40);
        assertThat(room.require("the image", 40)).isEqualTo(40);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> room.require("the image", 1L << 40))
                .withMessage("the image takes 1099511627776 tokens, more than the context of 40")
                .satisfies(error -> assertThat(error.code()).isEqualTo(PROMPT_TOO_LONG));
    }

    @Test
    void refusesNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContextRoom(0));
    }
}
