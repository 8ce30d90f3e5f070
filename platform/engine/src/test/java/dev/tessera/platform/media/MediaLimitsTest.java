package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.TOO_MANY_MEDIA_ITEMS;
import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.Modality;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaLimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"image=2,video=0", " image = 2 , video=0 ", "{\"image\": 2, \"video\": 0}"})
    void readsBothForms(String text) {
        MediaLimits limits = MediaLimits.parse(text);

        assertThat(limits.counts()).isEqualTo(Map.of(IMAGE, 2, VIDEO, 0));
        assertThat(limits.of(AUDIO)).isEqualTo(999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"image\": {\"count\": 2, \"width\": 512, \"height\": 384}, \"video\": {\"count\": 0}}",
                "{\"image\": {\"count\": 2}, \"video\": {\"count\": 0, \"num_frames\": 8, \"width\": 1, \"height\": 1}}",
                "{\"image\": 2, \"video\": {\"count\": 0}, \"audio\": {\"length\": 16000}}"
            })
    void readsCountsBesideSizes(String text) {
        MediaLimits limits = MediaLimits.parse(text);

        assertThat(limits.of(IMAGE)).isEqualTo(2);
        assertThat(limits.of(VIDEO)).isZero();
        assertThat(limits.of(AUDIO)).isEqualTo(999);
    }

    @Test
    void limitsEachModalityTo999WhereNothingIsSet() {
        assertThat(MediaLimits.parse("").of(IMAGE)).isEqualTo(999);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image         | "image" is not a limit such as image=2
                    image=2,      | "" is not a limit such as image=2
                    image=-1      | "image=-1" is not a limit such as image=2
                    image=1,image=2 | image has two limits
                    {"image":-1}  | the text: image: -1 is negative
                    {"image":"a"} | the text: image: expected a whole number, found "a"
                    {"image":[1]} | the text: image: expected a whole number, found [1]
                    {"image":{"count":-1}}  | the text: image.count: -1 is negative
                    {"image":{"width":0}}   | the text: image.width: expected a whole number above zero, found 0
                    {"image":{"height":-1}} | the text: image.height: expected a whole number above zero, found -1
                    {"image":{"length":1}}  | the text: image.length: unknown; known are count, height, width
                    {"audio":{"length":0}}  | the text: audio.length: expected a whole number above zero, found 0
                    {"video":{"fps":1}}     | the text: video.fps: unknown; known are count, height, num_frames, width
                    {"point":{"width":1}}   | the text: point.width: unknown; known are count
                    {"Image":1}   | modality name "Image" is not in lower case
                    """, quoteCharacter = '\'')
    void refusesOtherText(String text, String message) {
        assertThatThrownBy(() -> MediaLimits.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesModalitiesThatNobodyKnows() {
        MediaLimits limits = MediaLimits.parse("image=2,point=1");

        assertThatCode(() -> limits.requireKnown(Set.of(new Modality("point")))).doesNotThrowAnyException();
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> limits.requireKnown(Set.of(new Modality("smell"))))
                .withMessage(
                        "media.limit-per-prompt has a limit of point, but modalities are audio, image, smell, video")
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CONFIGURATION));
    }

    @Test
    void refusesPartsThatAreTooMany() {
        MediaLimits limits = MediaLimits.parse("image=2");
        ContentPart.Media image = new ContentPart.Media(IMAGE, new ContentPart.Omitted());
        ContentPart.Media video = new ContentPart.Media(VIDEO, new ContentPart.Omitted());

        assertThatCode(() -> limits.requireWithin(List.of(image, video, image, video, video)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> limits.requireWithin(Collections.nCopies(3, image)))
                .withMessage("At most 2 image(s) may be provided in one prompt."
                        + " Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TOO_MANY_MEDIA_ITEMS))
                .satisfies(e -> assertThat(e.parameter()).contains("image"));
    }
}
