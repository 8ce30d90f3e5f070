package dev.tessera.media.javacv.png;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.metadata.OrientationTag;
import java.util.Arrays;
import java.util.HexFormat;

/** Finds EXIF and XMP among a PNG file's chunks; of several, the last counts. What cannot be read is passed over. */
final class PngMetadata {
    private static final String RAW_EXIF = "Raw profile type exif";
    private static final String XMP = "XML:com.adobe.xmp";

    private ImageBytes exif = new ImageBytes(new byte[0]);
    private PngText rawExif = new PngText(exif, false);
    private PngText xmp = new PngText(exif, false);

    void add(String type, ImageBytes chunk) {
        switch (type) {
            case "eXIf" -> exif = chunk;
            case "tEXt" -> addRawExif(chunk, 0);
            case "zTXt" -> addRawExif(chunk, 1);
            case "iTXt" -> addXmp(chunk);
            default -> {}
        }
    }

    Orientation orientation() {
        return OrientationTag.find(exif.length() > 0 ? exif : parseRawExif(rawExif.read()), xmp.read());
    }

    /**
     * Takes EXIF that ImageMagick wrote as text.
     *
     * @param methodBytes how many bytes after the keyword say how the text is compressed
     */
    private void addRawExif(ImageBytes chunk, int methodBytes) {
        int end = chunk.indexOf(0, 0);
        if (end >= 0 && chunk.slice(0, end).text().equals(RAW_EXIF) && end + 1 + methodBytes <= chunk.length()) {
            rawExif = new PngText(chunk.from(end + 1L + methodBytes), methodBytes > 0);
        }
    }

    /** The keyword, whether and how the text is compressed, a language, a translation of the keyword, the text. */
    private void addXmp(ImageBytes chunk) {
        int keywordEnd = chunk.indexOf(0, 0);
        if (keywordEnd < 0 || !chunk.slice(0, keywordEnd).text().equals(XMP) || keywordEnd + 3 > chunk.length()) {
            return;
        }
        int languageEnd = chunk.indexOf(0, keywordEnd + 3);
        int translationEnd = languageEnd < 0 ? -1 : chunk.indexOf(0, languageEnd + 1);
        if (translationEnd >= 0) {
            xmp = new PngText(chunk.from(translationEnd + 1L), chunk.unsigned8(keywordEnd + 1) != 0);
        }
    }

    /** A newline, a name, a length, then lines of hexadecimal digits. */
    private static ImageBytes parseRawExif(ImageBytes text) {
        String[] lines = text.text().split("\n", -1);
        try {
            String digits = String.join("", Arrays.asList(lines).subList(Math.min(3, lines.length), lines.length));
            return new ImageBytes(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return new ImageBytes(new byte[0]);
        }
    }
}
