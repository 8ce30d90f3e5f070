package dev.tessera.media.sources.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;

/**
 * IP addresses that begin alike.
 *
 * @param first any of them
 * @param bits how many first bits they share
 */
record AddressBlock(InetAddress first, int bits) {
    AddressBlock {
        requireNonNull(first, "first is null");
    }

    /** Reads {@code 10.0.0.0/8} or {@code fc00::/7}. */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        return new AddressBlock(
                InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xff << Math.max(0, Byte.SIZE - (bits - bit));
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
