package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.platform.json.JsonReader;
import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The header of a safetensors file: which tensors there are, and where. Everything in it is checked, as the format's own
 * library does: types and shapes fit the sizes, and the tensors cover the data without gap or overlap.
 *
 * @param entries in order of their offsets
 */
record SafetensorsHeader(List<Entry> entries) {
    /**
     * One tensor.
     *
     * @param info name, type and shape
     * @param offset first byte, counted from the end of the header
     * @param length bytes
     */
    record Entry(TensorInfo info, long offset, long length) {}

    private static final String METADATA = "__metadata__";

    SafetensorsHeader {
        entries = List.copyOf(entries);
    }

    /**
     * @param json the header's text
     * @param file what the file is called in errors
     * @param dataBytes bytes that follow the header
     */
    static SafetensorsHeader parse(byte[] json, String file, long dataBytes) {
        JsonObject header = JsonReader.read(json, file, INVALID_CHECKPOINT);
        List<Entry> entries = new ArrayList<>();
        for (String name : header.names()) {
            if (!name.equals(METADATA)) {
                entries.add(entry(name, header.object(name), file));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::offset).thenComparingLong(Entry::length));
        requireSeamless(entries, file, dataBytes);
        return new SafetensorsHeader(entries);
    }

    private static Entry entry(String name, JsonObject description, String file) {
        DataType type = dataType(description.string("dtype"))
                .orElseThrow(() -> description.error(
                        "dtype", "the type %s is not supported".formatted(description.string("dtype"))));
        Shape shape = new Shape(nonNegative(description, "shape"));
        List<Long> offsets = nonNegative(description, "data_offsets");
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw description.error("data_offsets", "%s is not a range".formatted(offsets));
        }
        long length = offsets.get(1) - offsets.get(0);
        if (length != byteSize(shape, type)) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "%s: tensor %s is %s%s, which does not take the %d bytes given for it"
                            .formatted(file, name, type, shape, length));
        }
        return new Entry(new TensorInfo(name, type, shape), offsets.get(0), length);
    }

    private static List<Long> nonNegative(JsonObject description, String member) {
        Object value = description.asMap().get(member);
        List<Long> numbers = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : List.of("")) {
            if (!(element instanceof Integer || element instanceof Long) || ((Number) element).longValue() < 0) {
                throw description.error(member, "%s is not a list of whole numbers from zero".formatted(value));
            }
            numbers.add(((Number) element).longValue());
        }
        return numbers;
    }

    /** The size in bytes, or -1 where it is beyond all files. */
    private static long byteSize(Shape shape, DataType type) {
        try {
            return Math.multiplyExact(shape.elementCount(), type.bytes());
        } catch (ArithmeticException _) {
            return -1;
        }
    }

    private static void requireSeamless(List<Entry> entries, String file, long dataBytes) {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.offset() != end) {
                throw new TesseraException(
                        INVALID_CHECKPOINT,
                        "%s: tensor %s starts at byte %d, but the one before it ends at byte %d"
                                .formatted(file, entry.info().name(), entry.offset(), end));
            }
            end = entry.offset() + entry.length();
        }
        if (end != dataBytes) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "%s: its tensors take %d bytes, but %d follow the header".formatted(file, end, dataBytes));
        }
    }

    private static Optional<DataType> dataType(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "F64" -> DataType.FLOAT64;
                    case "F32" -> DataType.FLOAT32;
                    case "F16" -> DataType.FLOAT16;
                    case "BF16" -> DataType.BFLOAT16;
                    case "I64" -> DataType.INT64;
                    case "I32" -> DataType.INT32;
                    case "I16" -> DataType.INT16;
                    case "I8" -> DataType.INT8;
                    case "U8" -> DataType.UINT8;
                    case "BOOL" -> DataType.BOOL;
                    default -> null;
                });
    }
}
