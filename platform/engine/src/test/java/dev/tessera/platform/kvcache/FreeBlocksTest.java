package dev.tessera.platform.kvcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FreeBlocksTest {
    @Test
    void startsWithAllInOrder() {
        FreeBlocks free = new FreeBlocks(3);

        assertThat(free.removeFirst()).isZero();
        assertThat(free.removeFirst()).isEqualTo(1);
        assertThat(free.removeFirst()).isEqualTo(2);
        assertThat(free.size()).isZero();
        assertThatThrownBy(free::removeFirst)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no block is free");
    }

    @Test
    void behavesAsAList() {
        Random random = new Random(5);
        FreeBlocks free = new FreeBlocks(8);
        Deque<Integer> expected = new ArrayDeque<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int choice = random.nextInt(4);
            if (choice == 0 && !expected.isEmpty()) {
                used.add(expected.removeFirst());
                assertThat(free.removeFirst()).isEqualTo(used.getLast());
            } else if (choice == 1 && !expected.isEmpty()) {
                int block = new ArrayList<>(expected).get(random.nextInt(expected.size()));
                expected.remove(block);
                free.remove(block);
                used.add(block);
            } else if (choice == 2 && !used.isEmpty()) {
                int block = used.removeFirst();
                expected.addFirst(block);
                free.addFirst(block);
            } else if (choice == 3 && !used.isEmpty()) {
                int block = used.removeFirst();
                expected.addLast(block);
                free.addLast(block);
            }
            assertThat(free.size()).isEqualTo(expected.size());
        }
    }
}
