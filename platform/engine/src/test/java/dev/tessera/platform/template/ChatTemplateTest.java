package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChatTemplateTest {
    @Test
    void takesAllKindsOfData() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("null_value", null);
        variables.put("flag", true);
        variables.put("small", 7);
        variables.put("large", 7L);
        variables.put("huge", BigInteger.TEN.pow(30));
        variables.put("number", 1.5);
        variables.put("list", List.of(1, "a"));
        variables.put("map", Map.of("k", List.of()));
        ChatTemplate template = ChatTemplate.parse("{{ null_value }} {{ flag }} {{ small }} {{ large + small }}"
                + " {{ huge }} {{ number }} {{ list }} {{ map }}");
        assertThat(template.render(variables))
                .isEqualTo("None True 7 14 1000000000000000000000000000000 1.5 [1, 'a'] {'k': []}");
    }

    @Test
    void leavesVariablesAlone() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> variables = new HashMap<>(Map.of("list", list));
        ChatTemplate template = ChatTemplate.parse("{% set list = list + ['b'] %}{% set other = 1 %}{{ list }}");
        assertThat(template.render(variables)).isEqualTo("['a', 'b']");
        assertThat(list).containsExactly("a");
        assertThat(variables).containsOnlyKeys("list");
    }

    @Test
    void showsTheTimeOfItsZone() {
        Clock clock = Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneId.of("Europe/Zurich"));
        assertThat(ChatTemplate.parse("{{ strftime_now('%d %b %Y %H:%M') }}", clock)
                        .render(Map.of()))
                .isEqualTo("01 Jan 2027 00:30");
    }

    @Test
    void readsAllLineEnds() {
        assertThat(ChatTemplate.parse("a\r\n{% if true %}\r\nb\r{% endif %}\r\nc\r\n")
                        .render(Map.of()))
                .isEqualTo("a\nb\nc");
    }

    @Test
    void rendersInManyThreads() {
        ChatTemplate template = ChatTemplate.parse(Fixtures.source("loop_controls"));
        String expected = template.render(Map.of());
        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> template.render(Map.of())))
                .allMatch(expected::equals);
    }
}
