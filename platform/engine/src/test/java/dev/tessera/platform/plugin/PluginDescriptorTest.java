package dev.tessera.platform.plugin;

import static dev.tessera.platform.plugin.PluginErrors.assertInvalidPlugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluginDescriptorTest {
    @TempDir
    private Path directory;

    @Test
    void readsAllProperties() throws IOException {
        PluginDescriptor descriptor = read("""
                        # a comment
                        name = qwen2-vl
                        version = 0.1.0-SNAPSHOT
                        spi.version = 1.0
                        description = Qwen2-VL: text, images and video frames
                        """);

        assertThat(descriptor)
                .isEqualTo(new PluginDescriptor(
                        "qwen2-vl", "0.1.0-SNAPSHOT", new SpiVersion(1, 0), "Qwen2-VL: text, images and video frames"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Qwen    | 1                  | 1.0            | d | the name "Qwen" is not in kebab-case
            qwen    | ${project.version} | 1.0            | d | "${project.version}" is not a version
            qwen    | 1                  | ${spi.version} | d | "${spi.version}" is not a version such as 1.0
            qwen    | 1                  | 1              | d | "1" is not a version such as 1.0
            qwen    | 1                  | 1.0            |   | the description is empty or over 500 characters
            """)
    void refusesAMalformedValue(String name, String version, String spi, String description, String problem) {
        assertInvalidPlugin(
                () -> read("name=%s%nversion=%s%nspi.version=%s%ndescription=%s%n"
                        .formatted(name, version, spi, description == null ? "" : description)),
                "plugin.properties in plugins/test is invalid: " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name=a\\nname=b   | plugin.properties in plugins/test is malformed: it has the key "name" twice
            name=\\u12        | plugin.properties in plugins/test is malformed: Malformed \\uxxxx encoding.
            name=a            | plugin.properties in plugins/test has the keys name and needs exactly description, name, spi.version, version
            """)
    void refusesAMalformedFile(String text, String message) {
        assertInvalidPlugin(() -> read(text.replace("\\n", "\n")), message);
    }

    @Test
    void refusesAMissingFile() {
        assertInvalidPlugin(() -> PluginDescriptor.read(location()), "there is no plugin.properties in plugins/test");
    }

    @Test
    void refusesALargeFile() {
        assertInvalidPlugin(
                () -> read("#".repeat((1 << 20) + 1)),
                "plugin.properties in plugins/test is malformed: it has more than 1048576 bytes");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(directory.resolve("plugin.properties"), new byte[] {'a', '=', (byte) 0xff});

        assertInvalidPlugin(
                () -> PluginDescriptor.read(location()), "plugin.properties in plugins/test is not in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0", "1.0, 1.3", "2.1, 2.2"})
    void runsOnTheSameMajorVersionOfTheSpiFromItsMinorVersionOn(String plugin, String platform) {
        assertThatCode(() -> descriptor(plugin).checkRunsOn(SpiVersion.parse(platform)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2.0", "2.0, 1.0", "1.3, 1.2"})
    void doesNotRunOnAnotherMajorOrAnEarlierMinorVersionOfTheSpi(String plugin, String platform) {
        assertInvalidPlugin(
                () -> descriptor(plugin).checkRunsOn(SpiVersion.parse(platform)),
                "plugin \"test\" 7 was built for SPI %s, and this platform offers SPI %s".formatted(plugin, platform));
    }

    @Test
    void platformsVersionIsTheOneOfTheBuild() {
        assertThat(SpiVersion.ofPlatform()).hasToString("1.0");
    }

    private static PluginDescriptor descriptor(String spiVersion) {
        return new PluginDescriptor("test", "7", SpiVersion.parse(spiVersion), "A test");
    }

    private PluginDescriptor read(String text) throws IOException {
        Files.writeString(directory.resolve("plugin.properties"), text);
        return PluginDescriptor.read(location());
    }

    private PluginLocation location() {
        return new PluginLocation("plugins/test", directory.resolve("plugin.properties"), List.of());
    }
}
