package dev.tessera.spi.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DimensionTest {
    private static final Dimension T = Dimension.symbol("T");
    private static final Dimension S = Dimension.symbol("S");

    @Test
    void equalPolynomialsAreEqualDimensions() {
        assertThat(T.times(8).times(64)).isEqualTo(T.times(512)).hasSameHashCodeAs(T.times(512));
        assertThat(T.plus(1).times(2)).isEqualTo(T.times(2).plus(2));
        assertThat(T.times(S)).isEqualTo(S.times(T));
        assertThat(T.plus(S).times(T.plus(S)))
                .isEqualTo(T.times(T).plus(S.times(T).times(2)).plus(S.times(S)));
        assertThat(T).isNotEqualTo(S);
        assertThat(T.plus(1)).isNotEqualTo(T);
    }

    @Test
    void termsThatCancelAreGone() {
        assertThat(T.plus(T.times(-1))).isEqualTo(Dimension.fixed(0));
        assertThat(T.times(0)).isEqualTo(Dimension.fixed(0));
        assertThat(T.plus(3).plus(-3)).isEqualTo(T);
        assertThat(T.times(0).isFixed()).isTrue();
        assertThat(T.times(0).fixedSize()).isZero();
    }

    @Test
    void onlyADimensionWithoutSymbolsIsFixed() {
        assertThat(Dimension.fixed(7).isFixed()).isTrue();
        assertThat(Dimension.fixed(7).fixedSize()).isEqualTo(7);
        assertThat(T.plus(7).isFixed()).isFalse();
        assertThatThrownBy(() -> T.plus(7).fixedSize())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("T + 7 is not fixed");
    }

    @Test
    void computesItsSizeFromTheSymbols() {
        Dimension dimension = T.times(S).times(3).plus(T.times(T)).plus(-5);
        assertThat(dimension.size(Map.of("T", 4L, "S", 10L))).isEqualTo(3 * 4 * 10 + 16 - 5);
    }

    @Test
    void refusesToComputeWithoutASymbolsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> T.plus(S).size(Map.of("T", 4L)))
                .withMessage("S has no value in S + T");
    }

    @Test
    void refusesSizesBeyond63Bits() {
        assertThatThrownBy(() -> T.times(T).size(Map.of("T", 1L << 40))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> T.times(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void findsTheSymbolThatASizeTells() {
        assertThat(T.singleSymbol()).contains("T");
        assertThat(T.times(4).plus(1).singleSymbol()).contains("T");
        assertThat(Dimension.fixed(4).singleSymbol()).isEmpty();
        assertThat(Dimension.fixed(0).singleSymbol()).isEmpty();
        assertThat(T.plus(S).singleSymbol()).isEmpty();
        assertThat(T.times(T).singleSymbol()).isEmpty();
        assertThat(T.times(-1).plus(9).singleSymbol()).isEmpty();
    }

    @Test
    void listsItsSymbols() {
        assertThat(T.times(S).plus(T).plus(2).symbols()).containsExactly("S", "T");
        assertThat(Dimension.fixed(2).symbols()).isEmpty();
    }

    @Test
    void readsLikeAFormula() {
        assertThat(Dimension.fixed(64)).hasToString("64");
        assertThat(Dimension.fixed(0)).hasToString("0");
        assertThat(T).hasToString("T");
        assertThat(Dimension.symbol("P").times(4).plus(1)).hasToString("4*P + 1");
        assertThat(T.plus(S.times(T)).plus(-2)).hasToString("S*T + T - 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "A*B", "2T", "T ", "a-b"})
    void refusesNamesThatAreNoIdentifiers(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.symbol(name))
                .withMessage("\"%s\" is not a symbol such as T".formatted(name));
    }

    @Test
    void normalizesTermsThatAreGivenInAnotherOrder() {
        TreeMap<String, Long> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.put("", 3L);
        backwards.put("T", 2L);
        backwards.put("S", 0L);
        assertThat(new Dimension(backwards)).isEqualTo(T.times(2).plus(3)).hasToString("2*T + 3");
        assertThat(new Dimension(backwards).singleSymbol()).contains("T");
    }

    @Test
    void refusesProductsThatAreNotSorted() {
        TreeMap<String, Long> terms = new TreeMap<>(Map.of("T*S", 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dimension(terms))
                .withMessage("the symbols of T*S are not sorted");
    }
}
