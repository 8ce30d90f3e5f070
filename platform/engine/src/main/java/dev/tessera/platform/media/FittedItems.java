package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets a model fit the items of a prompt to each other. What that changes about an item becomes a part of its name. */
final class FittedItems {
    private FittedItems() {}

    /** @param items all of a prompt, in its order */
    static List<LoadedItem> of(List<LoadedItem> items, InputProcessor processor) {
        List<ProcessedItem> fitted =
                processor.fit(items.stream().map(LoadedItem::item).toList());
        if (fitted.size() != items.size()) {
            throw new TesseraException(
                    INTERNAL_ERROR,
                    "the model's input processor makes %d items of %d".formatted(fitted.size(), items.size()));
        }
        List<LoadedItem> named = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            named.add(named(items.get(i), fitted.get(i)));
        }
        return named;
    }

    private static LoadedItem named(LoadedItem original, ProcessedItem fitted) {
        if (fitted.equals(original.item())) {
            return original;
        }
        Map<String, Tensor> before = original.item().fields();
        Fingerprint name = new Fingerprint("fitted item").text(original.identifier());
        new TreeMap<>(fitted.fields()).forEach((field, tensor) -> {
            name.text(field);
            if (!tensor.equals(before.get(field))) {
                name.tensor(tensor);
            }
        });
        return new LoadedItem(fitted, name.hex());
    }
}
