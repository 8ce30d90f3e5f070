package dev.tessera.media.javacv.mp4;

import static dev.tessera.media.javacv.mp4.TestingBoxes.box;
import static dev.tessera.media.javacv.mp4.TestingBoxes.fixedSizes;
import static dev.tessera.media.javacv.mp4.TestingBoxes.handler;
import static dev.tessera.media.javacv.mp4.TestingBoxes.join;
import static dev.tessera.media.javacv.mp4.TestingBoxes.longBox;
import static dev.tessera.media.javacv.mp4.TestingBoxes.numbers;
import static dev.tessera.media.javacv.mp4.TestingBoxes.pcm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.media.javacv.TestingImages;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class Mp4PromisesTest {
    private static final byte[] SIZES = fixedSizes(3, 1_000_000_000);

    @Test
    void countsTheSamplesOfAFile() {
        assertThat(Mp4Promises.of(TestingImages.golden("clip_a_96x64_25fps.mp4")))
                .isEqualTo(new Mp4Promises(50, 0, false));
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("alone", SIZES),
                Arguments.of("in a track", box("moov", box("trak", box("mdia", box("minf", box("stbl", SIZES)))))),
                Arguments.of("with a long size", box("moov", longBox("trak", SIZES))),
                Arguments.of("up to the end of the file", join(numbers(0, Box.type("moov")), SIZES)),
                Arguments.of("cut off", Arrays.copyOf(box("moov", SIZES, new byte[100]), 40)),
                Arguments.of("where space is free", box("free", SIZES)),
                Arguments.of("in a description", box("stsd", new byte[13], SIZES)),
                Arguments.of("in metadata", box("meta", numbers(0), handler("mdir"), SIZES)),
                Arguments.of("in old metadata", box("meta", handler("mdir"), SIZES)),
                Arguments.of("after others", join(box("ftyp", new byte[8]), box("mdat", new byte[99]), SIZES)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void findsSamplesWhereverTheyAre(String place, byte[] file) {
        assertThat(Mp4Promises.of(file)).isEqualTo(new Mp4Promises(1e9, 3e9, false));
    }

    @Test
    void leavesMediaAlone() {
        assertThat(Mp4Promises.of(box("mdat", SIZES))).isEqualTo(new Mp4Promises(0, 0, false));
    }

    @Test
    void addsTracksAndFragments() {
        assertThat(Mp4Promises.of(join(
                                box("moov", box("trak", fixedSizes(0, 5)), box("trak", box("stz2", 0, 8, 7))),
                                box("moof", box("traf", box("trun", 0, 11), box("trun", 0, -1)))))
                        .entries())
                .isEqualTo(5 + 7 + 11 + 4294967295.0);
    }

    @Test
    void countsSamplesAgainForEachEdit() {
        byte[] edits = box("edts", box("elst", 0, 3, 1, 0, 1, 1, 0, 1, 1, 0, 1));
        byte[] longEdits = box("edts", box("elst", 1 << 24, 2, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1));
        byte[] tooFew = box("edts", box("elst", 0, 1000, 1, 0, 1));

        assertThat(Mp4Promises.of(box("trak", fixedSizes(0, 5), edits)).entries())
                .isEqualTo(15);
        assertThat(Mp4Promises.of(box("trak", fixedSizes(0, 5), longEdits)).entries())
                .isEqualTo(10);
        assertThat(Mp4Promises.of(box("trak", fixedSizes(0, 5), tooFew)).entries())
                .isEqualTo(5);
    }

    /** An hour of it has more samples than any video has frames, but few entries. */
    @Test
    void countsSoundOfSingleTicksByItsChunks() {
        assertThat(Mp4Promises.of(box("moov", pcm(172_800_000, 48_000, 3600))))
                .isEqualTo(new Mp4Promises(3600 * 301, 0, false));
        assertThat(Mp4Promises.of(box("moov", pcm(1000, -1, 2))).entries()).isGreaterThan(50_000_000);
    }

    @Test
    void countsSoundByItsSamplesWhereItMayBeSomethingElse() {
        byte[] track = pcm(1000, 100, 10);
        assertThat(Mp4Promises.of(join(track, handler("vide"))).entries()).isEqualTo(1000);
        assertThat(Mp4Promises.of(join(track, box("stts", 0, 1, 1000, 2))).entries())
                .isEqualTo(1000);
    }

    @Test
    void tellsOfACompressedHeader() {
        assertThat(Mp4Promises.of(box("moov", box("cmov", new byte[20])))).isEqualTo(new Mp4Promises(0, 0, true));
    }

    @Test
    void readsWhateverThereIs() {
        byte[] deep = SIZES;
        for (int i = 0; i < 5000; i++) {
            deep = box("moov", deep);
        }
        assertThat(Mp4Promises.of(deep).entries()).isZero();
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        for (int length = 0; length < file.length; length += 7) {
            assertThat(Mp4Promises.of(Arrays.copyOf(file, length)).entries()).isLessThanOrEqualTo(50);
        }
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = file.clone();
            for (int j = 0; j < 20; j++) {
                damaged[file.length - 1 - random.nextInt(1000)] = (byte) random.nextInt();
            }
            assertThat(Mp4Promises.of(damaged).entries()).isNotNegative();
        }
    }
}
