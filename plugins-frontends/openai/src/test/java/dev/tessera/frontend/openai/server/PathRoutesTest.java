package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.METHOD_NOT_ALLOWED;
import static dev.tessera.frontend.openai.error.ServerErrors.UNKNOWN_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.messages.MessagesError;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PathRoutesTest {
    private static final Action NOTHING_DONE = exchange -> {};

    private final Route read = Route.get("/both", NOTHING_DONE);
    private final Route written = Route.post("/both", NOTHING_DONE).failing(MessagesError::of);
    private final Route other = Route.post("/other", NOTHING_DONE).failing(MessagesError::of);
    private final Routes routes = new Routes(List.of(read, written, other));

    @Test
    void findTheRouteOfAMethod() {
        assertThat(routes.at("/both").find("GET")).isSameAs(read);
        assertThat(routes.at("/both").find("HEAD")).isSameAs(read);
        assertThat(routes.at("/both").find("POST")).isSameAs(written);
    }

    @Test
    void tellWithWhichMethodsTheyAreCalled() {
        assertThat(routes.at("/both").methods()).containsExactly("GET", "HEAD", "POST", "OPTIONS");
        assertThat(routes.at("/other").methods()).containsExactly("POST", "OPTIONS");

        TesseraException failure =
                assertThrows(TesseraException.class, () -> routes.at("/both").find("PUT"));

        assertThat(failure.code()).isEqualTo(METHOD_NOT_ALLOWED);
        assertThat(failure).hasMessage("/both is called with the method GET or POST");
    }

    @Test
    void writeFailuresAsTheFirstOfThemDoes() {
        assertThat(body("/both")).isEqualTo(read.errors().body(HttpError.BAD_REQUEST, "a", Optional.empty()));
        assertThat(body("/other")).isEqualTo(other.errors().body(HttpError.BAD_REQUEST, "a", Optional.empty()));
        assertThat(body("/both")).isNotEqualTo(body("/other"));
    }

    private Record body(String path) {
        return routes.at(path).errors().body(HttpError.BAD_REQUEST, "a", Optional.empty());
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
        TesseraException failure =
                assertThrows(TesseraException.class, () -> routes.at(path).find("GET"));

        assertThat(failure.code()).isEqualTo(UNKNOWN_PATH);
        assertThat(routes.at(path).name()).isEqualTo("other");
        assertThat(body(path)).isEqualTo(body("/both"));
    }
}
