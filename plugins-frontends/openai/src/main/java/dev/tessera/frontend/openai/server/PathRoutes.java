package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.METHOD_NOT_ALLOWED;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.error.TesseraException;
import io.helidon.http.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is at a path.
 *
 * @param name how its calls are counted: by the path, or as others where there is nothing at it
 * @param routes its calls; none where there is nothing at it
 * @param methods with which methods it may be called; none where there is nothing at it
 */
record PathRoutes(String name, List<Route> routes, List<String> methods) {
    private static final String OTHER = "other";

    /** @param routes those of one path; at least one */
    static PathRoutes of(List<Route> routes) {
        return new PathRoutes(routes.getFirst().path(), List.copyOf(routes), methods(routes));
    }

    /** @param methods what a question for them is answered with */
    static PathRoutes nothing(List<String> methods) {
        return new PathRoutes(OTHER, List.of(), methods);
    }

    /** With which methods any of these is called. */
    static List<String> methods(List<Route> routes) {
        Set<String> methods = new LinkedHashSet<>();
        for (Route route : routes) {
            methods.add(route.method());
            if (route.method().equals(Method.GET_NAME)) {
                methods.add(Method.HEAD_NAME);
            }
        }
        methods.add(Method.OPTIONS_NAME);
        return List.copyOf(methods);
    }

    /**
     * The route of a call; that of GET where only the headers of its answer are asked for.
     *
     * @throws TesseraException where it is called with other methods
     */
    Route find(String method) {
        String routed = method.equals(Method.HEAD_NAME) ? Method.GET_NAME : method;
        return routes.stream()
                .filter(route -> route.method().equals(routed))
                .findFirst()
                .orElseThrow(() -> new TesseraException(
                        METHOD_NOT_ALLOWED,
                        "%s is called with the method %s"
                                .formatted(
                                        name, routes.stream().map(Route::method).collect(joining(" or ")))));
    }
}
