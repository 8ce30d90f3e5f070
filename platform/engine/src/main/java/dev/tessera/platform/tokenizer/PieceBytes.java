package dev.tessera.platform.tokenizer;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of pieces that are no text by themselves. Vocabularies spell them in one of two ways: each byte as a character that
 * can be seen, as GPT-2 began it, or a single byte as {@code <0xE2>}, as SentencePiece does.
 */
final class PieceBytes {
    private static final Pattern SINGLE = Pattern.compile("<0x([0-9A-F]{2})>");

    private PieceBytes() {}

    /** The bytes, each from 0 to 255; nothing where the piece is spelled in neither way. */
    static Optional<List<Integer>> of(String piece) {
        Matcher single = SINGLE.matcher(piece);
        if (single.matches()) {
            return Optional.of(List.of(HexFormat.fromHexDigits(single.group(1))));
        }
        List<Integer> bytes = new ArrayList<>();
        for (int index = 0; index < piece.length(); index++) {
            int value = value(piece.charAt(index));
            if (value < 0) {
                return Optional.empty();
            }
            bytes.add(value);
        }
        return Optional.of(bytes);
    }

    /** The byte that a character stands for, or -1. */
    private static int value(char character) {
        if (isVisible(character)) {
            return character;
        }
        // all others are counted from U+0100 on, in their order
        int number = character - 0x100;
        if (number < 0) {
            return -1;
        }
        for (int value = 0; value < 256; value++) {
            if (!isVisible((char) value) && number-- == 0) {
                return value;
            }
        }
        return -1;
    }

    /** Whether the byte of this value stands for itself. */
    private static boolean isVisible(char value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xFF && value != 0xAD);
    }
}
