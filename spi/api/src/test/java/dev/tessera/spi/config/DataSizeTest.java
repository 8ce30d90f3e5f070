package dev.tessera.spi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1048576, 1048576",
        "7b, 7",
        "1KB, 1024",
        "1KiB, 1024",
        "512mb, 536870912",
        "1.5GB, 1610612736",
        "' 2 TB ', 2199023255552",
        "0.5KB, 512",
        "9007199254740993, 9007199254740993",
        "9223372036854775807, 9223372036854775807"
    })
    void readsANumberAndAUnit(String text, long bytes) {
        assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "-1MB", "1 ZB", "1ib", "1.GB", ".5GB", "1e9", "1,5GB", "1GB 2MB"})
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSize.parse(text))
                .withMessage("\"%s\" is not a size such as 512MB".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "8388608TB", "99999999999999999999TB"})
    void refusesSizesBeyond63Bits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSize.parse(text))
                .withMessage("\"%s\" is more than 9223372036854775807 bytes".formatted(text));
    }

    @Test
    void refusesNegativeSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataSize(-1))
                .withMessage("a size of -1 bytes is negative");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0B",
        "1023, 1023B",
        "1024, 1KB",
        "1536, 1.5KB",
        "1048575, 1MB",
        "536870912, 512MB",
        "1610612736, 1.5GB",
        "9223372036854775807, 8388608TB"
    })
    void isWrittenInTheLargestUnitThatFits(long bytes, String text) {
        assertThat(new DataSize(bytes)).hasToString(text);
    }
}
