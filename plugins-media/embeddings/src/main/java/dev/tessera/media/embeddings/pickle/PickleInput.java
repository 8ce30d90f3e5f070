package dev.tessera.media.embeddings.pickle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.media.embeddings.tensor.TensorErrors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/** The bytes of a pickle, read from front to back. */
final class PickleInput {
    /** No name of a tensor or function comes near it. */
    private static final int MAX_TEXT = 1024;

    private final ByteBuffer bytes;

    PickleInput(ByteBuffer pickle) {
        this.bytes = pickle.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int unsignedByte() {
        require(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() {
        require(Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int signedInt() {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long unsignedInt() {
        return Integer.toUnsignedLong(signedInt());
    }

    long signedLong() {
        require(Long.BYTES);
        return bytes.getLong();
    }

    /** Numbers with a fraction are the only ones with their highest byte first. */
    double decimal() {
        return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
    }

    /** A whole number in two's complement, of so many bytes. */
    long whole(int length) {
        if (length > Long.BYTES) {
            throw TensorErrors.invalid("the pickle has a number of %d bytes, but 8 at most are read".formatted(length));
        }
        require(length);
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= Byte.toUnsignedLong(bytes.get()) << (Byte.SIZE * i);
        }
        int unused = Long.SIZE - Byte.SIZE * length;
        return length == 0 ? 0 : number << unused >> unused;
    }

    String text(long length) {
        if (length > MAX_TEXT) {
            throw TensorErrors.tooLarge(
                    "the pickle has a text of %d bytes, but %d at most are read".formatted(length, MAX_TEXT));
        }
        require((int) length);
        ByteBuffer text = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        try {
            return UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw TensorErrors.invalid("the pickle has a text that is not UTF-8");
        }
    }

    /** Text up to the end of the line. */
    String line() {
        for (int length = 0; length < Math.min(MAX_TEXT, bytes.remaining()); length++) {
            if (bytes.get(bytes.position() + length) == '\n') {
                String line = text(length);
                bytes.get();
                return line;
            }
        }
        throw TensorErrors.invalid("the pickle has a line without an end");
    }

    private void require(int count) {
        if (bytes.remaining() < count) {
            throw TensorErrors.invalid("the pickle is cut off");
        }
    }
}
