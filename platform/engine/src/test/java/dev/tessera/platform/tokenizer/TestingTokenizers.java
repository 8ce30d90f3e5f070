package dev.tessera.platform.tokenizer;

import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two kinds of tokenizers that models come with. */
public final class TestingTokenizers {
    /** Tokens of {@link #withByteFallback}. */
    static final int UNKNOWN = 0;

    static final int BEGIN = 1;
    static final int END = 2;
    static final int SPACE_A = 261;

    private static final int FIRST_BYTE = 3;

    private TestingTokenizers() {}

    /** The one of the goldens, whose tokens are strings of bytes. */
    public static Tokenizer ofBytes() {
        return ofGoldens("qwen2-vl");
    }

    /** The one of a family's goldens. */
    public static Tokenizer ofGoldens(String family) {
        return Tokenizer.load(
                Goldens.locate().family(family).checkpoint("tiny-a").resolve("tokenizer.json"));
    }

    /**
     * One as SentencePiece makes them: it knows the letter a with or without a space before it, and spells everything else in
     * bytes. It begins texts with a special token.
     */
    static Tokenizer withByteFallback(Path directory) {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        vocabulary.put("<unk>", UNKNOWN);
        vocabulary.put("<s>", BEGIN);
        vocabulary.put("</s>", END);
        for (int value = 0; value < 256; value++) {
            vocabulary.put("<0x%02X>".formatted(value), byteToken(value));
        }
        vocabulary.put("▁", SPACE_A - 2);
        vocabulary.put("a", SPACE_A - 1);
        vocabulary.put("▁a", SPACE_A);
        Path file = directory.resolve("tokenizer.json");
        try {
            Files.write(file, JsonFile.format(description(vocabulary)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Tokenizer.load(file);
    }

    /** The token of {@link #withByteFallback} for a byte. */
    static int byteToken(int value) {
        return FIRST_BYTE + value;
    }

    private static Map<String, Object> description(Map<String, Object> vocabulary) {
        Map<String, Object> spaces = Map.of("type", "Replace", "pattern", Map.of("String", " "), "content", "▁");
        Map<String, Object> underlines = Map.of("type", "Replace", "pattern", Map.of("String", "▁"), "content", " ");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("unk_token", "<unk>");
        model.put("fuse_unk", true);
        model.put("byte_fallback", true);
        model.put("vocab", vocabulary);
        model.put("merges", List.of("▁ a"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", "1.0");
        all.put("added_tokens", List.of(special(UNKNOWN, "<unk>"), special(BEGIN, "<s>"), special(END, "</s>")));
        all.put("normalizer", sequence("normalizers", List.of(Map.of("type", "Prepend", "prepend", "▁"), spaces)));
        all.put("post_processor", beginning());
        all.put(
                "decoder",
                sequence(
                        "decoders",
                        List.of(
                                underlines,
                                Map.of("type", "ByteFallback"),
                                Map.of("type", "Fuse"),
                                Map.of("type", "Strip", "content", " ", "start", 1, "stop", 0))));
        all.put("model", model);
        return all;
    }

    private static Map<String, Object> sequence(String name, List<Map<String, Object>> steps) {
        return Map.of("type", "Sequence", name, steps);
    }

    private static Map<String, Object> special(int id, String content) {
        return Map.of(
                "id", id,
                "content", content,
                "single_word", false,
                "lstrip", false,
                "rstrip", false,
                "normalized", false,
                "special", true);
    }

    private static Map<String, Object> beginning() {
        Map<String, Object> begin = Map.of("SpecialToken", Map.of("id", "<s>", "type_id", 0));
        Map<String, Object> text = Map.of("Sequence", Map.of("id", "A", "type_id", 0));
        Map<String, Object> second = Map.of("Sequence", Map.of("id", "B", "type_id", 1));
        return Map.of(
                "type",
                "TemplateProcessing",
                "single",
                List.of(begin, text),
                "pair",
                List.of(begin, text, second),
                "special_tokens",
                Map.of("<s>", Map.of("id", "<s>", "ids", List.of(BEGIN), "tokens", List.of("<s>"))));
    }
}
