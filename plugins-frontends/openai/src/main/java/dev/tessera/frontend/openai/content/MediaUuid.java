package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.Optional;

/** The name by which a client knows media: any string, or, as vLLM turns all into strings, a number. */
final class MediaUuid {
    /** It is the key of caches. */
    private static final int MAX_LENGTH = 256;

    private MediaUuid() {}

    static Optional<String> find(RequestObject part) {
        return part.find("uuid").map(MediaUuid::text).filter(uuid -> !uuid.isEmpty());
    }

    private static String text(RequestValue value) {
        String uuid = value.value() instanceof Long number ? number.toString() : value.text();
        if (uuid.length() > MAX_LENGTH) {
            throw value.mustBe("at most %d characters".formatted(MAX_LENGTH));
        }
        return uuid;
    }
}
