package dev.tessera.media.embeddings.npy;

import dev.tessera.media.embeddings.tensor.DenseStrides;
import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the header says, which is a dictionary in Python. Only the form in which NumPy writes it is read.
 *
 * @param firstFirst whether neighbours in the first dimension lie next to each other, as in Fortran
 */
record NpyHeader(DataType type, boolean firstFirst, Shape shape) {
    private static final Pattern FORM = Pattern.compile("\\{'descr': '([^']{1,32})', 'fortran_order': (True|False),"
            + " 'shape': \\(((?:\\d{1,18}(?:, ?|,?(?=\\))))*)\\), ?\\}\\s*");
    private static final Pattern COMMA = Pattern.compile(", ?");
    private static final Map<String, DataType> TYPES = Map.of(
            "<f8", DataType.FLOAT64,
            "<f4", DataType.FLOAT32,
            "<f2", DataType.FLOAT16,
            "<i8", DataType.INT64,
            "<i4", DataType.INT32,
            "<i2", DataType.INT16,
            "|i1", DataType.INT8,
            "|u1", DataType.UINT8,
            "|b1", DataType.BOOL);

    static NpyHeader parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw TensorErrors.invalid(
                    "the npy file's header %s is not of an array of numbers".formatted(TensorErrors.quoted(text)));
        }
        DataType type = TYPES.get(form.group(1));
        if (type == null) {
            throw TensorErrors.unsupported(
                    "the npy file has numbers of type %s, but little-endian f2, f4, f8 and whole numbers are read"
                            .formatted(TensorErrors.quoted(form.group(1))));
        }
        List<Long> sizes = Stream.of(COMMA.split(form.group(3)))
                .filter(size -> !size.isEmpty())
                .map(Long::valueOf)
                .toList();
        return new NpyHeader(type, form.group(2).equals("True"), new Shape(sizes));
    }

    StoredTensor array(MemorySegment numbers) {
        StoredTensor array = new StoredTensor(
                type, numbers, 0, shape, firstFirst ? DenseStrides.firstFirst(shape) : DenseStrides.lastFirst(shape));
        if (array.bytes() != numbers.byteSize()) {
            throw TensorErrors.invalid("the npy file has %d bytes of numbers, but %s%s takes %d"
                    .formatted(numbers.byteSize(), type, shape, array.bytes()));
        }
        return array;
    }
}
