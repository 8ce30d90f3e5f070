package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the URL in a media part. A part that states its type, and no uuid, is read strictly: its member has the one form of
 * the type. Any other is read as vLLM reads it: a string, an object, an empty object or {@code null}.
 */
final class MediaUrlReader {
    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,31}");

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,32}/[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");
    private static final String SOURCE = "an object with a type, base64 or url";

    private MediaUrlReader() {}

    static String strict(RequestObject part, PartForm.Media form) {
        return switch (form.payload()) {
            case URL_OBJECT -> url(part.require(form.key(), "an object with a url"));
            case URL -> notEmpty(part.require(form.key(), "a URL as a string"));
            case DATA -> dataUrl(part.require(form.key(), "an object with data and format"), form);
            case SOURCE -> source(part.require(form.key(), SOURCE));
        };
    }

    /** Empty where the part has no media, which is then to be found by its uuid. */
    static Optional<String> relaxed(RequestObject part, PartForm.Media form) {
        return part.find(form.key()).flatMap(value -> relaxed(value, form));
    }

    private static Optional<String> relaxed(RequestValue value, PartForm.Media form) {
        return switch (form.payload()) {
            case DATA -> value.object().has("data") ? Optional.of(dataUrl(value, form)) : Optional.empty();
            case SOURCE -> value.object().names().isEmpty() ? Optional.empty() : Optional.of(source(value));
            case URL_OBJECT, URL -> anyUrl(value);
        };
    }

    private static Optional<String> anyUrl(RequestValue value) {
        Optional<String> url = value.value() instanceof Map
                ? value.object().find("url").map(RequestValue::text)
                : Optional.of(value.text());
        return url.filter(text -> !text.isEmpty());
    }

    private static String url(RequestValue value) {
        if (!(value.value() instanceof Map)) {
            throw value.mustBe("an object with a url");
        }
        return notEmpty(value.object().require("url", "a string"));
    }

    private static String notEmpty(RequestValue value) {
        if (value.text().isEmpty()) {
            throw value.mustBe("a URL");
        }
        return value.text();
    }

    private static String dataUrl(RequestValue value, PartForm.Media form) {
        String data = value.object().require("data", "media in base64").text();
        RequestValue format = value.object().require("format", "a format such as wav");
        if (!FORMAT.matcher(format.text()).matches()) {
            throw format.mustBe("a format such as wav");
        }
        return "data:%s/%s;base64,%s".formatted(form.modality(), format.text(), data);
    }

    private static String source(RequestValue value) {
        RequestObject source = value.object();
        RequestValue type = source.require("type", "\"base64\" or \"url\"");
        return switch (type.text()) {
            case "url" -> notEmpty(source.require("url", "a string"));
            case "base64" -> {
                RequestValue mediaType = source.require("media_type", "a media type such as image/png");
                if (!MEDIA_TYPE.matcher(mediaType.text()).matches()) {
                    throw mediaType.mustBe("a media type such as image/png");
                }
                yield "data:%s;base64,%s"
                        .formatted(
                                mediaType.text(),
                                source.require("data", "media in base64").text());
            }
            default -> throw type.mustBe("\"base64\" or \"url\"");
        };
    }
}
