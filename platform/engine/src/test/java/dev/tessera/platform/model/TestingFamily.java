package dev.tessera.platform.model;

import dev.tessera.platform.prompt.TestingInputProcessor;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.Decoder;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.DecoderInputs;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import dev.tessera.spi.model.PositionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A family whose models nobody runs. It remembers what it was given. */
final class TestingFamily implements ModelFamily {
    private final Set<String> modelTypes;
    private final List<Checkpoint> opened = new ArrayList<>();
    private final List<Optional<Integer>> maxLengths = new ArrayList<>();

    TestingFamily(String... modelTypes) {
        this.modelTypes = Set.of(modelTypes);
    }

    List<Checkpoint> opened() {
        return opened;
    }

    @Override
    public Set<String> modelTypes() {
        return modelTypes;
    }

    /** The lengths that sequences were limited to, one for each checkpoint. */
    List<Optional<Integer>> maxLengths() {
        return maxLengths;
    }

    @Override
    public Model open(Checkpoint checkpoint, Optional<Integer> maxLength) {
        opened.add(checkpoint);
        maxLengths.add(maxLength);
        return new Model(64, new TestingInputProcessor(), PositionScheme.sequential(), new OneLayer(), List.of());
    }

    private static final class OneLayer implements Decoder {
        @Override
        public DecoderDimensions dimensions() {
            return new DecoderDimensions(1, 1, 2, 2, 8);
        }

        @Override
        public Value logits(GraphBuilder graph, DecoderInputs inputs) {
            return graph.embedding(inputs.outputRows(), "weight");
        }
    }
}
