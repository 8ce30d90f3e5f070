package dev.tessera.models.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures that the references have resized. */
final class GoldenResizes {
    private GoldenResizes() {}

    /**
     * The picture, what it becomes, the filter, the width and the height.
     *
     * @param result the member that names what it becomes
     */
    static List<Arguments> arguments(String result) {
        Path media = Path.of(System.getProperty("tessera.root"), "spi/testkit/goldens/media");
        Path resize = media.resolve("resize");
        JsonNode items = JsonMapper.shared()
                .readTree(resize.resolve("resize.json").toFile())
                .get("items");
        List<Arguments> goldens = new ArrayList<>();
        for (JsonNode item : items) {
            if (item.has(result)) {
                String name = item.get("image").stringValue();
                Path decoded = media.resolve("decoded").resolve(name + ".png");
                goldens.add(Arguments.of(
                        decoded.toFile().exists() ? decoded : media.resolve(name),
                        resize.resolve(item.get(result).stringValue()),
                        ResampleFilter.valueOf(item.get("filter").stringValue().toUpperCase(Locale.ROOT)),
                        item.get("to_wh").get(0).intValue(),
                        item.get("to_wh").get(1).intValue()));
            }
        }
        return goldens;
    }
}
