package dev.tessera.platform.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests that often begin alike, with few different items and salts. */
final class RandomRequests {
    private final Random random;
    private final int longest;
    private final int largestItem;

    /**
     * @param longest most tokens of a prompt
     * @param largestItem most embeddings of an item
     */
    RandomRequests(Random random, int longest, int largestItem) {
        this.random = random;
        this.longest = longest;
        this.largestItem = largestItem;
    }

    SequenceRequest next(String id) {
        int length = 1 + random.nextInt(longest);
        List<Integer> tokens = new ArrayList<>();
        int change = random.nextInt(2) == 0 ? length : random.nextInt(length);
        for (int i = 0; i < length; i++) {
            tokens.add(i < change ? i : 1000 + random.nextInt(2));
        }
        return new SequenceRequest(
                id,
                tokens,
                media(length),
                random.nextInt(3),
                random.nextInt(4) == 0 ? "salt" : "",
                length + 1 + random.nextInt(50),
                random.nextInt(8) == 0);
    }

    private List<ScheduledItem> media(int length) {
        List<ScheduledItem> media = new ArrayList<>();
        int offset = random.nextInt(4);
        while (random.nextInt(4) > 0) {
            int embeddings = 1 + random.nextInt(largestItem);
            // one that begins and one that ends with a token of text
            int stride = 1 + random.nextInt(2);
            int itemLength = embeddings * stride + random.nextInt(2);
            if (offset + itemLength > length) {
                break;
            }
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < embeddings; i++) {
                positions.add(offset + i * stride);
            }
            String identifier = "%d/%d/%d/%d".formatted(embeddings, stride, itemLength, random.nextInt(2));
            media.add(new ScheduledItem(identifier, offset, itemLength, positions));
            offset += itemLength + random.nextInt(3);
        }
        return media;
    }
}
