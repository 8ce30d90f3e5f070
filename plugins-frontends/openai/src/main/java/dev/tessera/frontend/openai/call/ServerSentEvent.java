package dev.tessera.frontend.openai.call;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One event of a stream, as the HTML standard's section on server-sent events has them.
 *
 * @param name what kind of event it is, where the client is told that apart from the data
 * @param data on one line
 */
public record ServerSentEvent(Optional<String> name, String data) {
    public ServerSentEvent {
        requireNonNull(name, "name is null");
        requireNonNull(data, "data is null");
    }

    /** An event that only has data. */
    public static ServerSentEvent of(String data) {
        return new ServerSentEvent(Optional.empty(), data);
    }

    /** An event that is told by its name. */
    public static ServerSentEvent named(String name, String data) {
        return new ServerSentEvent(Optional.of(name), data);
    }
}
