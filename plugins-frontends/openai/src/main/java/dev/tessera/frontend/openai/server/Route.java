package dev.tessera.frontend.openai.server;

/**
 * A call of the API.
 *
 * @param method such as {@code POST}
 * @param path as {@link RoutePath} has it
 * @param open whether it is answered without an API key, and while the server ends
 * @param action what it does
 */
record Route(String method, String path, boolean open, Action action) {
    static Route post(String path, Action action) {
        return new Route("POST", path, false, action);
    }

    static Route get(String path, Action action) {
        return new Route("GET", path, false, action);
    }

    /** A question about the server itself, which everybody may ask at any time. */
    static Route open(String path, Action action) {
        return new Route("GET", path, true, action);
    }

    /** The same question, asked with another method. */
    Route with(String otherMethod) {
        return new Route(otherMethod, path, open, action);
    }

    /** Whether a call of this path is for the route, if its method is the route's. */
    boolean isAt(String called) {
        return new RoutePath(path).matches(called);
    }
}
