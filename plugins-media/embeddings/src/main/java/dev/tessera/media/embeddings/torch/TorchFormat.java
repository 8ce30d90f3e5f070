package dev.tessera.media.embeddings.torch;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.embeddings.pickle.PickleMachine;
import dev.tessera.media.embeddings.pickle.PickleValue;
import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorBundle;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.tensor.Tensor;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a tensor, or a dictionary of tensors, that {@code torch.save} wrote since PyTorch 1.6. */
public final class TorchFormat implements TensorFormat {
    private static final int PICKLE = 0x80;

    @Inject
    public TorchFormat() {}

    @Override
    public boolean recognizes(EncodedMedia media) {
        byte[] bytes = media.bytes();
        return isZip(bytes) || isOldFormat(bytes);
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    private static boolean isOldFormat(byte[] bytes) {
        return bytes.length >= 2 && Byte.toUnsignedInt(bytes[0]) == PICKLE && bytes[1] >= 2 && bytes[1] <= 5;
    }

    @Override
    public Map<String, Tensor> read(EncodedMedia media, long maxBytes) {
        requireNonNull(media, "media is null");
        if (!isZip(media.bytes())) {
            throw TensorErrors.unsupported(
                    "the file is a bare pickle, as torch.save wrote it before PyTorch 1.6 or with"
                            + " _use_new_zipfile_serialization=False; save it with torch.save(tensor, file)");
        }
        TorchArchive archive = TorchArchive.open(media.bytes());
        PickleValue saved = PickleMachine.read(archive.pickle(), new TorchCalls(archive));
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        switch (saved) {
            case TensorValue(StoredTensor tensor) -> tensors.put("", tensor);
            case PickleValue.Dictionary dictionary ->
                dictionary.members().forEach((name, value) -> tensors.put(name, tensor(name, value)));
            default -> throw TensorErrors.unsupported("the file holds neither a tensor nor a dictionary of tensors");
        }
        return TensorBundle.copy(tensors, maxBytes);
    }

    private static StoredTensor tensor(String name, PickleValue value) {
        if (value instanceof TensorValue(StoredTensor tensor)) {
            return tensor;
        }
        throw TensorErrors.unsupported(
                "the file's dictionary has a %s that is no tensor".formatted(TensorErrors.quoted(name)));
    }
}
