package dev.tessera.media.embeddings.torch;

import dev.tessera.media.embeddings.pickle.PickleCalls;
import dev.tessera.media.embeddings.pickle.PickleValue;
import dev.tessera.media.embeddings.pickle.PickleValue.Dictionary;
import dev.tessera.media.embeddings.pickle.PickleValue.Global;
import dev.tessera.media.embeddings.pickle.PickleValue.Text;
import dev.tessera.media.embeddings.pickle.PickleValue.Tuple;
import dev.tessera.media.embeddings.pickle.PickleValue.Whole;
import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of PyTorch that put a dense tensor together, with the meaning that {@code torch/_utils.py} gives them. */
final class TorchCalls implements PickleCalls {
    private final TorchArchive archive;
    /** What was looked up, since that checks all its bytes and a pickle may refer to one storage again and again. */
    private final Map<String, ByteBuffer> storages = new HashMap<>();

    TorchCalls(TorchArchive archive) {
        this.archive = archive;
    }

    @Override
    public PickleValue call(Global function, List<PickleValue> arguments) {
        return switch (function.path()) {
            case "torch._utils._rebuild_tensor_v2" -> new TensorValue(tensor(arguments));
            case "torch._utils._rebuild_parameter" -> parameter(arguments);
            case "collections.OrderedDict" -> dictionary(arguments);
            case "torch.serialization._get_layout",
                    "torch._utils._rebuild_sparse_tensor",
                    "torch._utils._rebuild_sparse_csr_tensor" ->
                throw TensorErrors.unsupported("the file has a sparse tensor; save tensor.to_dense()");
            default ->
                throw TensorErrors.unsupported(
                        "the pickle calls %s, which no dense tensor needs; nothing of it was executed"
                                .formatted(TensorErrors.quoted(function.path())));
        };
    }

    /** Storage, offset, size, stride, whether gradients are wanted, hooks, and in newer versions metadata. */
    private static StoredTensor tensor(List<PickleValue> arguments) {
        if (arguments.size() < 6
                || arguments.size() > 7
                || !(arguments.get(0) instanceof StorageValue(DataType type, MemorySegment numbers))
                || !(arguments.get(1) instanceof Whole(long offset))) {
            throw TensorErrors.invalid("the pickle puts a tensor together of parts that do not fit");
        }
        if (arguments.size() == 7 && !(arguments.get(6) instanceof Dictionary metadata && metadata.isEmpty())) {
            throw TensorErrors.unsupported(
                    "the file has a tensor that is negated or conjugated only when it is read; save"
                            + " tensor.resolve_neg().resolve_conj()");
        }
        List<Long> sizes = wholeNumbers(arguments.get(2));
        if (sizes.stream().anyMatch(size -> size < 0)) {
            throw TensorErrors.invalid("the pickle has a tensor of the sizes %s".formatted(sizes));
        }
        return new StoredTensor(type, numbers, offset, new Shape(sizes), wholeNumbers(arguments.get(3)));
    }

    private static List<Long> wholeNumbers(PickleValue value) {
        List<Long> numbers = new ArrayList<>();
        for (PickleValue element : value instanceof Tuple tuple ? tuple.elements() : List.of(value)) {
            if (!(element instanceof Whole(long number))) {
                throw TensorErrors.invalid("the pickle has a tensor with sizes or strides that are no whole numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static PickleValue parameter(List<PickleValue> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof TensorValue tensor)) {
            throw TensorErrors.invalid("the pickle makes a parameter of something that is no tensor");
        }
        return tensor;
    }

    private static PickleValue dictionary(List<PickleValue> arguments) {
        if (!arguments.isEmpty()) {
            throw TensorErrors.unsupported("the pickle makes a dictionary of arguments");
        }
        return new Dictionary();
    }

    /** The word storage, class, key, device and number of elements. */
    @Override
    public PickleValue stored(PickleValue id) {
        if (!(id instanceof Tuple tuple)
                || tuple.elements().size() != 5
                || !(tuple.elements().get(0) instanceof Text(String kind) && kind.equals("storage"))
                || !(tuple.elements().get(1) instanceof Global storageClass)
                || !(tuple.elements().get(2) instanceof Text(String key))
                || !(tuple.elements().get(4) instanceof Whole(long count))) {
            throw TensorErrors.invalid("the pickle refers to something outside that is no storage");
        }
        DataType type = StorageTypes.of(storageClass);
        MemorySegment numbers = MemorySegment.ofBuffer(storages.computeIfAbsent(key, archive::storage));
        if (count < 0 || count != numbers.byteSize() / type.bytes() || numbers.byteSize() % type.bytes() != 0) {
            throw TensorErrors.invalid("the file's storage %s has %d bytes, which are not %d numbers of type %s"
                    .formatted(TensorErrors.quoted(key), numbers.byteSize(), count, type));
        }
        return new StorageValue(type, numbers);
    }
}
