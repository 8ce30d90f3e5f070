package dev.tessera.frontend.openai.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainChunksTest {
    private static final String BODY = "3;a=b\r\n\r\n\n\r\n0a;c\r\n0123456789\r\n000;d\r\nE: \u00e9\tf\r\n\r\n";
    private static final String PLAIN = "3\r\n\r\n\n\r\na\r\n0123456789\r\n0\r\n\r\n";
    private static final String NEXT = "1;a\nnext\r\n\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 1000})
    void haveNoExtensionsAndTrailersWhereverTheyAreCut(int size) {
        assertThat(plain(0, pieces(BODY + NEXT, size))).isEqualTo(PLAIN + NEXT);
    }

    @Test
    void goOnWithWhatComesAfterTheBeginning() {
        for (int early = 0; early <= BODY.length(); early++) {
            assertThat(plain(early, pieces(BODY, 4))).isEqualTo(PLAIN);
        }
    }

    @Test
    void areWaitedForWhereAPieceHasNothingButWhatIsIgnored() {
        PlainChunks chunks = new PlainChunks(bytes("1;a"), pieces("aaa\r\nb", 3)::poll);

        assertThat(chunks.next()).asString(ISO_8859_1).isEqualTo("1\r\nb");
        assertThat(chunks.next()).isNull();
    }

    @Test
    void mayHaveSoMuchToIgnoreAndNoMore() {
        String extension = ";" + "x".repeat(ChunkLine.MAX_IGNORED / 2 - 1);
        String body = "1%1$s\r\na\r\n1%1$s\r\n".formatted(extension);

        assertThat(plain(0, pieces(body, 1000))).isEqualTo("1\r\na\r\n1\r\n");
        assertThatThrownBy(() -> plain(0, pieces(body + "a\r\n1;\r\n", 1000)))
                .isInstanceOf(MalformedChunksException.class)
                .hasMessage("the chunked body is malformed:"
                        + " its extensions and trailers have more than the 65536 bytes that are allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 \r\n",
                "1 a\r\n",
                " 1\r\n",
                "0x1\r\n",
                "+1\r\n",
                "1_0\r\n",
                "00000000000000001\r\n",
                "80000000\r\n",
                "ffffffffffffffff\r\n",
                "1;a\0\r\n",
                "1;a\r;b\r\n",
                "1;a\r\r\n",
                "1\r\nab\r\n",
                "1\r\na\n",
                "0\r\n: a\r\n",
                "0\r\na\r\n",
                "0\r\na : b\r\n",
                "0\r\na: b\r\n\tc\r\n",
                "0\r\na: b\0\r\n",
                "0\r\n\n",
            })
    void mustBeChunks(String body) {
        assertThatThrownBy(() -> plain(0, pieces(body, 1000))).isInstanceOf(MalformedChunksException.class);
    }

    private static String plain(int early, Deque<byte[]> pieces) {
        StringBuilder beginning = new StringBuilder();
        while (beginning.length() < early) {
            beginning.append(new String(pieces.remove(), ISO_8859_1));
        }
        PlainChunks chunks = new PlainChunks(bytes(beginning.toString()), pieces::poll);
        StringBuilder plain = new StringBuilder();
        for (byte[] piece = chunks.next(); piece != null; piece = chunks.next()) {
            assertThat(piece).isNotEmpty();
            plain.append(new String(piece, ISO_8859_1));
        }
        return plain.toString();
    }

    private static Deque<byte[]> pieces(String text, int size) {
        Deque<byte[]> pieces = new ArrayDeque<>();
        IntStream.iterate(0, start -> start < text.length(), start -> start + size)
                .forEach(start -> pieces.add(bytes(text.substring(start, Math.min(start + size, text.length())))));
        return pieces;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
