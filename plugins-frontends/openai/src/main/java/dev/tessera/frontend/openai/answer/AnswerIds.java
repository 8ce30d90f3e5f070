package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives answers their id and their time. Thread-safe where the parts it is made of are. */
public final class AnswerIds {
    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids an id for a request that has none */
    public AnswerIds(Clock clock, Supplier<String> ids) {
        this.clock = requireNonNull(clock, "clock is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    /** The time of day, and random ids. */
    public static AnswerIds random() {
        return new AnswerIds(
                Clock.systemUTC(), () -> UUID.randomUUID().toString().replace("-", ""));
    }

    public String nextRequestId() {
        return ids.get();
    }

    /** The head of an answer that begins now. */
    public AnswerHead head(String prefix, String requestId, String model) {
        return new AnswerHead(prefix + requestId, clock.instant().getEpochSecond(), model);
    }
}
