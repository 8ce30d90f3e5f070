package dev.tessera.media.javacv.mp4;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What the boxes of an MP4 or MOV file would have FFmpeg do when it opens the file, whatever little there is behind it: some
 * bytes can stand for billions of samples. Boxes are looked for wherever FFmpeg finds them. Files that are cut off, or are
 * damaged, promise what there is of them.
 *
 * @param entries index entries of all tracks together
 * @param bytes the most that the samples of a track take where they all have one size
 * @param isCompressed whether more boxes are there, compressed
 */
public record Mp4Promises(double entries, double bytes, boolean isCompressed) {
    /**
     * Reads a file's boxes, none deeper than FFmpeg does.
     *
     * @param file of any format; not changed
     */
    public static Mp4Promises of(byte[] file) {
        requireNonNull(file, "file is null");
        Reader reader = new Reader();
        reader.readAll(ByteBuffer.wrap(file), 0);
        return new Mp4Promises(
                reader.tracks.stream().mapToDouble(Track::entries).sum(),
                reader.tracks.stream().mapToDouble(Track::promisedBytes).max().orElse(0),
                reader.isCompressed);
    }

    private static final class Reader {
        /** FFmpeg gives up before. */
        private static final int DEEPEST = 12;

        private static final int TRACK = Box.type("trak");
        private static final int META = Box.type("meta");
        private static final int HANDLER = Box.type("hdlr");
        private static final int COMPRESSED = Box.type("cmov");
        private static final int DESCRIPTIONS = Box.type("stsd");
        private static final Set<Integer> CONTAINERS = Set.of(
                TRACK,
                Box.type("moov"),
                Box.type("mdia"),
                Box.type("minf"),
                Box.type("stbl"),
                Box.type("edts"),
                Box.type("moof"),
                Box.type("traf"),
                Box.type("mvex"),
                Box.type("udta"),
                Box.type("ilst"),
                Box.type("sinf"),
                Box.type("schi"),
                Box.type("wave"),
                Box.type("tapt"),
                Box.type("iprp"),
                Box.type("ipco"),
                Box.type("dinf"),
                // FFmpeg looks for headers that were given up here
                Box.type("free"),
                Box.type("hoov"));

        private static final Map<Integer, BiConsumer<Track, Box>> TABLES = Map.of(
                HANDLER,
                Track::handler,
                Box.type("stsz"),
                Track::sizes,
                Box.type("stz2"),
                Track::compactSizes,
                Box.type("stts"),
                Track::durations,
                Box.type("stsc"),
                Track::runs,
                Box.type("stco"),
                (track, box) -> track.offsets(box, Integer.BYTES),
                Box.type("co64"),
                (track, box) -> track.offsets(box, Long.BYTES),
                Box.type("elst"),
                Track::edits,
                Box.type("trun"),
                Track::fragment);

        private final List<Track> tracks = new ArrayList<>(List.of(new Track()));
        private boolean isCompressed;

        private void readAll(ByteBuffer boxes, int depth) {
            while (Box.hasNext(boxes)) {
                Box box = Box.next(boxes);
                if (box.type() == TRACK) {
                    tracks.add(new Track());
                }
                readTable(box);
                if (depth < DEEPEST) {
                    readInner(box, depth + 1);
                }
            }
        }

        private void readInner(Box box, int depth) {
            if (CONTAINERS.contains(box.type())) {
                readAll(box.content(), depth);
            } else if (box.type() == META) {
                readMeta(box.content(), depth);
            } else if (box.type() == DESCRIPTIONS) {
                readDescriptions(box.content());
            }
        }

        /** Boxes begin with a handler, after four bytes or none. */
        private void readMeta(ByteBuffer content, int depth) {
            for (int at = Integer.BYTES; at + Integer.BYTES <= content.limit(); at += Integer.BYTES) {
                if (content.getInt(at) == HANDLER) {
                    readAll(content.position(at - Integer.BYTES).slice(), depth);
                    return;
                }
            }
        }

        /** Where boxes begin in a description depends on the codec: what looks like a table here is one. */
        private void readDescriptions(ByteBuffer content) {
            for (int at = 0; at + Integer.BYTES <= content.limit(); at++) {
                int start = at + Integer.BYTES;
                readTable(new Box(content.getInt(at), content.slice(start, content.limit() - start)));
            }
        }

        private void readTable(Box box) {
            isCompressed |= box.type() == COMPRESSED;
            BiConsumer<Track, Box> table = TABLES.get(box.type());
            if (table != null) {
                table.accept(tracks.getLast(), box);
            }
        }
    }
}
