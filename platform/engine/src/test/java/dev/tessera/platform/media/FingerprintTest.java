package dev.tessera.platform.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    @Test
    void assertion36DoesNotDependOnTheOrderOfMembers() {
        Map<String, Object> forwards = new LinkedHashMap<>();
        forwards.put("a", 1L);
        forwards.put("b", Map.of("c", List.of("x", true)));
        Map<String, Object> backwards = new LinkedHashMap<>();
        backwards.put("b", Map.of("c", List.of("x", true)));
        backwards.put("absent", null);
        backwards.put("a", 1L);

        assertThat(of(forwards)).isEqualTo(of(backwards)).matches("[0-9a-f]{64}");
    }

    @Test
    void tellsApartWhatIsWrittenAlike() {
        List<String> all = List.of(
                new Fingerprint("k").hex(),
                new Fingerprint("k").text("").hex(),
                new Fingerprint("k").text("ab").text("c").hex(),
                new Fingerprint("k").text("a").text("bc").hex(),
                new Fingerprint("k").text("abc").hex(),
                new Fingerprint("ka").text("bc").hex(),
                new Fingerprint("k").text("\ud800").hex(),
                new Fingerprint("k").text("\ud801").hex(),
                new Fingerprint("k").bytes(new byte[] {0, 1}).hex(),
                new Fingerprint("k").bytes(new byte[] {0}).bytes(new byte[] {1}).hex(),
                new Fingerprint("k").number(1).hex(),
                new Fingerprint("k").decimal(1).hex(),
                of(Map.of("a", 1L)),
                of(Map.of("a", 1.0)),
                of(Map.of("a", "1")),
                of(Map.of("a", true)),
                of(Map.of("a", false)),
                of(Map.of("a", List.of(1L))),
                of(Map.of("a", List.of(List.of(1L)))),
                of(Map.of("a", Map.of("1", 1L))));

        assertThat(all).doesNotHaveDuplicates();
    }

    private static String of(Map<String, Object> members) {
        return new Fingerprint("k").object(members).hex();
    }
}
