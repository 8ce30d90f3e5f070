package dev.tessera.media.javacv;

import java.util.Arrays;
import java.util.Random;

/** Damages files as networks, disks and attackers do. */
final class Damage {
    private Damage() {}

    static byte[] to(byte[] file, Random random) {
        byte[] damaged = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> flipBits(damaged, random);
            case 1 -> damaged = Arrays.copyOf(file, random.nextInt(file.length));
            case 2 -> overwriteHeader(damaged, random);
            default -> moveBytes(damaged, random);
        }
        return damaged;
    }

    private static void flipBits(byte[] file, Random random) {
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void overwriteHeader(byte[] file, Random random) {
        int[] values = {0, 255, 127, 128, random.nextInt(256)};
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            file[random.nextInt(Math.min(file.length, 200))] = (byte) values[random.nextInt(values.length)];
        }
    }

    private static void moveBytes(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        int length = Math.min(file.length - from, 1 + random.nextInt(60));
        System.arraycopy(file, from, file, random.nextInt(file.length - length + 1), length);
    }
}
