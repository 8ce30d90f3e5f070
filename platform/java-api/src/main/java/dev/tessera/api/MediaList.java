package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Media of one modality with its names, as vLLM's offline inputs have them.
 *
 * @param items null where an item is left out
 * @param uuids null where an item has no name
 */
record MediaList(Modality modality, List<ContentPart.Media> items, List<String> uuids) {
    MediaList {
        requireNonNull(modality, "modality is null");
        requireNonNull(items, "items is null");
        requireNonNull(uuids, "uuids is null");
        if (items.size() != uuids.size()) {
            throw invalid("multi_modal_uuids['%s'] must have same length as multi_modal_data['%s'], but has %d, not %d"
                    .formatted(modality, modality, uuids.size(), items.size()));
        }
    }

    List<ContentPart.Media> parts() {
        List<ContentPart.Media> parts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            parts.add(part(i, Optional.ofNullable(items.get(i)), Optional.ofNullable(uuids.get(i))));
        }
        return parts;
    }

    private ContentPart.Media part(int index, Optional<ContentPart.Media> item, Optional<String> uuid) {
        if (item.isEmpty() && uuid.isEmpty()) {
            throw unidentified(modality, index);
        }
        Modality actual = item.map(ContentPart.Media::modality).orElse(modality);
        if (!actual.equals(modality)) {
            throw invalid("multi_modal_data['%s'][%d] is of modality %s".formatted(modality, index, actual));
        }
        return new ContentPart.Media(
                modality,
                item.map(ContentPart.Media::payload).orElseGet(ContentPart.Omitted::new),
                uuid.or(() -> item.flatMap(ContentPart.Media::uuid)));
    }

    static TesseraException unidentified(Modality modality, int index) {
        return invalid("multi_modal_data['%s'][%d] is empty but multi_modal_uuids['%s'][%d] is missing."
                .formatted(modality, index, modality, index));
    }

    private static TesseraException invalid(String message) {
        return new TesseraException(INVALID_REQUEST, message);
    }
}
