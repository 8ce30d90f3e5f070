package dev.tessera.models.audio;

import dev.tessera.spi.media.AudioItem;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;

/** The golden sounds, which are of 16-bit integers or of floats. */
final class TestingWav {
    private TestingWav() {}

    /** A golden sound with its channels' mean, as numpy computes it. */
    static AudioItem golden(String name) throws IOException {
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(Goldens.locate().media(name + ".wav")))
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean floats = wav.getShort(20) == 3;
        int channels = wav.getShort(22);
        int chunk = 12;
        while (wav.getInt(chunk) != 0x61746164) {
            chunk += 8 + wav.getInt(chunk + 4);
        }
        int bytes = wav.getShort(34) / 8;
        float[] samples = new float[wav.getInt(chunk + 4) / bytes / channels];
        int at = chunk + 8;
        for (int i = 0; i < samples.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++, at += bytes) {
                sum += floats ? wav.getFloat(at) : wav.getShort(at) / 32768f;
            }
            samples[i] = sum / channels;
        }
        return new AudioItem(samples, wav.getInt(24));
    }
}
