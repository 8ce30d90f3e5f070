package dev.tessera.platform.kvcache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes of one sequence's full blocks, each made once. A hash covers the hash before it, the block's token ids,
 * every media item that overlaps the block with its offset relative to the block's start, and in the first block the
 * salt.
 */
final class BlockHashes {
    private static final int HASH_BYTES = 32;

    private final CacheContent content;
    private final int blockSize;
    private final List<BlockHash> hashes = new ArrayList<>();
    // items before this one end before the first block that is not hashed
    private int nextItem;

    BlockHashes(CacheContent content, int blockSize) {
        this.content = content;
        this.blockSize = blockSize;
    }

    /** The hash of a block whose tokens are all known. */
    BlockHash hash(int block) {
        while (hashes.size() <= block) {
            hashes.add(compute(hashes.size()));
        }
        return hashes.get(block);
    }

    private BlockHash compute(int block) {
        MessageDigest digest = sha256();
        // every part has a fixed size, or its size before it: different contents never spell the same bytes
        if (block == 0) {
            updateText(digest, content.salt());
        } else {
            ByteBuffer previous = ByteBuffer.allocate(HASH_BYTES);
            hashes.get(block - 1).putInto(previous);
            digest.update(previous.flip());
        }
        int start = block * blockSize;
        ByteBuffer tokens = ByteBuffer.allocate(blockSize * Integer.BYTES);
        for (int token = start; token < start + blockSize; token++) {
            tokens.putInt(content.tokens().at(token));
        }
        digest.update(tokens.flip());
        updateMedia(digest, start);
        return BlockHash.of(digest.digest());
    }

    private void updateMedia(MessageDigest digest, int start) {
        List<MediaRange> media = content.media();
        while (nextItem < media.size() && media.get(nextItem).end() <= start) {
            nextItem++;
        }
        for (int item = nextItem; item < media.size() && media.get(item).offset() < start + blockSize; item++) {
            updateText(digest, media.get(item).identifier());
            updateInt(digest, media.get(item).offset() - start);
        }
    }

    private static void updateText(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        updateInt(digest, bytes.length);
        digest.update(bytes);
    }

    private static void updateInt(MessageDigest digest, int value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }
}
