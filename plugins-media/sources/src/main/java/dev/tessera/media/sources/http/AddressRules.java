package dev.tessera.media.sources.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: public ones, by IANA's registries of special-purpose addresses (RFC 6890), and those
 * of private networks where that is allowed. Of IPv6, everything outside 2000::/3 is special, among it all forms that hold
 * an IPv4 address.
 *
 * @param allowPrivate whether private and loopback addresses are allowed too
 */
record AddressRules(boolean allowPrivate) {
    /** Services that tell a machine in a cloud its secrets, where their addresses are private or public ones. */
    private static final List<AddressBlock> METADATA = blocks(
            "168.63.129.16/32", // Azure
            "100.100.100.200/32", // Alibaba
            "fd00:ec2::/32", // Amazon
            "fd20:ce::254/128"); // Google

    private static final List<AddressBlock> PRIVATE = blocks(
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by the customers of a provider
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks, and proxies that make up addresses
            "::1/128",
            "fc00::/7");

    private static final List<AddressBlock> SPECIAL = blocks(
            "0.0.0.0/8",
            "169.254.0.0/16", // link-local, with the metadata of most clouds
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24", // relays to 6to4
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, with broadcast
            "2001::/23", // Teredo and other protocols
            "2001:db8::/32",
            "2002::/16", // 6to4
            "3fff::/20");

    private static final AddressBlock IPV6_UNICAST = AddressBlock.parse("2000::/3");

    boolean allows(InetAddress address) {
        if (contains(METADATA, address)) {
            return false;
        }
        if (contains(PRIVATE, address)) {
            return allowPrivate;
        }
        return (address instanceof Inet4Address || IPV6_UNICAST.contains(address)) && !contains(SPECIAL, address);
    }

    private static boolean contains(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... blocks) {
        return Stream.of(blocks).map(AddressBlock::parse).toList();
    }
}
