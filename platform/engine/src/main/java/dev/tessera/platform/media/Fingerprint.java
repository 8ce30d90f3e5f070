package dev.tessera.platform.media;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A SHA-256 digest of a list of fields. Each field is written with its type and its length, so that no two different lists
 * are written alike. Used once.
 */
final class Fingerprint {
    private static final byte BYTES = 1;
    private static final byte TEXT = 2;
    private static final byte NUMBER = 3;
    private static final byte DECIMAL = 4;
    private static final byte OBJECT = 5;
    private static final byte LIST = 6;
    private static final byte CONSTANT = 7;
    private static final byte FLOATS = 8;

    private static final int FLOATS_AT_A_TIME = 1 << 12;

    /** Tensors are copied by so many bytes to be digested, for not all memory that they can have is an array of bytes. */
    private static final long MAX_CHUNK = 1 << 16;

    private final MessageDigest digest;

    /** @param kind what is digested; digests of different kinds differ */
    Fingerprint(String kind) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        text(kind);
    }

    Fingerprint bytes(byte[] value) {
        header(BYTES, value.length);
        digest.update(value);
        return this;
    }

    Fingerprint floats(float[] value) {
        header(FLOATS, value.length);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.min(value.length, FLOATS_AT_A_TIME));
        for (int i = 0; i < value.length; i += FLOATS_AT_A_TIME) {
            int count = Math.min(value.length - i, FLOATS_AT_A_TIME);
            bytes.asFloatBuffer().put(value, i, count);
            digest.update(bytes.limit(Float.BYTES * count));
            bytes.clear();
        }
        return this;
    }

    /** Takes type, shape and content. */
    Fingerprint tensor(Tensor value) {
        text(value.type().name());
        number(value.shape().rank());
        value.shape().sizes().forEach(this::number);
        long size = value.data().byteSize();
        header(BYTES, size);
        byte[] chunk = new byte[(int) Math.min(MAX_CHUNK, size)];
        for (long start = 0; start < size; start += chunk.length) {
            int length = (int) Math.min(chunk.length, size - start);
            MemorySegment.copy(value.data(), JAVA_BYTE, start, chunk, 0, length);
            digest.update(chunk, 0, length);
        }
        return this;
    }

    /** Takes tensors by name, whatever their order. */
    Fingerprint tensors(Map<String, Tensor> byName) {
        number(byName.size());
        new TreeMap<>(byName).forEach((name, tensor) -> text(name).tensor(tensor));
        return this;
    }

    /** Takes the text char by char, since half surrogate pairs all look the same in UTF-8. */
    Fingerprint text(String value) {
        ByteBuffer chars = ByteBuffer.allocate(Character.BYTES * value.length());
        chars.asCharBuffer().put(value);
        header(TEXT, value.length());
        digest.update(chars);
        return this;
    }

    Fingerprint number(long value) {
        header(NUMBER, value);
        return this;
    }

    Fingerprint decimal(double value) {
        header(DECIMAL, Double.doubleToLongBits(value));
        return this;
    }

    /** Takes an object of parsed JSON, whatever the order of its members. Members that are null count as absent. */
    Fingerprint object(Map<String, Object> members) {
        Map<String, Object> sorted = new TreeMap<>(members);
        sorted.values().removeIf(member -> member == null);
        header(OBJECT, sorted.size());
        sorted.forEach((name, value) -> text(name).json(value));
        return this;
    }

    private void json(Object value) {
        switch (value) {
            case null -> header(CONSTANT, 0);
            case Boolean flag -> header(CONSTANT, flag ? 1 : 2);
            case Long number -> number(number);
            case Integer number -> number(number);
            case Double number -> decimal(number);
            case String string -> text(string);
            case Map<?, ?> map -> object(members(map));
            case List<?> list -> {
                header(LIST, list.size());
                list.forEach(this::json);
            }
            // large numbers
            default -> text("number").text(value.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private void header(byte type, long lengthOrValue) {
        digest.update(ByteBuffer.allocate(1 + Long.BYTES)
                .put(type)
                .putLong(lengthOrValue)
                .flip());
    }

    /** The digest in 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
