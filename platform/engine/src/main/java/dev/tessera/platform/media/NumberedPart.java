package dev.tessera.platform.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a request with what errors call it by.
 *
 * @param index number of earlier parts of its modality
 * @param scopedUuid its uuid, if it has one, as {@link UuidBindings} knows it
 */
record NumberedPart(ContentPart.Media media, int index, Optional<String> scopedUuid) {
    NumberedPart {
        requireNonNull(media, "media is null");
        requireNonNull(scopedUuid, "scopedUuid is null");
    }

    static List<NumberedPart> of(List<ContentPart.Media> parts, String tenant) {
        Map<Modality, Integer> counts = new HashMap<>();
        List<NumberedPart> numbered = new ArrayList<>(parts.size());
        for (ContentPart.Media part : parts) {
            int index = counts.merge(part.modality(), 1, Integer::sum) - 1;
            numbered.add(new NumberedPart(
                    part, index, part.uuid().map(uuid -> UuidBindings.scoped(tenant, part.modality(), uuid))));
        }
        return numbered;
    }

    Modality modality() {
        return media.modality();
    }

    boolean isOmitted() {
        return media.payload() instanceof ContentPart.Omitted;
    }

    /** As it reads in a sentence. */
    @Override
    public String toString() {
        return "%s at index %d".formatted(modality(), index);
    }
}
