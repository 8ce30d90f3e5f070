package dev.tessera.backend.pytorch.script;

import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.tensor.DataType;

/** The numbers by which TorchScript knows element types ({@code c10::ScalarType}). */
public final class ScalarType {
    private static final int UINT8 = 0;
    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 4;
    private static final int FLOAT16 = 5;
    private static final int FLOAT32 = 6;
    private static final int FLOAT64 = 7;
    private static final int BOOL = 11;
    private static final int BFLOAT16 = 15;

    private ScalarType() {}

    public static int of(DataType type) {
        return switch (type) {
            case UINT8 -> UINT8;
            case INT8 -> INT8;
            case INT16 -> INT16;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case FLOAT16 -> FLOAT16;
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            case BOOL -> BOOL;
            case BFLOAT16 -> BFLOAT16;
        };
    }

    /** The type in which values of an element type are kept when a graph computes in the given type. */
    static int of(ElementType element, DataType computeType) {
        return switch (element) {
            case FLOAT -> of(computeType);
            case FLOAT32 -> FLOAT32;
            case INT64 -> INT64;
        };
    }
}
