package dev.tessera.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DottedOptionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    --limit-mm-per-prompt.image 2          | --limit-mm-per-prompt {"image":2}
                    --limit-mm-per-prompt.image=2          | --limit-mm-per-prompt {"image":2}
                    --limit-mm-per-prompt.image.width 512  | --limit-mm-per-prompt {"image":{"width":512}}
                    --media-io-kwargs.image.image_mode RGB | --media-io-kwargs {"image":{"image_mode":"RGB"}}
                    --default-chat-template-kwargs.a true  | --default-chat-template-kwargs {"a":true}
                    --mm-processor-kwargs.a="2"            | --mm-processor-kwargs {"a":"2"}
                    --mm-processor-kwargs.a=               | --mm-processor-kwargs {"a":""}
                    --mm-processor-kwargs.a=b=c            | --mm-processor-kwargs {"a":"b=c"}
                    --mm-processor-kwargs.a [1,2]          | --mm-processor-kwargs {"a":[1,2]}
                    """)
    void nameMembersOfObjects(String arguments, String expanded) {
        assertThat(DottedOptions.expand(arguments.split(" "))).containsExactly(expanded.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "--port.a 2",
        "--limit-mm-per-prompt image=2",
        "--limit-mm-per-prompt.image",
        "--host a.b -- --limit-mm-per-prompt.image 2",
        "what.is this"
    })
    void leaveEverythingElseAlone(String arguments) {
        assertThat(DottedOptions.expand(arguments.split(" "))).containsExactly(arguments.split(" "));
    }

    @Test
    void needNoArguments() {
        assertThat(DottedOptions.expand()).isEmpty();
    }
}
