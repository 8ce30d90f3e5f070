package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.template.limit.TemplateLimits;
import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged templates fail in the one way that callers expect, and never by a mistake of the interpreter. */
final class TemplateMutationTest {
    private static final int MUTANTS_PER_TEMPLATE = 100;
    /** Every fixture needs less. */
    private static final TemplateLimits LIMITS =
            new TemplateLimits(100_000, 100, 200_000, 500, 1 << 20, 10_000, 10_000, 1000);

    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "'",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "|",
            ".",
            ",",
            "=",
            "~",
            "*",
            "**",
            "not ",
            " in ",
            " is ",
            " if ",
            " else ",
            "endfor",
            "for x in ",
            "none",
            "messages",
            "loop",
            "1",
            "0",
            "\n",
            "\\",
            ":",
            "caller",
            "%",
            "content",
            "tojson",
            "first");

    @Test
    void onlyTesseraExceptionsComeOut() {
        Random random = new Random(20_261_123);
        List<Map<String, Object>> conversations =
                new ArrayList<>(Fixtures.conversations().values());
        int rendered = 0;
        for (String name : Fixtures.expected().keySet()) {
            String source = Fixtures.source(name);
            for (int i = 0; i < MUTANTS_PER_TEMPLATE; i++) {
                rendered += tries(mutate(source, random), conversations.get(i % conversations.size())) ? 1 : 0;
            }
        }
        assertThat(rendered).isPositive();
    }

    private static boolean tries(String source, Map<String, Object> variables) {
        try {
            ChatTemplate.parse(source, Fixtures.CLOCK, LIMITS).render(variables);
            return true;
        } catch (TesseraException e) {
            assertThat(e.getMessage())
                    .as(source)
                    .startsWith("chat template, line ")
                    .doesNotContain("cannot be evaluated");
            return false;
        }
    }

    private static String mutate(String source, Random random) {
        StringBuilder mutant = new StringBuilder(source);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int position = random.nextInt(mutant.length());
            int end = Math.min(mutant.length(), position + random.nextInt(6));
            switch (random.nextInt(3)) {
                case 0 -> mutant.delete(position, end);
                case 1 -> mutant.insert(position, PIECES.get(random.nextInt(PIECES.size())));
                default -> mutant.replace(position, end, PIECES.get(random.nextInt(PIECES.size())));
            }
            if (mutant.isEmpty()) {
                mutant.append('x');
            }
        }
        return mutant.toString();
    }
}
