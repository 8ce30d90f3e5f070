package dev.tessera.media.javacv;

import dev.tessera.media.javacv.audio.AudioConfig;
import dev.tessera.media.javacv.audio.AudioParser;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Decoding of media with OpenCV, FFmpeg and the JDK. */
public final class JavacvPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.modality("javacv-image", ImageParser.class);
        to.modality("javacv-video", VideoParser.class);
        to.modality("javacv-audio", AudioParser.class);
        to.config("javacv", JavacvConfig.class);
        to.config("javacv", AudioConfig.class);
        to.config("javacv", VideoConfig.class);
    }
}
