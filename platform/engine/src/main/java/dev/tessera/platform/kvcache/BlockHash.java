package dev.tessera.platform.kvcache;

import java.nio.ByteBuffer;

/**
 * A SHA-256 digest of everything that the keys and values in a block depend on: two blocks with one hash hold the same.
 *
 * @param first bytes 0 to 7 of the digest
 * @param second bytes 8 to 15
 * @param third bytes 16 to 23
 * @param fourth bytes 24 to 31
 */
record BlockHash(long first, long second, long third, long fourth) {
    static BlockHash of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new BlockHash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    void putInto(ByteBuffer bytes) {
        bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }
}
