package dev.tessera.media.javacv.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SamplingPolicyTest {
    private static final VideoSource TEN_SECONDS = new VideoSource(300, 30);

    @Test
    void spreadsFramesEvenly() {
        assertThat(SamplingPolicy.UNIFORM.sample(new VideoSource(50, 25), frames(8)))
                .containsExactly(0, 7, 14, 21, 28, 35, 42, 49);
        assertThat(SamplingPolicy.UNIFORM.sample(new VideoSource(5, 25), frames(8)))
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(SamplingPolicy.UNIFORM.sample(TEN_SECONDS, target(Optional.empty(), Optional.empty())))
                .hasSize(300);
    }

    @Test
    void takesTheFewerOfANumberAndARate() {
        assertThat(SamplingPolicy.UNIFORM.sample(TEN_SECONDS, target(Optional.of(32), Optional.of(2.0))))
                .hasSize(20)
                .startsWith(0, 15, 31)
                .endsWith(299);
        assertThat(SamplingPolicy.UNIFORM.sample(TEN_SECONDS, target(Optional.of(5), Optional.of(2.0))))
                .hasSize(5);
        assertThat(SamplingPolicy.UNIFORM.sample(TEN_SECONDS, rate(0.01))).containsExactly(0);
        assertThat(SamplingPolicy.UNIFORM.sample(TEN_SECONDS, rate(1000))).hasSize(300);
    }

    @Test
    void takesAnEvenNumberByRateForQwen2Vl() {
        assertThat(SamplingPolicy.QWEN2_VL.sample(TEN_SECONDS, frames(3)))
                .hasSize(20)
                .startsWith(0, 15, 30)
                .endsWith(285);
        assertThat(SamplingPolicy.QWEN2_VL.sample(new VideoSource(1000, 30), rate(2)))
                .hasSize(66)
                .startsWith(0, 15, 30, 45, 60, 75, 90, 106)
                .endsWith(984);
        assertThat(SamplingPolicy.QWEN2_VL.sample(new VideoSource(30, 30), rate(2)))
                .containsExactly(0, 7, 15, 22);
        assertThat(SamplingPolicy.QWEN2_VL.sample(new VideoSource(3, 30), rate(2)))
                .containsExactly(0, 1);
        assertThat(SamplingPolicy.QWEN2_VL.sample(new VideoSource(1, 30), rate(2)))
                .containsExactly(0);
        assertThat(SamplingPolicy.QWEN2_VL.sample(new VideoSource(100_000, 30), rate(30)))
                .hasSize(768);
        for (int total = 2; total < 2000; total++) {
            assertThat(SamplingPolicy.QWEN2_VL.sample(new VideoSource(total, 24), rate(2)))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(between(total));
        }
    }

    @Test
    void keepsItsRateUpToADuration() {
        assertThat(SamplingPolicy.DYNAMIC.sample(TEN_SECONDS, rate(2)))
                .isEqualTo(IntStream.range(0, 20).map(i -> 15 * i).boxed().toList());
        assertThat(SamplingPolicy.DYNAMIC.sample(new VideoSource(60, 30), rate(60)))
                .isEqualTo(IntStream.range(0, 60).boxed().toList());
        assertThat(SamplingPolicy.DYNAMIC.sample(new VideoSource(10, 30), rate(2)))
                .containsExactly(0);
        SamplingTarget fiveSeconds = new SamplingTarget(Optional.empty(), Optional.of(1.0), 5);
        assertThat(SamplingPolicy.DYNAMIC.sample(TEN_SECONDS, fiveSeconds)).containsExactly(0, 75, 150, 225, 299);
        SamplingTarget oneFrame = new SamplingTarget(Optional.empty(), Optional.of(1.0), 1);
        assertThat(SamplingPolicy.DYNAMIC.sample(TEN_SECONDS, oneFrame)).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatItWouldTake(SamplingPolicy policy) {
        for (int total = 1; total < 400; total += 3) {
            VideoSource source = new VideoSource(total, 30);
            for (double fps : List.of(0.1, 2.0, 29.0, 100.0)) {
                SamplingTarget target = new SamplingTarget(Optional.of(40), Optional.of(fps), 5);
                assertThat(policy.count(source, target))
                        .isEqualTo(policy.sample(source, target).size());
            }
        }
    }

    @Test
    void countsFramesWithoutAListOfThem() {
        VideoSource huge = new VideoSource(Integer.MAX_VALUE, 1e6);
        assertThat(SamplingPolicy.UNIFORM.count(huge, target(Optional.empty(), Optional.of(1e5))))
                .isEqualTo(214_748_364);
    }

    @ParameterizedTest
    @EnumSource
    void needsARateToSampleByOne(SamplingPolicy policy) {
        VideoSource unknown = new VideoSource(10, 0);
        assertThat(unknown.duration()).isZero();
        assertThatThrownBy(() -> policy.sample(unknown, rate(2)))
                .isInstanceOf(TesseraException.class)
                .hasMessage(
                        "the video does not say how many frames it has to a second, so that it cannot be sampled by fps");
    }

    @Test
    void takesRatesThatMakeNoSenseForUnknown() {
        for (double rate : List.of(-1.0, 1e-9, 1e9, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThat(new VideoSource(10, rate)).isEqualTo(new VideoSource(10, 0));
        }
    }

    @Test
    void hasVllmsNames() {
        assertThat(SamplingPolicy.names()).containsExactly("opencv", "opencv_dynamic", "qwen2_vl");
        assertThat(SamplingPolicy.named("qwen2_vl")).contains(SamplingPolicy.QWEN2_VL);
        assertThat(SamplingPolicy.named("QWEN2_VL")).isEmpty();
    }

    private static Predicate<Integer> between(int total) {
        return index -> index >= 0 && index < total;
    }

    private static SamplingTarget frames(int frames) {
        return target(Optional.of(frames), Optional.empty());
    }

    private static SamplingTarget rate(double rate) {
        return target(Optional.empty(), Optional.of(rate));
    }

    private static SamplingTarget target(Optional<Integer> frames, Optional<Double> rate) {
        return new SamplingTarget(frames, rate, 300);
    }
}
