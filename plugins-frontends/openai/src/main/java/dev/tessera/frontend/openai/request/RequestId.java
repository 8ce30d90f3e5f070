package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a request: that of the transport, or else the field {@code request_id}, or else the one that was assigned. */
public final class RequestId {
    private static final String FIELD = "request_id";
    private static final Pattern FORMAT = Pattern.compile("[!-~]{1,128}");

    private RequestId() {}

    /** @throws TesseraException INVALID_REQUEST where the field is not as it must be, whether or not it counts */
    public static String of(RequestObject body, Caller caller) {
        Optional<String> named = body.find(FIELD).map(RequestValue::text);
        named.ifPresent(id -> require(FIELD, id));
        return caller.requestId().or(() -> named).orElseGet(caller::assignedId);
    }

    /** Whether an id may be repeated in headers, answers and logs. */
    public static boolean isValid(String id) {
        return FORMAT.matcher(id).matches();
    }

    /**
     * Checks an id, which is repeated in headers, answers and logs.
     *
     * @param where what holds it
     */
    public static void require(String where, String id) {
        if (!isValid(id)) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            ("%s has %d characters, but must have 1 to 128, all of them visible ones of ASCII,"
                                            + " without spaces")
                                    .formatted(where, id.length()))
                    .withParameter(FIELD);
        }
    }
}
