package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a\\n{{ x } }} ~ 2 ~ unexpected '}'",
                "{{ (1] }} ~ 1 ~ unexpected ']', expected ')'",
                "\\n\\n{% if x %} ~ 3 ~ expected 'elif' or 'else' or 'endif', but found the end of the template",
                "{% unknown %} ~ 1 ~ unknown block 'unknown'",
                "{% endif %} ~ 1 ~ unknown block 'endif'",
                "{% break %} ~ 1 ~ 'break' outside of a loop",
                "{{ 1 + }} ~ 1 ~ expected a value, but found '}}'",
                "{{ }} ~ 1 ~ expected a value, but found '}}'",
                "{{ a b }} ~ 1 ~ expected '}}', but found 'b'",
                "{% if a b %}{% endif %} ~ 1 ~ expected '%}', but found 'b'",
                "\\n{{ 'abc ~ 2 ~ the string that starts here has no end",
                "{{ a ? b }} ~ 1 ~ unexpected char '?'",
                "{# abc ~ 1 ~ the comment that starts here has no end",
                "{% raw %} ~ 1 ~ the raw block that starts here has no end",
                "\\n{{ x ~ 2 ~ the tag that starts in line 2 has no end",
                "{% for x %}{% endfor %} ~ 1 ~ expected 'in', but found '%}'",
                "{% call x %}{% endcall %} ~ 1 ~ a call block needs a call",
                "{{ '\\\\xZZ' }} ~ 1 ~ an escape in a string needs 2 hexadecimal digits"
            })
    void syntaxErrorsSayTheLine(String source, int line, String problem) {
        String unescaped = source.replace("\\n", "\n").replace("\\\\", "\\");
        assertThatThrownBy(() -> ChatTemplate.parse(unescaped))
                .asInstanceOf(type(TesseraException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrors.INVALID_TEMPLATE))
                .satisfies(e -> assertThat(e).hasMessage("chat template, line %d: %s".formatted(line, problem)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\\n{{ name.first }} ~ 2 ~ 'name' is undefined",
                "{{ d.a.b }} ~ 1 ~ 'dict object' has no attribute 'a'",
                "{{ none.a.b }} ~ 1 ~ 'None' has no attribute 'a'",
                "{{ [1][5] + 1 }} ~ 1 ~ list object has no element 5",
                "\\n\\n{% for x in 5 %}{% endfor %} ~ 3 ~ 'int' object is not iterable",
                "{{ 1\\n+\\n'a' }} ~ 2 ~ unsupported operand type(s) for +: 'int' and 'str'",
                "{% if true %}\\n{{ raise_exception('Roles must alternate') }}{% endif %} ~ 2 ~ Roles must alternate",
                "{% macro m() %}\\n{{ 1 / 0 }}{% endmacro %}\\n{{ m() }} ~ 2 ~ division by zero",
                "{% macro m(a) %}{% endmacro %}\\n{{ m(1, 2) }} ~ 2 ~ macro 'm' takes not more than 1 argument(s)",
                "{% macro m(a) %}{% endmacro %}{{ m(b=1) }} ~ 1 ~ macro 'm' takes no keyword argument 'b'",
                "{{ 'x' | shout }} ~ 1 ~ no filter is named 'shout'",
                "{{ 'x' is shouted }} ~ 1 ~ no test is named 'shouted'",
                "{% set x.y = 1 %} ~ 1 ~ cannot assign attribute on non-namespace object",
                "{% set a, b = [1] %} ~ 1 ~ not enough values to unpack (expected 2, got 1)",
                "{{ 'a'.replace('b') }} ~ 1 ~ missing required argument 'new'"
            })
    void failuresSayTheLine(String source, int line, String problem) {
        ChatTemplate template = ChatTemplate.parse(source.replace("\\n", "\n"));
        assertThatThrownBy(() -> template.render(Map.of("d", Map.of())))
                .asInstanceOf(type(TesseraException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrors.INVALID_TEMPLATE))
                .satisfies(e -> assertThat(e).hasMessage("chat template, line %d: %s".formatted(line, problem)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{{ x.__class__.__mro__ }}",
                "{{ x['__class__']['forName']('java.lang.Runtime') }}",
                "{{ x.getClass().getName() }}",
                "{{ x.class.name }}",
                "{{ range.__globals__.x }}",
                "{{ namespace().getClass() }}",
                "{{ l.add(1) }}",
                "{{ l.append(1) }}",
                "{{ l.pop() }}",
                "{{ d.update({'a': 1}) }}",
                "{{ d.setdefault('a', 1) }}",
                "{{ d.put('a', 1) }}",
                "{{ l.stream() }}",
                "{{ '{0.__class__}'.format(x) }}",
                "{% include 'other' %}",
                "{% import 'other' as o %}",
                "{% extends 'other' %}"
            })
    void nothingBeyondTheVariablesCanBeReached(String source) {
        List<Object> list = List.of("a");
        Map<String, Object> variables = Map.of("x", "text", "l", list, "d", Map.of("k", "v"));
        assertThatThrownBy(() -> ChatTemplate.parse(source).render(variables))
                .isInstanceOf(TesseraException.class)
                .hasMessageNotContaining("cannot be evaluated");
    }

    @Test
    void variablesAreDataOnly() {
        ChatTemplate template = ChatTemplate.parse("{{ x }}");
        Map<String, Object> variables = new HashMap<>();
        variables.put("x", List.of(new StringBuilder()));
        assertThatThrownBy(() -> template.render(variables))
                .isInstanceOf(TesseraException.class)
                .hasMessageContaining("a variable holds a value that is no data: StringBuilder");
    }

    @Test
    void whatItRefusesSaysSoInItsOwnWords() {
        String source = Fixtures.source("refusal");
        ChatTemplate template = ChatTemplate.parse(source);
        assertThatThrownBy(() -> template.render(Map.of("messages", List.of(Map.of("role", "critic")))))
                .hasMessage("chat template, line 3: Only user and assistant roles are supported, not critic");
    }
}
