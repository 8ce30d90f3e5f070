package dev.tessera.models.decoder;

import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.SILU;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.CachedAttention;
import dev.tessera.spi.model.Decoder;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.DecoderInputs;
import java.util.List;

/**
 * A language model built like Llama (Touvron et al., 2023): pre-norm layers of grouped-query attention with rotary embeddings
 * and gated feed-forward. Layers have the biases that the checkpoint has, and matrices of their own or joined ones.
 */
public final class LlamaDecoder implements Decoder {
    private static final Projections FEED_FORWARD_INPUTS = new Projections(
            "gate_up_proj", List.of(new Projections.Part("gate_proj", 1), new Projections.Part("up_proj", 1)));

    private final LlamaConfig config;
    private final LlamaWeightNames names;
    private final RotaryScheme rotary;
    private final Projections attentionInputs;

    public LlamaDecoder(LlamaConfig config, LlamaWeightNames names, RotaryScheme rotary) {
        this.config = requireNonNull(config, "config is null");
        this.names = requireNonNull(names, "names is null");
        this.rotary = requireNonNull(rotary, "rotary is null");
        this.attentionInputs = new Projections(
                "qkv_proj",
                List.of(
                        new Projections.Part("q_proj", config.heads()),
                        new Projections.Part("k_proj", config.keyValueHeads()),
                        new Projections.Part("v_proj", config.keyValueHeads())));
    }

    @Override
    public DecoderDimensions dimensions() {
        return new DecoderDimensions(
                config.layers(),
                config.keyValueHeads(),
                config.headWidth(),
                config.hiddenSize(),
                config.vocabularySize());
    }

    @Override
    public Value logits(GraphBuilder graph, DecoderInputs inputs) {
        RotaryAngles angles = rotary.angles(graph, inputs.positions());
        Value hidden = inputs.withMedia(graph, graph.embedding(inputs.tokenIds(), names.embeddings()));
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = names.layer(layer);
            Value normalized = graph.rmsNorm(hidden, name + ".input_layernorm", config.normEpsilon());
            hidden = graph.add(hidden, attention(graph, normalized, layer, angles, inputs.attention()));
            normalized = graph.rmsNorm(hidden, name + ".post_attention_layernorm", config.normEpsilon());
            hidden = graph.add(hidden, feedForward(graph, normalized, name + ".mlp."));
        }
        Value wanted = graph.gatherRows(hidden, inputs.outputRows());
        Value normalized = graph.rmsNorm(wanted, names.finalNorm(), config.normEpsilon());
        return graph.linear(normalized, graph.reference(names.output()));
    }

    private Value attention(
            GraphBuilder graph, Value input, int layer, RotaryAngles angles, CachedAttention attention) {
        String name = names.layer(layer) + ".self_attn.";
        List<Value> projected = attentionInputs.apply(graph, input, name, names.joinedProjections());
        Value attended = attention.attend(
                graph,
                layer,
                angles.rotate(graph, heads(graph, projected.get(0), config.heads())),
                angles.rotate(graph, heads(graph, projected.get(1), config.keyValueHeads())),
                heads(graph, projected.get(2), config.keyValueHeads()),
                1 / Math.sqrt(config.headWidth()));
        Value joined = graph.reshape(
                attended, input.dimension(0), Dimension.fixed((long) config.heads() * config.headWidth()));
        return graph.linear(joined, name + "o_proj");
    }

    private Value heads(GraphBuilder graph, Value input, int heads) {
        return graph.reshape(input, input.dimension(0), Dimension.fixed(heads), Dimension.fixed(config.headWidth()));
    }

    private Value feedForward(GraphBuilder graph, Value input, String name) {
        List<Value> projected = FEED_FORWARD_INPUTS.apply(graph, input, name, names.joinedProjections());
        Value gate = graph.apply(SILU, projected.getFirst());
        return graph.linear(graph.multiply(gate, projected.getLast()), name + "down_proj");
    }
}
