package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutePathTest {
    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /a/, true",
        "/a, /a//, false",
        "/a, /ab, false",
        "/a, /a/b, false",
        "/, /, true",
        "/a/{b}, /a, false",
        "/a/{b}, /a/, false",
        "/a/{b}, /a/c, true",
        "/a/{b}, /a/c/, true",
        "/a/{b}, /a/c/d, true",
    })
    void matchesWithOrWithoutASlashAtTheEnd(String path, String called, boolean matches) {
        assertThat(new RoutePath(path).matches(called)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"/a/c, c", "/a/c/, c", "/a/c/d, c/d"})
    void tellsWhatStandsForItsName(String called, String variable) {
        assertThat(new RoutePath("/a/{b}").variable(called)).isEqualTo(variable);
    }
}
