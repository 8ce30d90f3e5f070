package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.METHOD_NOT_ALLOWED;
import static dev.tessera.frontend.openai.error.ServerErrors.UNKNOWN_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PathRoutesTest {
    private static final Action NOTHING_DONE = exchange -> {};

    private final Route read = Route.get("/both", NOTHING_DONE);
    private final Route written = Route.post("/both", NOTHING_DONE);
    private final Route other = Route.post("/other", NOTHING_DONE);
    private final Route below = Route.get("/below/{name}", NOTHING_DONE);
    private final Routes routes = new Routes(List.of(read, written, other, below));

    @Test
    void findTheRouteOfAMethod() {
        assertThat(find("/both", "GET")).isSameAs(read);
        assertThat(find("/both", "HEAD")).isSameAs(read);
        assertThat(find("/both", "POST")).isSameAs(written);
    }

    @Test
    void tellWithWhichMethodsTheyAreCalled() {
        assertThat(routes.at("/both").methods()).containsExactly("GET", "HEAD", "POST", "OPTIONS");
        assertThat(routes.at("/other").methods()).containsExactly("POST", "OPTIONS");

        TesseraException failure = assertThrows(TesseraException.class, () -> find("/both", "PUT"));

        assertThat(failure.code()).isEqualTo(METHOD_NOT_ALLOWED);
        assertThat(failure).hasMessage("/both is called with the method GET or POST");
    }

    @Test
    void areAtAPathWithASlashToo() {
        assertThat(routes.at("/both/")).isSameAs(routes.at("/both"));
        assertThat(find("/both/", "GET")).isSameAs(read);
        assertThat(find("/below/a/b/", "GET")).isSameAs(below);
        assertThat(routes.at("/below/a").name()).isEqualTo("/below/{name}");
    }

    @Test
    void areNoneWhereThereIsNothing() {
        assertNothing("/nowhere");
        assertThat(routes.at("/nowhere").methods()).isEmpty();
    }

    @Test
    void areNoneOfTheServerItselfWhichAnswersToAllMethods() {
        assertNothing("*");
        assertThat(routes.at("*").methods()).containsExactly("GET", "HEAD", "POST", "OPTIONS");
    }

    private void assertNothing(String path) {
        TesseraException failure = assertThrows(TesseraException.class, () -> find(path, "GET"));

        assertThat(failure.code()).isEqualTo(UNKNOWN_PATH);
        assertThat(routes.at(path).name()).isEqualTo("other");
    }

    private Route find(String path, String method) {
        return routes.find(routes.at(path), method, path);
    }
}
