package dev.tessera.distribution;

import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A golden case on one of the checkpoints that it holds for.
 *
 * @param goldens where its media are
 * @param checkpoint the checkpoint's directory
 * @param golden the case
 * @param videos what is sent of its videos, if it has any
 */
record GoldenRun(Goldens goldens, Path checkpoint, GoldenCase golden, VideoForm videos) {
    /** What is sent of a video. */
    enum VideoForm {
        /** The frames that the reference sampled, pixel by pixel. */
        FRAMES,
        /** The file. */
        FILES
    }

    /** Families whose plugins are in the distribution. */
    private static final Set<String> FAMILIES = Set.of("phi-3.5-vision", "qwen2-vl", "ultravox");

    /** All cases; those with videos in each form. */
    static List<GoldenRun> all() {
        Goldens goldens = Goldens.locate();
        return families().flatMap(family -> runs(goldens, family)).toList();
    }

    /** The cases that hold where sequences get as long as the checkpoint does. */
    static List<GoldenRun> ofWholeContext() {
        return all().stream().filter(run -> run.maxModelLength().isEmpty()).toList();
    }

    /** The cases that hold where sequences are limited to so many tokens. */
    static List<GoldenRun> ofContext(int maxModelLength) {
        return all().stream()
                .filter(run -> run.maxModelLength().equals(Optional.of(maxModelLength)))
                .toList();
    }

    /**
     * The longest sequence for which a case holds, if that matters. Rotary embeddings with long and short factors take the
     * long ones for all sequences where one may be longer than the original context; the reference decides case by case.
     */
    Optional<Integer> maxModelLength() {
        return golden.json()
                .findString("rope_factor_set")
                .filter(factors -> factors.equals("short"))
                .map(factors ->
                        JsonFile.read(checkpoint.resolve("config.json")).integer("original_max_position_embeddings"));
    }

    /** The families of the distribution's plugins. */
    static Stream<GoldenFamily> families() {
        return Goldens.locate().families().stream().filter(family -> FAMILIES.contains(family.name()));
    }

    private static Stream<GoldenRun> runs(Goldens goldens, GoldenFamily family) {
        return family.cases().stream()
                .flatMap(golden -> family.checkpoints().stream()
                        .filter(checkpoint -> holdsFor(golden, checkpoint))
                        .flatMap(checkpoint ->
                                forms(golden).map(form -> new GoldenRun(goldens, checkpoint, golden, form))));
    }

    /** A case holds for its checkpoint and for copies of that in other layouts, which are named after it. */
    private static boolean holdsFor(GoldenCase golden, Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return name.equals(golden.checkpoint()) || name.startsWith(golden.checkpoint() + "-");
    }

    private static Stream<VideoForm> forms(GoldenCase golden) {
        return hasParts(golden, "video_url") ? Stream.of(VideoForm.values()) : Stream.of(VideoForm.FRAMES);
    }

    private static boolean hasParts(GoldenCase golden, String typeEnding) {
        return golden.messages().stream()
                .filter(message -> message.asMap().get("content") instanceof List<?>)
                .flatMap(message -> message.objects("content").stream())
                .anyMatch(part -> part.string("type").endsWith(typeEnding));
    }

    @Override
    public String toString() {
        return "%s on %s/%s%s"
                .formatted(
                        golden.name(),
                        checkpoint.getParent().getFileName(),
                        checkpoint.getFileName(),
                        videos == VideoForm.FILES ? " with video files" : "");
    }
}
