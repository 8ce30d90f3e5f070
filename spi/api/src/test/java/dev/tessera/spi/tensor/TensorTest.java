package dev.tessera.spi.tensor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TensorTest {
    @Test
    void returnsWhatItWasMadeOf() {
        assertThat(Tensor.ofFloats(Shape.of(2), 1.5f, -2).toFloats()).containsExactly(1.5f, -2);
        assertThat(Tensor.ofLongs(Shape.of(1, 2), Long.MAX_VALUE, -1).toLongs()).containsExactly(Long.MAX_VALUE, -1);
        assertThat(Tensor.ofBytes(Shape.of(), (byte) 200).toBytes()).containsExactly((byte) 200);
        assertThat(Tensor.ofFloats(Shape.of(0, 3)).toFloats()).isEmpty();
    }

    @Test
    void refusesDataOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.ofFloats(Shape.of(3), 1, 2))
                .withMessage("FLOAT32[3] takes 12 bytes, not 8");
    }

    @Test
    void refusesToReadAnotherType() {
        Tensor longs = Tensor.ofLongs(Shape.of(1), 1);
        assertThatIllegalStateException()
                .isThrownBy(longs::toFloats)
                .withMessage("the tensor holds INT64, not floating point");
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.ofFloats(Shape.of(1), 1).toLongs())
                .withMessage("the tensor holds FLOAT32, not whole numbers");
        assertThatIllegalStateException().isThrownBy(longs::toBytes);
    }

    @Test
    void readsWholeNumbersOfEveryWidth() {
        byte[] bytes = {-1, -1, -1, -1, -1, -1, -1, -2};
        assertThat(whole(DataType.INT64, bytes)).containsExactly(0xFEFFFFFFFFFFFFFFL);
        assertThat(whole(DataType.INT32, bytes)).containsExactly(-1, 0xFEFFFFFF);
        assertThat(whole(DataType.INT16, bytes)).containsExactly(-1, -1, -1, (short) 0xFEFF);
        assertThat(whole(DataType.INT8, bytes)).containsExactly(-1, -1, -1, -1, -1, -1, -1, -2);
        assertThat(whole(DataType.UINT8, bytes)).containsExactly(255, 255, 255, 255, 255, 255, 255, 254);
        assertThat(whole(DataType.BOOL, new byte[] {0, 1})).containsExactly(0, 1);
    }

    private static long[] whole(DataType type, byte[] bytes) {
        return new Tensor(type, Shape.of(bytes.length / type.bytes()), MemorySegment.ofArray(bytes)).toLongs();
    }

    @Test
    void dataIsReadOnlyAndCopiesAreTheCallers() {
        Tensor tensor = Tensor.ofFloats(Shape.of(1), 1);
        tensor.toFloats()[0] = 2;
        assertThat(tensor.toFloats()).containsExactly(1);
        assertThatThrownBy(() -> tensor.data().set(JAVA_BYTE, 0, (byte) 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32", "FLOAT16", "BFLOAT16"})
    void everyFloatingPointTypeIsReadAsFloats(DataType type) {
        float[] values = {0, -0.0f, 1, -1.5f, 0.15625f, 100, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        assertThat(Tensor.ofFloats(type, Shape.of(values.length), values).toFloats())
                .containsExactly(values);
        assertThat(Tensor.ofFloats(type, Shape.of(), Float.NaN).toFloats()).containsExactly(Float.NaN);
    }

    @Test
    void readsDataThatIsNotAligned() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment shifted = arena.allocate(9, 8).asSlice(1);
            shifted.copyFrom(MemorySegment.ofArray(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(1.25f)
                    .putFloat(-3)
                    .array()));
            assertThat(new Tensor(DataType.FLOAT32, Shape.of(2), shifted).toFloats())
                    .containsExactly(1.25f, -3);
        }
    }

    /** Ties go to the even neighbour; the expectations are those of the formats' definitions. */
    @ParameterizedTest
    @CsvSource({
        "BFLOAT16, 1.00390625, 1.0",
        "BFLOAT16, 1.01171875, 1.015625",
        "BFLOAT16, 1.00390637, 1.0078125",
        "BFLOAT16, -1.01171875, -1.015625",
        "BFLOAT16, 3.4028235e38, Infinity",
        "BFLOAT16, 1e-45, 0.0",
        "FLOAT16, 1.00048828125, 1.0",
        "FLOAT16, 1.00146484375, 1.001953125",
        "FLOAT16, 65519, 65504",
        "FLOAT16, 65520, Infinity",
        "FLOAT16, 5.9604645e-8, 5.9604645e-8"
    })
    void roundsToTheNearestOfTheStoredType(DataType type, float value, float expected) {
        assertThat(Tensor.ofFloats(type, Shape.of(), value).toFloats()).containsExactly(expected);
    }

    @Test
    void aNanOfAnyPayloadStaysOne() {
        float onlyLowBits = Float.intBitsToFloat(0x7F800001);
        assertThat(Tensor.ofFloats(DataType.BFLOAT16, Shape.of(), onlyLowBits).toFloats())
                .containsExactly(Float.NaN);
    }

    @Test
    void refusesToStoreFloatsAsWholeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.ofFloats(DataType.INT8, Shape.of(1), 1))
                .withMessage("INT8 is not floating point");
    }
}
