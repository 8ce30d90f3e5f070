package dev.tessera.backend.pytorch.script;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.WeightReference;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;

/** A tensor that a script takes in every run and that is made once, when its graph is compiled. */
public sealed interface Parameter {
    /** A checkpoint's tensor in the compute type: where it lies, if it is stored in that type. */
    record Plain(WeightReference weight) implements Parameter {
        public Plain {
            requireNonNull(weight, "weight is null");
        }
    }

    /** Vectors of the checkpoint, one after the other, in the compute type. */
    record Joined(List<WeightReference> weights) implements Parameter {
        public Joined {
            weights = List.copyOf(weights);
        }
    }

    /** Matrices of the checkpoint, one below the other, in the layout that oneDNN reads fastest. */
    record Packed(List<WeightReference> weights) implements Parameter {
        public Packed {
            weights = List.copyOf(weights);
        }
    }

    /** Numbers of the graph itself, as they are. */
    record Constant(Tensor value) implements Parameter {
        public Constant {
            requireNonNull(value, "value is null");
        }
    }
}
