package dev.tessera.media.cache.tinylfu;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.cache.CacheIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * W-TinyLFU with least recently used order in both parts. New entries go to a window, so that what was just made can be
 * used again soon; what leaves the window stays only if it was used more often than what it would displace from the main
 * part. The window is a hundredth of the cache but always holds the newest entry, for media is often larger than that.
 *
 * <p>Written here rather than taken from Caffeine, whose policy this is, because Caffeine chooses victims by itself: it
 * cannot be told that an entry is in use and has to stay, sizes are ints, and a random admission now and then makes its
 * answers differ from run to run. Its sketch is not public.
 */
final class TinyLfuIndex implements CacheIndex {
    private static final int WINDOW_DIVISOR = 100;

    private final long capacity;
    private final FrequencySketch sketch = new FrequencySketch();
    private final Segment window = new Segment();
    private final Segment main = new Segment();

    TinyLfuIndex(long capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a cache cannot hold %d".formatted(capacity));
        }
        this.capacity = capacity;
    }

    @Override
    public void touch(String key) {
        if (contains(key)) {
            count(key);
            window.touch(key);
            main.touch(key);
        }
    }

    @Override
    public Optional<List<String>> offer(String key, long size, Predicate<String> evictable) {
        requireNonNull(key, "key is null");
        if (size < 0 || contains(key)) {
            throw new IllegalArgumentException(
                    size < 0 ? "a size of %d is negative".formatted(size) : "%s is in the cache".formatted(key));
        }
        count(key);
        if (size > capacity || (size > room() && size > room() + window.total(evictable) + main.total(evictable))) {
            return Optional.empty();
        }
        window.add(key, size);
        return Optional.of(evict(shrinkWindow(key), candidate -> !candidate.equals(key) && evictable.test(candidate)));
    }

    @Override
    public void remove(String key) {
        window.remove(key);
        main.remove(key);
    }

    private boolean contains(String key) {
        return window.contains(key) || main.contains(key);
    }

    private long room() {
        return capacity - window.total() - main.total();
    }

    private void count(String key) {
        sketch.count(key, window.entries() + main.entries());
    }

    /** Moves what the window has no room for to the main part, and tells what that is. */
    private Deque<String> shrinkWindow(String newest) {
        Deque<String> moved = new ArrayDeque<>();
        while (window.total() > capacity / WINDOW_DIVISOR) {
            Optional<String> oldest = window.oldest(candidate -> !candidate.equals(newest));
            if (oldest.isEmpty()) {
                break;
            }
            window.remove(oldest.get()).ifPresent(size -> main.add(oldest.get(), size));
            moved.add(oldest.get());
        }
        return moved;
    }

    /** Evicts until the cache is within its capacity: of candidates and victims the less used, of equals the candidate. */
    private List<String> evict(Deque<String> candidates, Predicate<String> evictable) {
        List<String> evicted = new ArrayList<>();
        Set<String> undecided = new HashSet<>(candidates);
        candidates.removeIf(candidate -> !evictable.test(candidate));
        while (room() < 0) {
            Optional<String> victim = main.oldest(key -> !undecided.contains(key) && evictable.test(key));
            Optional<String> candidate = Optional.ofNullable(candidates.peek());
            String loser = candidate
                    .map(challenger -> victim.filter(defender -> isMoreUsed(challenger, defender))
                            .orElse(challenger))
                    .or(() -> victim)
                    .or(() -> window.oldest(evictable))
                    .orElseThrow(() -> new IllegalStateException("the condition on what may go has changed"));
            candidates.remove(loser);
            remove(loser);
            evicted.add(loser);
        }
        return List.copyOf(evicted);
    }

    private boolean isMoreUsed(String challenger, String defender) {
        return sketch.frequency(challenger) > sketch.frequency(defender);
    }
}
