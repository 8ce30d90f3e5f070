package dev.tessera.media.javacv.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.media.javacv.TestingImages;
import java.time.Duration;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** C cannot go on from an exception, so that every number has an answer. */
final class InputCallbacksTest {
    @BeforeAll
    static void load() {
        FfmpegLibrary.load();
    }

    @Test
    void endsWhatReadsAnUnknownInput() {
        InputCallbacks callbacks = InputCallbacks.SHARED;
        for (Pointer unknown : new Pointer[] {null, OpenInputs.opaque(Long.MAX_VALUE)}) {
            try (BytePointer buffer = new BytePointer(8)) {
                assertThat(callbacks.read().call(unknown, buffer, 8)).isEqualTo(avutil.AVERROR_EXIT());
            }
            assertThat(callbacks.seek().call(unknown, 0, 0)).isEqualTo(avutil.AVERROR_EXIT());
            assertThat(callbacks.interrupt().call(unknown)).isEqualTo(1);
        }
    }

    @Test
    void readsAnInputAsLongAsItIsOpen() {
        Deadline deadline = new Deadline(Duration.ofMinutes(1), "a.setting", System::nanoTime);
        OpenInputs inputs = new OpenInputs();
        MemoryInput input = new MemoryInput(TestingImages.golden("pixel_1x1.png"), deadline);
        try (input) {
            long number = inputs.add(input);
            assertThat(inputs.find(OpenInputs.opaque(number))).containsSame(input);
            assertThat(inputs.add(input)).isNotEqualTo(number);
            inputs.remove(number);
            assertThat(inputs.find(OpenInputs.opaque(number))).isEmpty();
        }
    }
}
