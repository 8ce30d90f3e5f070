package dev.tessera.platform.encodercache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.cache.CacheIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class EncoderCacheTest {
    private final EncoderCache cache = new EncoderCache(10, new TestingCachePolicy());

    @Test
    void takesRows() {
        assertThat(cache.allocate("x", 4)).containsExactly(0, 1, 2, 3);

        assertThat(cache.freeableRows()).isEqualTo(6);
        assertThat(cache.isCached("x", 4)).isTrue();
        assertThat(cache.isReferenced("x")).isTrue();
    }

    @Test
    void keepsWhatNobodyRefersTo() {
        List<Integer> rows = cache.allocate("x", 4);

        cache.release("x");

        assertThat(cache.freeableRows()).isEqualTo(10);
        assertThat(cache.rows("x")).contains(rows);
    }

    @Test
    void keepsAnItemAsLongAsSomebodyRefersToIt() {
        cache.allocate("x", 4);
        cache.acquire("x");

        cache.release("x");

        assertThat(cache.freeableRows()).isEqualTo(6);
        assertThat(cache.canAllocate(7)).isFalse();
    }

    @Test
    void evictsForWhatIsNew() {
        cache.allocate("x", 6);
        cache.release("x");
        assertThat(cache.canAllocate(5)).isTrue();

        cache.allocate("y", 5);

        assertThat(cache.rows("x")).isEmpty();
        assertThat(cache.freeableRows()).isEqualTo(5);
    }

    @Test
    void protectsWhatIsUsedAgain() {
        cache.allocate("x", 4);
        cache.release("x");

        cache.acquire("x");

        assertThat(cache.freeableRows()).isEqualTo(6);
        assertThat(cache.canAllocate(7)).isFalse();
    }

    @Test
    void evictsTheLeastRecentlyUsedFirst() {
        cache.allocate("x", 3);
        cache.allocate("y", 3);
        cache.allocate("z", 3);
        cache.release("x");
        cache.release("y");
        cache.release("z");
        cache.acquire("x");
        cache.release("x");

        cache.allocate("new", 4);

        assertThat(cache.isCached("x", 3)).isTrue();
        assertThat(cache.isCached("y", 3)).isFalse();
        assertThat(cache.isCached("z", 3)).isTrue();
    }

    @Test
    void hasNoRoomForWhatDoesNotFitBesideItemsInUse() {
        cache.allocate("x", 6);

        assertThat(cache.canAllocate(5)).isFalse();
        assertThatThrownBy(() -> cache.allocate("y", 5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("5 rows cannot be allocated: 4 of 10 are freeable");
    }

    @Test
    void fillsRowsThatAreNotContiguous() {
        cache.allocate("x", 3);
        cache.allocate("y", 3);
        cache.allocate("z", 3);
        cache.release("x");
        cache.release("z");

        assertThat(cache.allocate("new", 7)).containsExactlyInAnyOrder(0, 1, 2, 6, 7, 8, 9);
    }

    @Test
    void replacesAnEntryOfAnotherSize() {
        cache.allocate("x", 6);
        cache.release("x");
        assertThat(cache.isCached("x", 7)).isFalse();

        assertThat(cache.allocate("x", 7)).hasSize(7);

        assertThat(cache.allocate("y", 3)).hasSize(3);
    }

    @Test
    void dropsWhatWasNeverFilledOnceNobodyRefersToIt() {
        cache.allocate("x", 4);
        cache.drop("x");
        assertThat(cache.isCached("x", 4)).isTrue();

        cache.release("x");
        cache.drop("x");

        assertThat(cache.isCached("x", 4)).isFalse();
        assertThat(cache.allocate("y", 10)).hasSize(10);
    }

    @Test
    void refusesToReleaseWhatNobodyRefersTo() {
        assertThatThrownBy(() -> cache.release("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nobody refers to the item x");
    }

    @Test
    void takesWhatThePolicyDoesNotAdmitAndDropsItAfterUse() {
        EncoderCache strict = new EncoderCache(10, capacity -> new TestingIndex(Optional.empty()));
        strict.allocate("x", 4);
        assertThat(strict.isCached("x", 4)).isTrue();

        strict.release("x");

        assertThat(strict.isCached("x", 4)).isFalse();
        assertThat(strict.allocate("y", 10)).hasSize(10);
    }

    @Test
    void evictsTheOldestWhereThePolicyEvictsTooLittle() {
        EncoderCache lax = new EncoderCache(10, capacity -> new TestingIndex(Optional.of(List.of())));
        lax.allocate("x", 4);
        lax.allocate("y", 4);
        lax.release("y");
        lax.release("x");

        lax.allocate("z", 5);

        assertThat(lax.isCached("y", 4)).isFalse();
        assertThat(lax.isCached("x", 4)).isTrue();
    }

    @Test
    void keepsWhatIsInUseWhateverThePolicySays() {
        EncoderCache wrong = new EncoderCache(10, capacity -> new TestingIndex(Optional.of(List.of("x", "unknown"))));
        List<Integer> rows = wrong.allocate("x", 4);

        wrong.allocate("y", 4);

        assertThat(wrong.rows("x")).contains(rows);
    }

    /** Gives one answer to every offer. */
    private record TestingIndex(Optional<List<String>> answer) implements CacheIndex {
        @Override
        public void touch(String key) {}

        @Override
        public Optional<List<String>> offer(String key, long size, Predicate<String> evictable) {
            return answer;
        }

        @Override
        public void remove(String key) {}
    }
}
