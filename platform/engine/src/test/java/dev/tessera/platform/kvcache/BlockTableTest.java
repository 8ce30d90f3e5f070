package dev.tessera.platform.kvcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blocks of four tokens. */
final class BlockTableTest {
    private final KeyValueCache cache = new KeyValueCache(6, 4, true);

    @Test
    void allocatesWhatIsMissing() {
        BlockTable table = table(tokens(10));
        assertThat(table.missing(9)).isEqualTo(3);

        table.grow(5);

        assertThat(table.blocks()).containsExactly(0, 1);
        assertThat(table.missing(8)).isZero();
        assertThat(table.missing(9)).isEqualTo(1);
        assertThat(cache.freeBlocks()).isEqualTo(4);
    }

    @Test
    void keepsBlocksHandedOutAsTheyWere() {
        BlockTable table = table(tokens(10));
        table.grow(4);
        IntView blocks = table.blocks();

        table.grow(8);
        table.release();
        table.grow(4);

        assertThat(blocks).containsExactly(0);
    }

    @Test
    void usesTheTailAgainFirst() {
        BlockTable table = compute(tokens(12));
        BlockTable other = table(tokens(1));
        other.grow(12);

        table.release();
        other.grow(16);

        // the last block of a freed sequence goes before those that more sequences begin with
        assertThat(other.blocks()).endsWith(2);
        assertThat(find(tokens(12))).isEqualTo(8);
    }

    @Test
    void usesBlocksThatHoldNothingFindableFirst() {
        BlockTable cached = compute(tokens(4));
        BlockTable partial = table(List.of(90, 91));
        partial.grow(2);
        cached.release();
        partial.release();
        BlockTable next = table(tokens(1));

        next.grow(20);

        assertThat(next.blocks()).doesNotContain(0).startsWith(1);
        assertThat(find(tokens(5))).isEqualTo(4);
    }

    @Test
    void findsFullBlocksOfWhatWasComputed() {
        BlockTable table = compute(tokens(10));

        assertThat(find(tokens(10))).isEqualTo(8);
        table.release();
        assertThat(find(tokens(10))).isEqualTo(8);
        assertThat(find(tokens(7))).isEqualTo(4);
    }

    @Test
    void findsNothingBeforeItIsComputed() {
        BlockTable table = table(tokens(10));
        table.grow(10);
        assertThat(find(tokens(10))).isZero();

        table.computed(7);

        assertThat(find(tokens(10))).isEqualTo(4);
    }

    @Test
    void leavesTheLastTokenToCompute() {
        compute(tokens(8));

        assertThat(find(tokens(8))).isEqualTo(4);
        assertThat(find(tokens(9))).isEqualTo(8);
        assertThat(find(tokens(1))).isZero();
    }

    @Test
    void findsBlocksThatGeneratedTokensFilled() {
        IntSequence tokens = new IntSequence(tokens(3));
        BlockTable table = cache.newTable(new CacheContent(tokens, List.of(), ""), true);
        table.grow(3);
        table.computed(3);
        tokens.append(3);
        table.grow(4);
        table.computed(4);

        assertThat(find(tokens(5))).isEqualTo(4);
    }

    @Test
    void sharesBlocksWithoutCopying() {
        BlockTable first = compute(tokens(10));
        BlockTable second = table(tokens(9));

        second.share(second.findPrefix(9), 9);
        second.grow(9);

        assertThat(second.blocks()).containsExactly(0, 1, 3);
        first.release();
        assertThat(cache.freeBlocks()).isEqualTo(3);
        second.release();
        assertThat(cache.freeBlocks()).isEqualTo(6);
    }

    @Test
    void takesFoundBlocksFromTheFreeOnes() {
        compute(tokens(8)).release();
        BlockTable table = table(tokens(9));
        CachedPrefix prefix = table.findPrefix(9);
        assertThat(cache.freeBlocksIn(prefix)).isEqualTo(2);

        table.share(prefix, 9);

        assertThat(cache.freeBlocks()).isEqualTo(4);
        assertThat(cache.freeBlocksIn(prefix)).isZero();
    }

    @Test
    void forgetsABlockThatIsUsedAgain() {
        compute(tokens(8)).release();
        BlockTable table = table(IntStream.range(100, 124).boxed().toList());

        table.grow(24);

        assertThat(find(tokens(9))).isZero();
    }

    @Test
    void keepsOneOfTwoBlocksWithTheSameContent() {
        BlockTable first = compute(tokens(4));
        BlockTable second = compute(tokens(4));

        second.release();

        assertThat(find(tokens(5))).isEqualTo(4);
        first.release();
        assertThat(cache.freeBlocks()).isEqualTo(6);
        assertThat(find(tokens(5))).isEqualTo(4);
    }

    @Test
    void sharesByReferenceWithoutPrefixCaching() {
        KeyValueCache plain = new KeyValueCache(6, 4, false);
        BlockTable first = plain.newTable(new CacheContent(new IntSequence(tokens(10)), List.of(), ""), true);
        first.grow(10);
        first.computed(10);
        BlockTable second = plain.newTable(new CacheContent(new IntSequence(tokens(10)), List.of(), ""), true);
        assertThat(second.findPrefix(10).tokens()).isZero();

        CachedPrefix shared = first.sharedPrefix(10);
        second.share(shared, 10);

        assertThat(shared.tokens()).isEqualTo(8);
        assertThat(second.blocks()).containsExactly(0, 1);
        assertThat(first.sharedPrefix(8).tokens()).isEqualTo(4);
    }

    @Test
    void countsQueriesOnce() {
        compute(tokens(8)).release();
        BlockTable table = table(tokens(9));
        table.share(table.findPrefix(9), 9);
        table.release();
        table.share(table.findPrefix(9), 9);

        assertThat(cache.statistics()).isEqualTo(new PrefixStatistics(9, 8));
    }

    @Test
    void doesNotCountWhatGoesOn() {
        compute(tokens(8)).release();
        BlockTable table = cache.newTable(new CacheContent(new IntSequence(tokens(9)), List.of(), ""), false);
        table.share(table.findPrefix(9), 9);

        assertThat(table.blocks().size()).isEqualTo(2);
        assertThat(cache.statistics()).isEqualTo(new PrefixStatistics(0, 0));
    }

    @Test
    void refusesToShareIntoATableInUse() {
        BlockTable table = compute(tokens(4));

        assertThatThrownBy(() -> table.share(CachedPrefix.none(), 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the table has 1 blocks already");
    }

    @Test
    void refusesToTakeMoreThanThereIs() {
        BlockTable table = table(tokens(1));

        assertThatThrownBy(() -> table.grow(25)).isInstanceOf(IllegalStateException.class);
    }

    private static List<Integer> tokens(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private BlockTable table(List<Integer> tokens) {
        return cache.newTable(new CacheContent(new IntSequence(tokens), List.of(), ""), true);
    }

    private BlockTable compute(List<Integer> tokens) {
        BlockTable table = table(tokens);
        table.grow(tokens.size());
        table.computed(tokens.size());
        return table;
    }

    private int find(List<Integer> tokens) {
        return table(tokens).findPrefix(tokens.size()).tokens();
    }
}
