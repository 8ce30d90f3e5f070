package dev.tessera.frontend.openai.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of a request and where it stands. A member that is {@code null} counts as absent. */
public final class RequestObject {
    private final Map<String, Object> members;
    private final String path;
    private final String origin;
    private final String scope;

    /**
     * @param origin what the paths of members begin with
     * @param scope what their parameters begin with
     */
    RequestObject(Map<String, Object> members, String path, String origin, String scope) {
        this.members = Collections.unmodifiableMap(requireNonNull(members, "members is null"));
        this.path = requireNonNull(path, "path is null");
        this.origin = requireNonNull(origin, "origin is null");
        this.scope = requireNonNull(scope, "scope is null");
    }

    public String path() {
        return path;
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** Names in the order of the text, of members that are {@code null} too. */
    public Set<String> names() {
        return members.keySet();
    }

    /** Whether the object has a member of this name, {@code null} or not. */
    public boolean mentions(String name) {
        return members.containsKey(name);
    }

    public Optional<RequestValue> find(String name) {
        return Optional.ofNullable(members.get(name))
                .map(value -> new RequestValue(value, origin + name, scope + name));
    }

    /** The member, or an error that says what it must be. */
    public RequestValue require(String name, String expected) {
        return find(name)
                .orElseThrow(() -> new TesseraException(
                                INVALID_REQUEST, "%s is missing, but must be %s".formatted(origin + name, expected))
                        .withParameter(scope + name));
    }

    /** Whether the member is true, and what counts where there is none. */
    public boolean flag(String name, boolean otherwise) {
        return find(name).map(RequestValue::flag).orElse(otherwise);
    }

    /** An object of options that this plugin only passes on; without members where there is none of this name. */
    public JsonObject options(String name) {
        return find(name).map(RequestValue::options).orElseGet(() -> JsonObject.empty(origin + name, INVALID_REQUEST));
    }

    /** All members that have a value, but for those named. */
    public JsonObject without(Set<String> names) {
        Map<String, Object> others = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null && !names.contains(name)) {
                others.put(name, value);
            }
        });
        return JsonObject.of(others, path, INVALID_REQUEST);
    }

    /** An error about the object as a whole, for which the member of this name is to blame. */
    public TesseraException error(String name, String problem) {
        return new TesseraException(INVALID_REQUEST, "%s %s".formatted(path, problem)).withParameter(scope + name);
    }

    Map<String, Object> members() {
        return members;
    }
}
