package dev.tessera.platform.engine;

import dev.tessera.platform.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tokenizer of words, which are put together with spaces, and a special token. */
final class TestingWords {
    static final int A = 0;
    static final int B = 1;
    static final int END = 3;

    private static final String WORDS = """
            {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "pre_tokenizer": {"type": "Whitespace"},
             "post_processor": null, "decoder": null,
             "added_tokens": [{"id": 3, "content": "<end>", "single_word": false, "lstrip": false, "rstrip": false,
                               "normalized": false, "special": true}],
             "model": {"type": "WordLevel", "vocab": {"a": 0, "b": 1, "[UNK]": 2}, "unk_token": "[UNK]"}}
            """;

    private TestingWords() {}

    /** @param directory where its file may lie */
    static Tokenizer load(Path directory) throws IOException {
        return Tokenizer.load(Files.writeString(directory.resolve("tokenizer.json"), WORDS));
    }
}
