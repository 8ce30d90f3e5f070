package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.Optional;

/**
 * The name by which a client knows media: a string, or what vLLM makes one of. It is written as Python does where it is a whole
 * number or a truth value, and otherwise as Java does: other numbers are told apart, which is all that a name is for.
 */
final class MediaUuid {
    /** It is the key of caches. */
    private static final int MAX_LENGTH = 256;

    private MediaUuid() {}

    static Optional<String> find(RequestObject part) {
        return part.find("uuid").map(MediaUuid::text).filter(uuid -> !uuid.isEmpty());
    }

    private static String text(RequestValue value) {
        String uuid = switch (value.value()) {
            case String text -> text;
            case Boolean flag -> flag ? "True" : "False";
            case Number number -> number.toString();
            case null, default -> throw value.mustBe("a string, a number, true or false");
        };
        if (uuid.length() > MAX_LENGTH) {
            throw value.mustBe("at most %d characters".formatted(MAX_LENGTH));
        }
        return uuid;
    }
}
