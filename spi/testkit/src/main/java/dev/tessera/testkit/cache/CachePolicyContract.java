package dev.tessera.testkit.cache;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * What every cache policy must do, as tests: all that {@link CachePolicy} and {@link CacheIndex} promise, whichever entries
 * the policy prefers. Nothing can be switched off. A policy's test is
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsTheContract() {
 *     return CachePolicyContract.of(MyPolicy::new).tests();
 * }
 * }</pre>
 */
public final class CachePolicyContract {
    private static final int SEEDS = 10;

    private final Supplier<? extends CachePolicy> policies;

    private CachePolicyContract(Supplier<? extends CachePolicy> policies) {
        this.policies = requireNonNull(policies, "policies is null");
    }

    /**
     * The contract of a policy.
     *
     * @param policies makes a new policy; each test makes its own
     */
    public static CachePolicyContract of(Supplier<? extends CachePolicy> policies) {
        return new CachePolicyContract(policies);
    }

    /** The tests, for a {@link org.junit.jupiter.api.TestFactory}. */
    public Stream<DynamicNode> tests() {
        Stream<DynamicNode> cases = Stream.of(
                test("admits what fits and evicts nothing for it", this::admitsWhatFits),
                test("does not admit what is larger than the cache", this::refusesWhatIsLarger),
                test("admits an entry as large as the cache, in place of all others", this::admitsWhatFillsTheCache),
                test("keeps entries that are in use", this::keepsEntriesInUse),
                test("evicts nothing for an entry that is not admitted", this::evictsNothingInVain),
                test("has room again for what was removed", this::hasRoomForWhatWasRemoved),
                test("ignores unknown keys", this::ignoresUnknownKeys),
                test("refuses a key that it holds, and a negative size", this::refusesBadOffers),
                test("refuses a negative capacity, and lives with none", this::checksTheCapacity),
                test("makes indexes that do not know of each other", this::makesSeparateIndexes));
        return Stream.concat(
                cases,
                IntStream.range(0, SEEDS)
                        .mapToObj(seed -> test("keeps its books, seed %d".formatted(seed), () -> keepsItsBooks(seed))));
    }

    private static DynamicNode test(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }

    private CheckedIndex index(long capacity) {
        return new CheckedIndex(policies.get().newIndex(capacity), capacity);
    }

    private void admitsWhatFits() {
        CheckedIndex index = index(10);
        assertThat(index.offer("a", 4, Set.of())).contains(List.of());
        assertThat(index.offer("b", 6, Set.of())).contains(List.of());
        assertThat(index.offer("empty", 0, Set.of())).contains(List.of());
    }

    private void refusesWhatIsLarger() {
        CheckedIndex index = index(10);
        index.offer("a", 4, Set.of());
        assertThat(index.offer("b", 11, Set.of())).isEmpty();
        assertThat(index.offer("c", Long.MAX_VALUE, Set.of())).isEmpty();
        assertThat(index.offer("d", 6, Set.of())).contains(List.of());
    }

    private void admitsWhatFillsTheCache() {
        CheckedIndex index = index(10);
        index.offer("a", 4, Set.of());
        index.offer("b", 6, Set.of());
        Optional<List<String>> evicted = index.offer("c", 10, Set.of());
        assertThat(evicted).hasValueSatisfying(keys -> assertThat(keys).containsExactlyInAnyOrder("a", "b"));
    }

    private void keepsEntriesInUse() {
        CheckedIndex index = index(10);
        index.offer("a", 4, Set.of());
        index.offer("b", 4, Set.of());
        assertThat(index.offer("c", 6, Set.of("a"))).contains(List.of("b"));
        assertThat(index.offer("d", 4, Set.of("c"))).contains(List.of("a"));
    }

    private void evictsNothingInVain() {
        CheckedIndex index = index(10);
        index.offer("a", 4, Set.of());
        index.offer("b", 4, Set.of());
        assertThat(index.offer("c", 7, Set.of("b"))).isEmpty();
        assertThat(index.held()).containsExactly("a", "b");
        // both are still in the index's books: there is room for two only
        assertThat(index.offer("d", 3, Set.of("a", "b"))).isEmpty();
        assertThat(index.offer("e", 2, Set.of("a", "b"))).contains(List.of());
    }

    private void hasRoomForWhatWasRemoved() {
        CheckedIndex index = index(10);
        index.offer("a", 10, Set.of());
        index.remove("a");
        index.remove("a");
        assertThat(index.offer("b", 10, Set.of())).contains(List.of());
        assertThat(index.offer("a", 10, Set.of())).contains(List.of("b"));
    }

    private void ignoresUnknownKeys() {
        CheckedIndex index = index(10);
        index.touch("unknown");
        index.remove("unknown");
        index.offer("a", 10, Set.of());
        index.touch("unknown");
        index.remove("unknown");
        assertThat(index.offer("b", 1, Set.of("a"))).isEmpty();
    }

    private void refusesBadOffers() {
        CacheIndex index = policies.get().newIndex(10);
        index.offer("a", 1, key -> true);
        assertThatThrownBy(() -> index.offer("a", 1, key -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.offer("b", -1, key -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThat(index.offer("b", 9, key -> false)).contains(List.of());
    }

    private void checksTheCapacity() {
        assertThatThrownBy(() -> policies.get().newIndex(-1)).isInstanceOf(IllegalArgumentException.class);
        CheckedIndex none = index(0);
        assertThat(none.offer("a", 1, Set.of())).isEmpty();
        assertThat(none.offer("a", 0, Set.of())).contains(List.of());
    }

    private void makesSeparateIndexes() {
        CachePolicy policy = policies.get();
        CheckedIndex first = new CheckedIndex(policy.newIndex(10), 10);
        CheckedIndex second = new CheckedIndex(policy.newIndex(10), 10);
        first.offer("a", 10, Set.of());
        assertThat(second.offer("a", 10, Set.of())).contains(List.of());
    }

    /** Runs the same random calls on two indexes: the books are right after each, and both give the same answers. */
    private void keepsItsBooks(int seed) {
        assertThat(randomRun(seed)).isEqualTo(randomRun(seed));
    }

    private List<Optional<List<String>>> randomRun(int seed) {
        Random random = new Random(seed);
        long capacity = 1 + random.nextInt(1000);
        CheckedIndex index = index(capacity);
        List<Optional<List<String>>> answers = new ArrayList<>();
        for (int call = 0; call < 2000; call++) {
            // low numbers come up more often, as some media is more popular
            String key = "key-%d".formatted((int) (200 * random.nextDouble() * random.nextDouble()));
            boolean held = index.held().contains(key);
            if (held && random.nextInt(10) > 0) {
                index.touch(key);
            } else if (held) {
                index.remove(key);
            } else {
                long size = random.nextInt(Math.toIntExact(capacity) / 4 + 2);
                answers.add(index.offer(key, size, inUse(index.held(), random)));
            }
        }
        // nothing was lost: what the cache holds can go, and then everything fits again
        assertThat(index.offer("last", capacity, Set.of())).isPresent();
        return answers;
    }

    private static Set<String> inUse(List<String> held, Random random) {
        int share = random.nextInt(4);
        return held.stream().filter(key -> random.nextInt(4) < share).collect(toUnmodifiableSet());
    }
}
