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

    private MediaUrlReader() {}

    static String strict(RequestObject part, PartForm.Media form) {
        return switch (form.payload()) {
            case URL_OBJECT -> url(part.require(form.key(), "an object with a url"));
            case URL -> notEmpty(part.require(form.key(), "a URL as a string"));
            case DATA -> dataUrl(part.require(form.key(), "an object with data and format"), form);
        };
    }

    /** Empty where the part has no media, which is then to be found by its uuid. */
    static Optional<String> relaxed(RequestObject part, PartForm.Media form) {
        return part.find(form.key()).flatMap(value -> relaxed(value, form));
    }

    private static Optional<String> relaxed(RequestValue value, PartForm.Media form) {
        if (form.payload() == PartForm.Payload.DATA) {
            return value.object().has("data") ? Optional.of(dataUrl(value, form)) : Optional.empty();
        }
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
}
