package dev.tessera.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for m in messages %}{% for p in m.content %}{% endfor %}{% endfor %}",
                "{% for m in messages %}{% for p in m['content'] %}{% endfor %}{% endfor %}",
                "{% for m in messages[1:] %}{% for p in m['content'] | selectattr('type') %}{% endfor %}{% endfor %}",
                "{% set rest = messages[1:] %}{% for m in rest %}{% for p in m.content %}{% endfor %}{% endfor %}",
                "{% for m in messages %}{% set c = m.content %}{% for p in c %}{% endfor %}{% endfor %}",
                "{% for m in messages %}{% if true %}{% for p in m.content[:2] %}{% endfor %}{% endif %}{% endfor %}",
                "{% macro show(c) %}{% for p in c %}{% endfor %}{% endmacro %}"
                        + "{% for m in messages %}{{ show(m.content) }}{% endfor %}",
                "{% macro show(x, c) %}{% for p in c %}{% endfor %}{% endmacro %}"
                        + "{% for m in messages %}{{ show(1, c=m.content) }}{% endfor %}",
                "{% macro show(content) %}{% for p in content %}{% endfor %}{% endmacro %}{{ show(messages[0].content) }}"
            })
    void loopsOverContentTakeParts(String source) {
        assertThat(ChatTemplate.parse(source).contentFormat()).isEqualTo(ContentFormat.OPENAI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{% for m in messages %}{{ m.content }}{% endfor %}",
                "{% for m in messages %}{% for c in m.tool_calls %}{{ c }}{% endfor %}{% endfor %}",
                "{% for m in others %}{% for p in m.content %}{% endfor %}{% endfor %}",
                "{% for m in messages %}{% for line in m.content.split() %}{% endfor %}{% endfor %}",
                "{% for a, b in messages %}{% for p in a.content %}{% endfor %}{% endfor %}",
                "{% macro show(c) %}{% for p in c %}{% endfor %}{% endmacro %}"
                        + "{% for m in messages %}{{ show(m.tools) }}{{ m.content }}{% endfor %}"
            })
    void othersTakeText(String source) {
        assertThat(ChatTemplate.parse(source).contentFormat()).isEqualTo(ContentFormat.STRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vision_parts", "vision_selectattr", "content_macro"})
    void fixturesWithPartsTakeParts(String name) {
        assertThat(ChatTemplate.parse(Fixtures.source(name)).contentFormat()).isEqualTo(ContentFormat.OPENAI);
    }
}
