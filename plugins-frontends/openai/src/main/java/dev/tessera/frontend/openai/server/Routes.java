package dev.tessera.frontend.openai.server;

import static java.util.stream.Collectors.groupingBy;

import dev.tessera.spi.error.TesseraException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All calls of the API. */
final class Routes {
    /** The path of a question about the server, instead of something that it has. */
    private static final String SERVER = "*";

    private static final PathRoutes NOTHING = PathRoutes.nothing(List.of());

    private final List<Route> all;
    private final Map<String, PathRoutes> byPath = new HashMap<>();

    Routes(List<Route> all) {
        this.all = List.copyOf(all);
        all.stream()
                .collect(groupingBy(Route::path))
                .forEach((path, routes) -> byPath.put(path, PathRoutes.of(routes)));
        byPath.put(SERVER, PathRoutes.nothing(PathRoutes.methods(all)));
    }

    List<Route> all() {
        return all;
    }

    /** What there is at a path, which may be nothing. */
    PathRoutes at(String path) {
        PathRoutes exact = byPath.get(RoutePath.withoutSlash(path));
        return exact == null ? below(path) : exact;
    }

    private PathRoutes below(String path) {
        return all.stream()
                .filter(route -> route.isAt(path))
                .findFirst()
                .map(route -> byPath.get(route.path()))
                .orElse(NOTHING);
    }

    /**
     * The route of a call.
     *
     * @param there what there is at its path
     * @throws TesseraException where there is none
     */
    Route find(PathRoutes there, String method, String path) {
        if (there.routes().isEmpty()) {
            throw UnknownPath.of(
                    method,
                    RoutePath.withoutSlash(path),
                    all.stream().map(Route::path).toList());
        }
        return there.find(method);
    }
}
