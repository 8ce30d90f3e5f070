package dev.tessera.media.embeddings.torch;

import dev.tessera.media.embeddings.pickle.PickleValue.Global;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.tensor.DataType;
import java.util.Map;

/** The classes of storage whose numbers are read. */
final class StorageTypes {
    private static final Map<String, DataType> TYPES = Map.of(
            "torch.DoubleStorage", DataType.FLOAT64,
            "torch.FloatStorage", DataType.FLOAT32,
            "torch.HalfStorage", DataType.FLOAT16,
            "torch.BFloat16Storage", DataType.BFLOAT16,
            "torch.LongStorage", DataType.INT64,
            "torch.IntStorage", DataType.INT32,
            "torch.ShortStorage", DataType.INT16,
            "torch.CharStorage", DataType.INT8,
            "torch.ByteStorage", DataType.UINT8,
            "torch.BoolStorage", DataType.BOOL);

    private StorageTypes() {}

    static DataType of(Global storageClass) {
        DataType type = TYPES.get(storageClass.path());
        if (type == null) {
            throw TensorErrors.unsupported(
                    "the file has numbers of type %s, which are not read; floating-point and whole numbers are"
                            .formatted(TensorErrors.quoted(storageClass.path())));
        }
        return type;
    }
}
