package dev.tessera.media.javacv.ffmpeg;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/** Inputs by the numbers that FFmpeg knows them by, as long as they are open. Safe for use by many threads. */
final class OpenInputs {
    private final Map<Long, MemoryInput> inputs = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** @return the input's number, which none had before */
    long add(MemoryInput input) {
        long number = last.incrementAndGet();
        inputs.put(number, input);
        return number;
    }

    void remove(long number) {
        inputs.remove(number);
    }

    /** The input that FFmpeg means. */
    Optional<MemoryInput> find(Pointer opaque) {
        return opaque == null ? Optional.empty() : Optional.ofNullable(inputs.get(opaque.address()));
    }

    /** What FFmpeg gets where C has a pointer. */
    static Pointer opaque(long number) {
        return new Opaque(number);
    }

    private static final class Opaque extends Pointer {
        Opaque(long number) {
            address = number;
        }
    }
}
