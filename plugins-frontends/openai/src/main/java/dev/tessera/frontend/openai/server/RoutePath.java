package dev.tessera.frontend.openai.server;

/**
 * Where a route is: at one path, or at all paths below one, where it ends with a name in braces. A slash at the end of the path
 * of a call changes nothing.
 *
 * @param text such as {@code /v1/models} and {@code /v1/models/{model}}
 */
record RoutePath(String text) {
    /** Whether a call of this path is for the route. */
    boolean matches(String called) {
        String path = withoutSlash(called);
        int variable = variable();
        return variable < 0
                ? path.equals(text)
                : path.length() > variable && path.startsWith(text.substring(0, variable));
    }

    /** What a path that matches has where the route's has a name in braces. */
    String variable(String called) {
        return withoutSlash(called).substring(variable());
    }

    private int variable() {
        return text.indexOf('{');
    }

    /** A path without the slash at its end, which changes nothing. */
    static String withoutSlash(String path) {
        return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
    }
}
