package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.METHOD_NOT_ALLOWED;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.error.TesseraException;
import io.helidon.http.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All calls of the API. */
final class Routes {
    private static final String OTHER = "other";
    /** The path of a question about the server, instead of something that it has. */
    private static final String SERVER = "*";

    private final List<Route> all;

    Routes(List<Route> all) {
        this.all = List.copyOf(all);
    }

    List<Route> all() {
        return all;
    }

    /** How calls of a path are counted: by the path, or as others where there is nothing at it. */
    String name(String path) {
        return all.stream().map(Route::path).filter(path::equals).findFirst().orElse(OTHER);
    }

    /** With which methods a path is called; none where there is nothing at it. */
    List<String> methods(String path) {
        Set<String> methods = new LinkedHashSet<>();
        for (Route route : all) {
            if (route.path().equals(path) || path.equals(SERVER)) {
                methods.add(route.method());
                if (route.method().equals(Method.GET_NAME)) {
                    methods.add(Method.HEAD_NAME);
                }
            }
        }
        if (!methods.isEmpty()) {
            methods.add(Method.OPTIONS_NAME);
        }
        return List.copyOf(methods);
    }

    /**
     * The route of a call; that of GET where only the headers of its answer are asked for.
     *
     * @throws TesseraException where there is none
     */
    Route find(String method, String path) {
        String routed = method.equals(Method.HEAD_NAME) ? Method.GET_NAME : method;
        List<Route> ofPath =
                all.stream().filter(route -> route.path().equals(path)).toList();
        if (ofPath.isEmpty()) {
            throw UnknownPath.of(method, path, all.stream().map(Route::path).toList());
        }
        return ofPath.stream()
                .filter(route -> route.method().equals(routed))
                .findFirst()
                .orElseThrow(() -> new TesseraException(
                        METHOD_NOT_ALLOWED,
                        "%s is called with the method %s"
                                .formatted(
                                        path, ofPath.stream().map(Route::method).collect(joining(" or ")))));
    }
}
