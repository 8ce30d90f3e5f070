package dev.tessera.platform.kvcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IntSequenceTest {
    @Test
    void growsUnderItsViews() {
        IntSequence sequence = new IntSequence(List.of(5, 6));
        IntView view = sequence.view(1, 2);

        for (int i = 0; i < 100; i++) {
            sequence.append(i);
        }

        assertThat(view).containsExactly(6);
        assertThat(sequence.size()).isEqualTo(102);
        assertThat(sequence.at(101)).isEqualTo(99);
    }

    @Test
    void hasBounds() {
        IntSequence sequence = new IntSequence(List.of(5, 6));

        assertThatThrownBy(() -> sequence.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> sequence.view(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> sequence.view(0, 1).at(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
