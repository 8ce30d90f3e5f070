package dev.tessera.distribution;

import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A golden case on one of the checkpoints that it holds for.
 *
 * @param goldens where its media are
 * @param checkpoint the checkpoint's directory
 * @param golden the case
 */
record GoldenRun(Goldens goldens, Path checkpoint, GoldenCase golden) {
    /** Families whose plugins are in the distribution. */
    private static final Set<String> FAMILIES = Set.of("qwen2-vl");

    /** All cases that begin with text, pictures, embeddings, or frames that need no resizing. */
    static List<GoldenRun> all() {
        Goldens goldens = Goldens.locate();
        return goldens.families().stream()
                .filter(family -> FAMILIES.contains(family.name()))
                .flatMap(family -> runs(goldens, family))
                .toList();
    }

    private static Stream<GoldenRun> runs(Goldens goldens, GoldenFamily family) {
        return family.cases().stream()
                .filter(golden -> !hasResizedVideo(golden))
                .flatMap(golden -> family.checkpoints().stream()
                        .filter(checkpoint -> holdsFor(golden, checkpoint))
                        .map(checkpoint -> new GoldenRun(goldens, checkpoint, golden)));
    }

    /** A case holds for its checkpoint and for copies of that in other layouts, which are named after it. */
    private static boolean holdsFor(GoldenCase golden, Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return name.equals(golden.checkpoint()) || name.startsWith(golden.checkpoint() + "-");
    }

    /** The reference resizes frames with torchvision, not with Pillow. */
    private static boolean hasResizedVideo(GoldenCase golden) {
        return golden.tensors().containsKey("pixel_values_videos_pil");
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(golden.name(), checkpoint.getFileName());
    }
}
