package dev.tessera.media.embeddings.npy;

import dev.tessera.media.embeddings.tensor.DenseStrides;
import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header says, which is a dictionary in Python. Only the form in which NumPy writes it is read.
 *
 * @param firstFirst whether neighbours in the first dimension lie next to each other, as in Fortran
 */
record NpyHeader(DataType type, boolean firstFirst, Shape shape) {
    private static final Pattern FORM = Pattern.compile("\\{'descr': '([^']{1,32})', 'fortran_order': (True|False),"
            + " 'shape': \\(([0-9, ]{0,256})\\), ?\\}\\s*");
    private static final Pattern COMMA = Pattern.compile(", ?");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
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
        return new NpyHeader(type, form.group(2).equals("True"), shape(form.group(3)));
    }

    /** The inside of a tuple: nothing, or numbers with commas between them, and after the only one. */
    private static Shape shape(String tuple) {
        if (tuple.isEmpty()) {
            return Shape.of();
        }
        String numbers = tuple.endsWith(",") ? tuple.substring(0, tuple.length() - 1) : tuple;
        List<Long> sizes = new ArrayList<>();
        for (String size : COMMA.split(numbers, -1)) {
            if (!SIZE.matcher(size).matches()) {
                throw TensorErrors.invalid("the npy file's shape (%s) is not a tuple of sizes".formatted(tuple));
            }
            sizes.add(Long.valueOf(size));
        }
        return new Shape(sizes);
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
