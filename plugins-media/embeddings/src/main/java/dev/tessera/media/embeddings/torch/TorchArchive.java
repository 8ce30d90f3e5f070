package dev.tessera.media.embeddings.torch;

import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.media.embeddings.zip.StoredZip;
import java.nio.ByteBuffer;

/**
 * The entries of an archive: {@code NAME/data.pkl}, {@code NAME/data/KEY} for each storage, and others, with one name for all
 * of them.
 */
final class TorchArchive {
    private static final String PICKLE = "/data.pkl";

    private final StoredZip zip;
    private final String name;

    private TorchArchive(StoredZip zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    static TorchArchive open(byte[] bytes) {
        StoredZip zip = StoredZip.read(bytes);
        for (String entry : zip.names()) {
            if (entry.endsWith(PICKLE) && entry.indexOf('/') == entry.length() - PICKLE.length()) {
                TorchArchive archive = new TorchArchive(zip, entry.substring(0, entry.length() - PICKLE.length()));
                archive.requireLittleEndian();
                return archive;
            }
        }
        throw TensorErrors.invalid("the zip archive has no data.pkl, as torch.save writes it");
    }

    private void requireLittleEndian() {
        // old versions do not say, and write as the machine does, which is little-endian
        String order = zip.findText(name + "/byteorder").orElse("little");
        if (!order.equals("little")) {
            throw TensorErrors.unsupported(
                    "the file's byte order is %s, but little is needed".formatted(TensorErrors.quoted(order)));
        }
    }

    ByteBuffer pickle() {
        return zip.find(name + PICKLE).orElseThrow();
    }

    /** The bytes of a storage. */
    ByteBuffer storage(String key) {
        return zip.find(name + "/data/" + key)
                .orElseThrow(() -> TensorErrors.invalid(
                        "the file has no storage %s, which its pickle refers to".formatted(TensorErrors.quoted(key))));
    }
}
