package dev.tessera.platform.kvcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks of four tokens. */
final class BlockHashesTest {
    private static final List<Integer> TOKENS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    @Test
    void sameContentHasTheSameHash() {
        assertThat(hash(2, TOKENS, "", new MediaRange("a", 5, 3)))
                .isEqualTo(hash(2, TOKENS, "", new MediaRange("a", 5, 3)));
    }

    @Test
    void isTheDigestOfTheContent() throws Exception {
        // no salt, four tokens, and "a" one token after the start of the block
        byte[] content = HexFormat.of()
                .parseHex("00000000" + "00000001000000020000000300000004" + "00000001" + "61" + "00000001");
        ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content));

        assertThat(hash(0, TOKENS, "", new MediaRange("a", 1, 2)))
                .isEqualTo(new BlockHash(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()));
    }

    @Test
    void dependsOnAllTokensBefore() {
        List<Integer> others = List.of(0, 2, 3, 4, 5, 6, 7, 8);

        assertThat(hash(1, others, "")).isNotEqualTo(hash(1, TOKENS, ""));
    }

    @Test
    void dependsOnTheIdentifierOfMediaInTheBlock() {
        assertThat(hash(0, TOKENS, "", new MediaRange("a", 1, 2)))
                .isNotEqualTo(hash(0, TOKENS, "", new MediaRange("b", 1, 2)))
                .isNotEqualTo(hash(0, TOKENS, ""));
    }

    @Test
    void dependsOnTheOffsetOfMedia() {
        assertThat(hash(0, TOKENS, "", new MediaRange("a", 1, 2)))
                .isNotEqualTo(hash(0, TOKENS, "", new MediaRange("a", 2, 2)));
        assertThat(hash(1, TOKENS, "", new MediaRange("a", 1, 7)))
                .isNotEqualTo(hash(1, TOKENS, "", new MediaRange("a", 2, 6)));
    }

    @Test
    void doesNotDependOnMediaThatComeLater() {
        assertThat(hash(0, TOKENS, "", new MediaRange("a", 4, 2))).isEqualTo(hash(0, TOKENS, ""));
    }

    @Test
    void seesMediaThatReachIntoLaterBlocks() {
        assertThat(hash(2, TOKENS, "", new MediaRange("a", 3, 6), new MediaRange("b", 9, 1)))
                .isNotEqualTo(hash(2, TOKENS, "", new MediaRange("a", 3, 6), new MediaRange("c", 9, 1)));
    }

    @Test
    void dependsOnTheSalt() {
        assertThat(hash(0, TOKENS, "pepper")).isNotEqualTo(hash(0, TOKENS, ""));
        assertThat(hash(2, TOKENS, "pepper")).isNotEqualTo(hash(2, TOKENS, "paprika"));
    }

    @Test
    void tellsTwoItemsFromOneWhoseNameSpellsBoth() {
        assertThat(hash(0, TOKENS, "", new MediaRange("ab", 0, 1)))
                .isNotEqualTo(hash(0, TOKENS, "", new MediaRange("a", 0, 1), new MediaRange("b", 1, 1)));
    }

    private static BlockHash hash(int block, List<Integer> tokens, String salt, MediaRange... media) {
        return new BlockHashes(new CacheContent(new IntSequence(tokens), List.of(media), salt), 4).hash(block);
    }
}
