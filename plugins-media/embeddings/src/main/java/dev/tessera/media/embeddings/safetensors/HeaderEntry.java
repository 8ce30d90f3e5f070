package dev.tessera.media.embeddings.safetensors;

import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a header says of one tensor.
 *
 * @param start first byte in the data
 * @param end byte after the last
 */
record HeaderEntry(DataType type, Shape shape, long start, long end) {
    private static final Map<String, DataType> TYPES = Map.of(
            "F64", DataType.FLOAT64,
            "F32", DataType.FLOAT32,
            "F16", DataType.FLOAT16,
            "BF16", DataType.BFLOAT16,
            "I64", DataType.INT64,
            "I32", DataType.INT32,
            "I16", DataType.INT16,
            "I8", DataType.INT8,
            "U8", DataType.UINT8,
            "BOOL", DataType.BOOL);

    static HeaderEntry read(JsonObject entry) {
        DataType type = TYPES.get(entry.string("dtype"));
        if (type == null) {
            throw entry.error("dtype", "the type %s is not read".formatted(TensorErrors.quoted(entry.string("dtype"))));
        }
        List<Long> offsets = nonNegative(entry, "data_offsets");
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw entry.error("data_offsets", "they are not a range");
        }
        return new HeaderEntry(type, new Shape(nonNegative(entry, "shape")), offsets.get(0), offsets.get(1));
    }

    private static List<Long> nonNegative(JsonObject entry, String member) {
        List<Long> numbers = new ArrayList<>();
        for (Object element : entry.asMap().get(member) instanceof List<?> list ? list : List.of("")) {
            if (!(element instanceof Integer || element instanceof Long) || ((Number) element).longValue() < 0) {
                throw entry.error(member, "it is not a list of whole numbers from zero");
            }
            numbers.add(((Number) element).longValue());
        }
        return numbers;
    }

    StoredTensor tensor(String name, MemorySegment data) {
        if (end > data.byteSize()) {
            throw TensorErrors.invalid(
                    "the safetensors file is cut off: tensor %s ends at byte %d of its %d bytes of data"
                            .formatted(TensorErrors.quoted(name), end, data.byteSize()));
        }
        StoredTensor tensor = StoredTensor.dense(type, data.asSlice(start, end - start), shape);
        if (tensor.bytes() != end - start) {
            throw TensorErrors.invalid("the safetensors file's tensor %s has %d bytes, but %s%s takes %d"
                    .formatted(TensorErrors.quoted(name), end - start, type, shape, tensor.bytes()));
        }
        return tensor;
    }
}
