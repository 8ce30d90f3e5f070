package dev.tessera.testkit.checkpoint;

import dev.tessera.spi.tensor.DataType;
import java.util.Arrays;

/** What safetensors calls the types of numbers. */
enum SafetensorsType {
    F64(DataType.FLOAT64),
    F32(DataType.FLOAT32),
    F16(DataType.FLOAT16),
    BF16(DataType.BFLOAT16),
    I64(DataType.INT64),
    I32(DataType.INT32),
    I16(DataType.INT16),
    I8(DataType.INT8),
    U8(DataType.UINT8),
    BOOL(DataType.BOOL);

    private final DataType type;

    SafetensorsType(DataType type) {
        this.type = type;
    }

    DataType type() {
        return type;
    }

    static SafetensorsType of(DataType type) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.type == type)
                .findFirst()
                .orElseThrow();
    }
}
