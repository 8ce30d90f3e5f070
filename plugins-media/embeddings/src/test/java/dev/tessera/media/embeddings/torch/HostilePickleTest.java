package dev.tessera.media.embeddings.torch;

import static dev.tessera.media.embeddings.Refusals.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.media.embeddings.Refusals;
import dev.tessera.media.embeddings.TestingFiles;
import dev.tessera.spi.error.TesseraException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles that want to execute, to fill memory or to read what is not theirs. */
final class HostilePickleTest {
    private static final long MANY = 1L << 40;

    private final TorchFormat format = new TorchFormat();

    static Stream<Arguments> pickles() {
        return Stream.of(
                // executing
                refused(
                        "os.system",
                        pickle().global("os", "system")
                                .text("touch x")
                                .code(0x85, 'R')
                                .stop(),
                        "the pickle calls \"os.system\", which no dense tensor needs; nothing of it was executed"),
                refused(
                        "eval as a hook",
                        pickle().global("torch._utils", "_rebuild_tensor_v2")
                                .code('(')
                                .storage("FloatStorage", "0", 12)
                                .global("builtins", "eval")
                                .text("1")
                                .code(0x85, 'R')
                                .stop(),
                        "the pickle calls \"builtins.eval\", which no dense tensor needs; nothing of it was executed"),
                refused(
                        "a function by its parts",
                        pickle().text("os")
                                .text("system")
                                .code(0x93)
                                .text("x")
                                .code(0x85, 'R')
                                .stop(),
                        "the pickle calls \"os.system\", which no dense tensor needs; nothing of it was executed"),
                refused(
                        "a function beneath an allowed one",
                        pickle().global("torch._utils", "_rebuild_tensor_v2.__globals__")
                                .code(')', 'R')
                                .stop(),
                        "the pickle calls \"torch._utils._rebuild_tensor_v2.__globals__\", which no dense tensor needs;"
                                + " nothing of it was executed"),
                refused("BUILD", tensor().code('}', 'b').stop(), instruction("62")),
                refused("NEWOBJ", pickle().global("a", "B").code(')', 0x81).stop(), instruction("81")),
                refused("INST", pickle().code('(', 'i').ascii("os\nsystem\n").stop(), instruction("69")),
                refused(
                        "OBJ",
                        pickle().code('(').global("os", "system").code('o').stop(),
                        instruction("6f")),
                refused("EXT1", pickle().code(0x82, 1).stop(), instruction("82")),
                refused("PERSID", pickle().code('P').ascii("x\n").stop(), instruction("50")),
                refused(
                        "a call of text",
                        pickle().text("os.system").text("x").code(0x85, 'R').stop(),
                        "the pickle calls something that is no function"),
                // filling memory
                refused(
                        "a text of 4 GB",
                        pickle().code('X').int32(-1).stop(),
                        "the pickle has a text of 4294967295 bytes, but 1024 at most are read"),
                refused("a text that is cut off", pickle().code('X').int32(100).stop(), "the pickle is cut off"),
                refused(
                        "a number of 255 bytes",
                        pickle().code(0x8a, 255).stop(),
                        "the pickle has a number of 255 bytes, but 8 at most are read"),
                refused("LONG4", pickle().code(0x8b).int32(Integer.MAX_VALUE).stop(), instruction("8b")),
                refused(
                        "a long pickle",
                        pickle().raw(new byte[1 << 16]).stop(),
                        "the pickle has 65537 bytes, but 65536 at most are read"),
                refused(
                        "a tuple that doubles",
                        doubling(5000),
                        "the file holds neither a tensor nor a dictionary of tensors"),
                refused(
                        "a list of itself",
                        pickle().code(']', 'q', 0, 'h', 0, 'a').stop(),
                        "the file holds neither a tensor nor a dictionary of tensors"),
                refused(
                        "a dictionary of itself",
                        pickle().code('}', 'q', 0).text("a").code('h', 0, 's').stop(),
                        "the file's dictionary has a \"a\" that is no tensor"),
                refused(
                        "a tuple of itself as sizes",
                        pickle().global("torch._utils", "_rebuild_tensor_v2")
                                .code('(')
                                .storage("FloatStorage", "0", 12)
                                .whole(0)
                                .code('(', ']', 'q', 0, 't', 'q', 1)
                                .code('h', 1, 0x89, 'N', 't', 'R')
                                .stop(),
                        "the pickle has a tensor with sizes or strides that are no whole numbers"),
                refused("many tensors", manyTensors(17), "the file has 17 tensors, but 16 at most are read"),
                refused(
                        "a tensor of 2^80 numbers",
                        tensor(0, new long[] {MANY, MANY}, new long[] {0, 0}),
                        "a tensor of shape [1099511627776, 1099511627776] has more numbers than 63 bits count"),
                refused(
                        "a number repeated",
                        tensor(0, new long[] {MANY}, new long[] {0}),
                        "a tensor of shape [1099511627776] repeats its 12 stored numbers, or they are missing; save"
                                + " tensor.contiguous()"),
                // reading what is not there
                refused(
                        "an offset outside",
                        tensor(1, new long[] {12}, new long[] {1}),
                        "a tensor of shape [12] with strides [1] from number 1 on is not within its 12 stored numbers"),
                refused(
                        "a negative offset",
                        tensor(-1, new long[] {2}, new long[] {1}),
                        "a tensor of shape [2] with strides [1] from number -1 on is not within its 12 stored numbers"),
                refused(
                        "a stride outside",
                        tensor(0, new long[] {2, 2}, new long[] {11, 2}),
                        "a tensor of shape [2, 2] with strides [11, 2] from number 0 on is not within its 12 stored numbers"),
                refused(
                        "strides that come round again",
                        tensor(0, new long[] {3, 3}, new long[] {Long.MAX_VALUE, Long.MAX_VALUE}),
                        "a tensor of shape [3, 3] with strides [9223372036854775807, 9223372036854775807] from number 0 on"
                                + " is not within its 12 stored numbers"),
                refused(
                        "a negative stride",
                        tensor(11, new long[] {2}, new long[] {-1}),
                        "a tensor has the negative stride -1"),
                refused(
                        "a negative size",
                        tensor(0, new long[] {-2}, new long[] {1}),
                        "the pickle has a tensor of the sizes [-2]"),
                refused(
                        "too many dimensions",
                        tensor(0, new long[9], new long[9]),
                        "a tensor has 9 dimensions and 9 strides, but must have as many of both, 8 at most"),
                refused(
                        "fewer strides than sizes",
                        tensor(0, new long[] {2, 2}, new long[] {1}),
                        "a tensor has 2 dimensions and 1 strides, but must have as many of both, 8 at most"),
                refused(
                        "a storage by a path",
                        pickle().storage("FloatStorage", "../../../etc/passwd", 12)
                                .stop(),
                        "the file has no storage \"../../../etc/passwd\", which its pickle refers to"),
                refused(
                        "a storage that is larger than it says",
                        pickle().storage("FloatStorage", "0", 11).stop(),
                        "the file's storage \"0\" has 48 bytes, which are not 11 numbers of type FLOAT32"),
                refused(
                        "a storage of other numbers",
                        pickle().storage("DoubleStorage", "0", 12).stop(),
                        "the file's storage \"0\" has 48 bytes, which are not 12 numbers of type FLOAT64"),
                refused(
                        "something else outside",
                        pickle().text("module").code(0x85, 'Q').stop(),
                        "the pickle refers to something outside that is no storage"),
                // nonsense
                refused("nothing", pickle().unfinished(), "the pickle is cut off"),
                refused("no end", tensor().unfinished(), "the pickle is cut off"),
                refused("an empty stack", pickle().stop(), "the pickle takes more from its stack than there is"),
                refused("two values", tensor().code('N').stop(), "the pickle leaves something on its stack"),
                refused(
                        "a mark at the end",
                        pickle().code('N', '(').stop(),
                        "the pickle takes more from its stack than there is"),
                refused(
                        "a tuple without a mark",
                        pickle().code('t').stop(),
                        "the pickle ends a collection that it did not begin"),
                refused(
                        "a tuple across a mark",
                        pickle().code('N', '(', 0x85).stop(),
                        "the pickle takes more from its stack than there is"),
                refused(
                        "an unknown memory",
                        pickle().code('h', 3).stop(),
                        "the pickle refers to value 3, which it does not have"),
                refused(
                        "protocol 9",
                        pickle().code(0x80, 9).stop(),
                        "the pickle has protocol 9, but 5 is the highest known"),
                refused(
                        "a name without an end",
                        pickle().ascii("ctorch").unfinished(),
                        "the pickle has a line without an end"),
                refused("a long name", pickle().ascii("c".repeat(2000)).stop(), "the pickle has a line without an end"),
                refused(
                        "bytes that are no text",
                        pickle().code(0x8c, 1, 0xFF).stop(),
                        "the pickle has a text that is not UTF-8"),
                refused(
                        "members of a list",
                        pickle().code(']', 'N', 'N', 's').stop(),
                        "the pickle puts members into something that is no dictionary"),
                refused(
                        "a key without a value",
                        pickle().code('}', '(', 'N', 'u').stop(),
                        "the pickle puts members into something that is no dictionary"),
                refused(
                        "elements of a dictionary",
                        pickle().code('}', 'N', 'a').stop(),
                        "the pickle appends to something that is no list"),
                refused(
                        "a key that is no text",
                        pickle().code('}', 'N', 'N', 's').stop(),
                        "the pickle has a dictionary with a key that is no text"),
                refused(
                        "a name that is no text",
                        pickle().code('N', 'N', 0x93).stop(),
                        "the pickle names a function by something that is no text"),
                refused(
                        "a tensor of nothing",
                        pickle().global("torch._utils", "_rebuild_tensor_v2")
                                .code(')', 'R')
                                .stop(),
                        "the pickle puts a tensor together of parts that do not fit"),
                refused(
                        "a parameter of nothing",
                        pickle().global("torch._utils", "_rebuild_parameter")
                                .code(')', 'R')
                                .stop(),
                        "the pickle makes a parameter of something that is no tensor"),
                refused(
                        "a dictionary of arguments",
                        pickle().global("collections", "OrderedDict")
                                .code(']', 0x85, 'R')
                                .stop(),
                        "the pickle makes a dictionary of arguments"),
                refused("no tensor at all", pickle().code('}').stop(), "the file has no tensor"),
                refused(
                        "a name with control characters",
                        pickle().code('}')
                                .text("\u0007\u001b[2J")
                                .code('N', 's')
                                .stop(),
                        "the file's dictionary has a \"??[2J\" that is no tensor"));
    }

    private static Arguments refused(String name, byte[] pickle, String message) {
        return Arguments.of(name, pickle, message);
    }

    private static String instruction(String code) {
        return "the pickle has the instruction 0x%s, which no tensor or dictionary of tensors needs".formatted(code);
    }

    private static TestingPickle pickle() {
        return new TestingPickle();
    }

    private static TestingPickle tensor() {
        return pickle().tensor(0, new long[] {3, 4}, new long[] {4, 1});
    }

    private static byte[] tensor(long offset, long[] sizes, long[] strides) {
        return pickle().tensor(offset, sizes, strides).stop();
    }

    /** ((..), (..)), so many levels deep. */
    private static byte[] doubling(int levels) {
        TestingPickle pickle = pickle().code('N', 'q', 0);
        for (int level = 0; level < levels; level++) {
            pickle.code('h', 0, 0x86, 'q', 0);
        }
        return pickle.stop();
    }

    private static byte[] manyTensors(int count) {
        TestingPickle pickle = pickle().code('}');
        for (int i = 0; i < count; i++) {
            pickle.text("t" + i).tensor(0, new long[] {3, 4}, new long[] {4, 1}).code('s');
        }
        return pickle.stop();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pickles")
    void isRefusedWithASentence(String name, byte[] pickle, String message) {
        Refusals.assertRefused(format, TestingArchive.of(pickle).bytes(), message);
    }

    @Test
    void whatTheTableIsMadeOfIsReadOtherwise() {
        assertThat(format.read(
                        TestingFiles.media(TestingArchive.of(tensor().stop()).bytes()), ROOM))
                .hasSize(1);
        assertThat(format.read(
                        TestingFiles.media(TestingArchive.of(manyTensors(16)).bytes()), ROOM))
                .hasSize(16);
    }

    /** The archive's checksums are right, so that the pickle itself is read. */
    @Test
    void corruptionBehindTheChecksumsIsSurvived() {
        byte[] intact = pickle().code('}')
                .text("image_embeds")
                .tensor(0, new long[] {3, 4}, new long[] {4, 1})
                .code('s')
                .stop();
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] archive = TestingArchive.of(Refusals.corrupt(intact, random)).bytes();
            try {
                read += format.read(TestingFiles.media(archive), ROOM).size();
            } catch (TesseraException e) {
                assertThat(e.getMessage()).hasSizeLessThan(400).matches("\\p{Print}+");
            }
        }
        assertThat(read).isBetween(1, 3999);
    }
}
