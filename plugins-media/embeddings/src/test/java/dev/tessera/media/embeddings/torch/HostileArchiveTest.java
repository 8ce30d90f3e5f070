package dev.tessera.media.embeddings.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.media.embeddings.Refusals;
import dev.tessera.media.embeddings.TestingFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Zip archives that are cut off, lie about themselves, or unpack to much more than they are. */
final class HostileArchiveTest {
    private static final int END_BYTES = 22;

    static Stream<Arguments> archives() {
        byte[] intact = intact();
        int directory = littleEndian(intact).getInt(intact.length - 6);
        return Stream.of(
                refused(
                        "cut off",
                        Arrays.copyOf(intact, intact.length - 1),
                        "the zip archive is cut off: it has no directory at its end"),
                refused(
                        "nothing but its beginning",
                        Arrays.copyOf(intact, 4),
                        "the zip archive is cut off: it has no directory at its end"),
                refused(
                        "a bomb",
                        new TestingArchive()
                                .with("a/data.pkl", new byte[50_000_000])
                                .compressed()
                                .bytes(),
                        "the zip archive's entry \"a/data.pkl\" is compressed or encrypted, which torch.save does not do"),
                refused(
                        "encrypted",
                        changed(intact, directory + 8, 1),
                        "the zip archive's entry \"a/data.pkl\" is compressed or encrypted, which torch.save does not do"),
                refused(
                        "no pickle",
                        new TestingArchive()
                                .with("a/b/data.pkl", new byte[1])
                                .with("data.pkl", new byte[1])
                                .bytes(),
                        "the zip archive has no data.pkl, as torch.save writes it"),
                refused("many entries", manyEntries(), "the zip archive has 1025 entries, but 1024 at most are read"),
                refused("two entries of one name", twoOfOneName(), "the zip archive has two entries called \"a/1\""),
                refused(
                        "a directory elsewhere",
                        changed(intact, intact.length - 6, Integer.MAX_VALUE),
                        "the zip archive's directory is not where its end says"),
                refused(
                        "a directory that is none",
                        changed(intact, intact.length - 6, 0),
                        "the zip archive's directory is damaged"),
                refused(
                        "fewer entries than it says",
                        changed(intact, intact.length - END_BYTES + 8, 4 | 4 << 16),
                        "the zip archive's directory is cut off"),
                refused(
                        "an entry elsewhere",
                        changed(intact, directory + 42, -1),
                        "the zip archive's entry \"a/data.pkl\" is not where its directory says"),
                refused(
                        "an entry without a header",
                        changed(intact, directory + 42, 1),
                        "the zip archive's entry \"a/data.pkl\" is not where its directory says"),
                refused(
                        "an entry that is longer than the archive",
                        changed(changed(intact, directory + 20, 1 << 20), directory + 24, 1 << 20),
                        "the zip archive's entry \"a/data.pkl\" is not where its directory says"),
                refused(
                        "two sizes",
                        changed(intact, directory + 24, 1 << 20),
                        "the zip archive's directory is damaged"),
                refused(
                        "other bytes than were saved",
                        changed(intact, 30 + "a/data.pkl".length(), 0),
                        "the zip archive's entry \"a/data.pkl\" is damaged"),
                refused(
                        "big-endian",
                        TestingArchive.of(tensor())
                                .with("a/byteorder", "big".getBytes(UTF_8))
                                .bytes(),
                        "the file's byte order is \"big\", but little is needed"));
    }

    private static Arguments refused(String name, byte[] archive, String message) {
        return Arguments.of(name, archive, message);
    }

    private static byte[] tensor() {
        return new TestingPickle()
                .tensor(0, new long[] {3, 4}, new long[] {4, 1})
                .stop();
    }

    private static byte[] intact() {
        return TestingArchive.of(tensor()).bytes();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** With other four bytes at a place. */
    private static byte[] changed(byte[] intact, int place, int value) {
        byte[] bytes = intact.clone();
        littleEndian(bytes).putInt(place, value);
        return bytes;
    }

    private static byte[] manyEntries() {
        TestingArchive archive = TestingArchive.of(tensor());
        for (int i = 1; i <= 1022; i++) {
            archive.with("a/" + i, new byte[0]);
        }
        return archive.bytes();
    }

    private static byte[] twoOfOneName() {
        byte[] bytes = TestingArchive.of(tensor())
                .with("a/1", new byte[1])
                .with("a/2", new byte[2])
                .bytes();
        String text = new String(bytes, ISO_8859_1);
        bytes[text.lastIndexOf("a/2") + 2] = '1';
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void isRefusedWithASentence(String name, byte[] archive, String message) {
        Refusals.assertRefused(new TorchFormat(), archive, message);
    }

    @Test
    void aCommentAtTheEndDoesNotMatter() {
        byte[] intact = intact();
        byte[] commented = Arrays.copyOf(intact, intact.length + 3);
        commented[intact.length - 2] = 3;
        assertThat(new TorchFormat().read(TestingFiles.media(commented), Refusals.ROOM))
                .hasSize(1);
    }
}
