package dev.tessera.media.javacv.png;

import dev.tessera.media.javacv.image.ImageBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Collects EXIF and XMP from a PNG file's chunks. Text that cannot be read is passed over, since the picture is good without it. */
final class PngText {
    private static final String RAW_EXIF = "Raw profile type exif";
    private static final String XMP = "XML:com.adobe.xmp";
    /** As Pillow. An orientation needs a few bytes. */
    private static final int MAX_TEXT_BYTES = 1 << 20;

    private ImageBytes exif;
    private ImageBytes rawExif;
    private ImageBytes xmp;

    PngText(ImageBytes none) {
        exif = none;
        rawExif = none;
        xmp = none;
    }

    ImageBytes exif() {
        return exif.length() > 0 ? exif : rawExif;
    }

    ImageBytes xmp() {
        return xmp;
    }

    void add(String type, ImageBytes chunk) {
        switch (type) {
            case "eXIf" -> exif = chunk;
            case "tEXt" -> addRawExif(chunk, 0, false);
            case "zTXt" -> addRawExif(chunk, 1, true);
            case "iTXt" -> addXmp(chunk);
            default -> {}
        }
    }

    /** ImageMagick writes EXIF as text: a newline, a name, a length, then lines of hexadecimal digits. */
    private void addRawExif(ImageBytes chunk, int methodBytes, boolean compressed) {
        int end = chunk.indexOf(0, 0);
        if (end < 0 || !chunk.slice(0, end).text().equals(RAW_EXIF) || end + 1 + methodBytes > chunk.length()) {
            return;
        }
        ImageBytes value = text(chunk.from(end + 1L + methodBytes), compressed);
        String[] lines = value.text().split("\n", -1);
        if (lines.length > 3) {
            rawExif = new ImageBytes(parseHex(String.join("", Arrays.copyOfRange(lines, 3, lines.length))));
        }
    }

    private void addXmp(ImageBytes chunk) {
        int keywordEnd = chunk.indexOf(0, 0);
        if (keywordEnd < 0 || !chunk.slice(0, keywordEnd).text().equals(XMP) || keywordEnd + 3 > chunk.length()) {
            return;
        }
        int languageEnd = chunk.indexOf(0, keywordEnd + 3);
        int translationEnd = languageEnd < 0 ? -1 : chunk.indexOf(0, languageEnd + 1);
        if (translationEnd >= 0) {
            xmp = text(chunk.from(translationEnd + 1L), chunk.unsigned8(keywordEnd + 1) != 0);
        }
    }

    private static ImageBytes text(ImageBytes value, boolean compressed) {
        return compressed ? new ImageBytes(inflate(value.toArray())) : value;
    }

    private static byte[] inflate(byte[] compressed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] text = new byte[MAX_TEXT_BYTES];
            return Arrays.copyOf(text, inflater.inflate(text));
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static byte[] parseHex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
