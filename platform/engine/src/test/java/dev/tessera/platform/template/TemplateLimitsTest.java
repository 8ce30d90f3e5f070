package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateLimitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'a' * 10 ** 9 }}",
                "{{ 10 ** 9 * 'a' }}",
                "{{ 'a' * 10 ** 30 }}",
                "{{ 'a'.ljust(10 ** 9) }}",
                "{{ 'a'.center(10 ** 9) }}",
                "{{ 'a'.zfill(10 ** 9) }}",
                "{{ 'a' | center(10 ** 9) }}",
                "{{ 'a\\nb' | indent(10 ** 9) }}",
                "{{ '%999999999d' % 1 }}",
                "{{ '{:999999999}'.format(1) }}",
                "{{ [1] | tojson(indent=10 ** 9) }}",
                "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{% set ns = namespace(x='ab') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
                "{% set x = 'ab' * 9999 %}{{ x.replace('', x) }}",
                "{% set x = 'ab' * 9999 %}{{ x.join(x) }}",
                "{% set x = 'ab' * 9999 %}{% for i in range(99999) %}{{ x }}{% endfor %}"
            })
    void longTextsAreRefused(String source) {
        assertFails(source, "makes a text of more than 8388608 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ [1] * 10 ** 9 }}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{{ [1] | batch(10 ** 9, 0) | list }}",
                "{{ ('a ' * 10 ** 6 + 'b').split() | length }}{{ ('a ' * 10 ** 6).split(' ') | length }}",
                "{{ ('a' * 1000001) | list | length }}"
            })
    void longListsAreRefused(String source) {
        assertFails(source, "makes a list of more than 1000000 elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ 2 ** (10 ** 9) }}", "{{ 2 ** (10 ** 40) }}", "{{ (2 ** 9000) * (2 ** 9000) }}"})
    void largeIntegersAreRefused(String source) {
        assertFails(source, "computes an integer of more than 16384 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ range(100001) }}", "{{ range(10 ** 30) }}", "{{ range(0, -10 ** 9, -1) }}"})
    void largeRangesAreRefused(String source) {
        assertFails(source, "range() has more than 100000 elements");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% set r = range(99999) %}{% for i in r %}{% for j in r %}{% endfor %}{% endfor %}",
                "{% set x = 'a' * 10 ** 6 %}{% for i in range(99999) %}{{ x.count('aaaaaaab') }}{% endfor %}",
                "{% set x = 'a' * 10 ** 6 %}{% for i in range(99999) %}{% if x[i] == 'b' %}{% endif %}{% endfor %}",
                "{% set x = 'a' * 10 ** 6 %}{{ (x + x).find(x + 'b') }}",
                "{% set x = ' ' * 10 ** 6 %}{% for i in range(99999) %}{{ x.strip() }}{{ x | trim }}{% endfor %}",
                "{% set x = [''] * 10 ** 6 %}{% for i in range(99999) %}{{ x | join }}{% endfor %}",
                "{% set x = [0] * 10 ** 6 %}{% for i in range(99999) %}{% if 1 in x %}{% endif %}{% endfor %}",
                "{{ range(99999) | unique | list | length }}"
            })
    void longWorkIsRefused(String source) {
        assertFails(source, "takes more than 10000000 steps");
    }

    @Test
    void longTemplatesAreRefused() {
        assertFails("a".repeat((1 << 20) + 1), "the template has 1048577 characters, more than 1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{1:", "not ", "-", "x(", "x[", "1 if 2 else ", "x is y(", "x|f("})
    void deepExpressionsAreRefused(String part) {
        assertFails("{{ " + part.repeat(50_000), "");
    }

    @Test
    void deepBlocksAreRefused() {
        assertFails("{% if x %}".repeat(50_000), "nest deeper than 100 levels");
        assertFails("{% for " + "(".repeat(500) + "x" + ")".repeat(500) + " %}", "nest deeper than 100 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", ".a", "|string", "[0]", "~1", " is defined", "()", " and 1"})
    void longChainsFailOrSucceedOnASmallStack(String part) throws InterruptedException {
        assertOnlyTesseraException("{{ x" + part.repeat(20_000) + " }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
                "{% macro m(x) %}{% call m(x) %}{% endcall %}{% endmacro %}{{ m(1) }}",
                "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% macro m(x) %}{{ [1] | map('string') | map('upper') | join(m(x)) }}{% endmacro %}{{ m(1) }}",
                "{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}",
                "{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = {1: ns.x} %}{% endfor %}"
                        + "{{ ns.x | tojson }}",
                "{% set a = namespace(x=1) %}{% for i in range(9999) %}{% set a.x = (a.x,) %}{% endfor %}{{ a.x }}",
                "{% set a = namespace(x=[]) %}{% set b = namespace(x=[]) %}{% for i in range(9999) %}"
                        + "{% set a.x = [a.x] %}{% set b.x = [b.x] %}{% endfor %}{{ a.x == b.x }}"
            })
    void endlessRecursionIsRefusedOnASmallStack(String source) throws InterruptedException {
        assertThat(assertOnlyTesseraException(source)).contains("nests deeper than 500 levels");
    }

    @Test
    void deepTuplesAreNoKeys() {
        assertFails(
                "{% set a = namespace(x=1) %}{% for i in range(9999) %}{% set a.x = (a.x,) %}{% endfor %}{{ {a.x: 1} }}",
                "unhashable type: 'tuple'");
    }

    @Test
    void deepVariablesAreRefused() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Map<String, Object> variables = Map.of("x", deep);
        ChatTemplate template = ChatTemplate.parse("{{ x }}");
        assertThatThrownBy(() -> template.render(variables))
                .isInstanceOf(TesseraException.class)
                .hasMessageContaining("nests deeper than 500 levels");
    }

    private static void assertFails(String source, String message) {
        assertThatThrownBy(() -> ChatTemplate.parse(source).render(Map.of()))
                .isInstanceOf(TesseraException.class)
                .hasMessageStartingWith("chat template, line 1: ")
                .hasMessageNotContaining("cannot be evaluated")
                .hasMessageContaining(message);
    }

    /** Renders on a stack of half the usual size, and gives the message of the failure. */
    private static String assertOnlyTesseraException(String source) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, () -> ChatTemplate.parse(source).render(Map.of("x", 1)), "small", 512 << 10);
        thread.setUncaughtExceptionHandler((owner, failure) -> thrown.set(failure));
        thread.start();
        thread.join();
        if (thrown.get() == null) {
            return "";
        }
        assertThat(thrown.get()).isInstanceOf(TesseraException.class).hasMessageNotContaining("cannot be evaluated");
        return thrown.get().getMessage();
    }
}
