package dev.tessera.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.testkit.checkpoint.TestingWeights;
import org.junit.jupiter.api.Test;

final class LastUsesTest {
    @Test
    void everyValueEndsAtItsLastUse() {
        GraphBuilder graph = new GraphBuilder("test", TestingWeights.empty());
        Value x = graph.input("x", ElementType.FLOAT, Dimension.symbol("T"));
        Value sum = graph.add(x, x);
        Value product = graph.multiply(sum, x);
        Value unused = graph.add(product, product);
        Value result = graph.multiply(product, sum);
        graph.output("result", result);
        LastUses lastUses = new LastUses(graph.build());
        assertThat(lastUses.endingAt(x.id())).isEmpty();
        assertThat(lastUses.endingAt(sum.id())).isEmpty();
        assertThat(lastUses.endingAt(product.id())).containsExactly(x.id());
        assertThat(lastUses.endingAt(unused.id())).containsExactly(unused.id());
        assertThat(lastUses.endingAt(result.id())).containsExactlyInAnyOrder(sum.id(), product.id());
    }

    @Test
    void outputsDoNotEnd() {
        GraphBuilder graph = new GraphBuilder("test", TestingWeights.empty());
        Value x = graph.input("x", ElementType.FLOAT, Dimension.symbol("T"));
        Value sum = graph.add(x, x);
        graph.output("x", x);
        graph.output("sum", sum);
        LastUses lastUses = new LastUses(graph.build());
        assertThat(lastUses.endingAt(x.id())).isEmpty();
        assertThat(lastUses.endingAt(sum.id())).isEmpty();
    }
}
