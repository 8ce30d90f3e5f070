package dev.tessera.media.javacv.metadata;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.spi.error.TesseraException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds an image's orientation where Pillow's {@code Image.getexif} does: in the EXIF block, and where that has none, in
 * the XMP packet. Metadata that cannot be read counts as absent, since the picture is good without it.
 */
public final class OrientationTag {
    public static final int TAG = 0x0112;
    private static final String EXIF_PREFIX = "Exif\0\0";
    private static final Pattern XMP = Pattern.compile("tiff:Orientation(?:=\"|>)([0-9])");

    private OrientationTag() {}

    /**
     * The orientation of a picture with the given metadata.
     *
     * @param exif the EXIF block, with or without its prefix; empty where there is none
     * @param xmp the XMP packet; empty where there is none
     */
    public static Orientation find(ImageBytes exif, ImageBytes xmp) {
        OptionalInt number = ofExif(exif);
        return Orientation.ofExif((number.isPresent() ? number : ofXmp(xmp)).orElse(1));
    }

    private static OptionalInt ofExif(ImageBytes exif) {
        ImageBytes block = exif;
        while (block.hasText(0, EXIF_PREFIX)) {
            block = block.from(EXIF_PREFIX.length());
        }
        if (block.length() == 0) {
            return OptionalInt.empty();
        }
        try {
            return TiffDirectory.read(block).number(TAG);
        } catch (TesseraException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt ofXmp(ImageBytes xmp) {
        Matcher matcher = XMP.matcher(xmp.text());
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
