package dev.tessera.platform.runner;

import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.graph.ElementType.FLOAT32;
import static dev.tessera.spi.graph.ElementType.INT64;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementwiseOp.BinaryFunction;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.CachedAttention;
import dev.tessera.spi.model.CachedAttention.LayerCache;
import dev.tessera.spi.model.DecoderDimensions;
import dev.tessera.spi.model.DecoderInputs;
import dev.tessera.spi.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a model's decoder between the inputs and caches that the runner provides and the scores that it takes. What a sampler
 * mostly needs of the logits is computed beside them, so that they themselves can stay on the device.
 */
final class DecoderGraph {
    static final String TOKEN_IDS = "token_ids";
    static final String POSITIONS = "positions";
    static final String MEDIA_ROWS = "media_rows";
    static final String MEDIA_SLOTS = "media_slots";
    static final String SLOTS = "slots";
    static final String QUERY_STARTS = "query_starts";
    static final String CONTEXT_LENGTHS = "context_lengths";
    static final String BLOCK_TABLES = "block_tables";
    static final String OUTPUT_ROWS = "output_rows";
    static final String INVERSE_TEMPERATURES = "inverse_temperatures";
    static final String NEXT_PLACES = "next_places";
    static final String LOGITS = "logits";
    static final String TOP_IDS = "top_ids";
    static final String TOP_LOGITS = "top_logits";
    static final String NEXT_LOGITS = "next_logits";
    static final String LOG_TOTALS = "log_totals";
    static final String TEMPERED_LOG_TOTALS = "tempered_log_totals";
    /** How many of the likeliest tokens leave the device: as many as most requests choose from, and few bytes. */
    private static final int TOP_TOKENS = 64;

    private DecoderGraph() {}

    static Graph build(Model model, Weights weights, int blockSize) {
        GraphBuilder graph = new GraphBuilder("decoder", weights);
        DecoderDimensions dimensions = model.decoder().dimensions();
        Dimension tokens = Dimension.symbol("T");
        Dimension media = Dimension.symbol("M");
        Dimension sequences = Dimension.symbol("S");

        Value tokenIds = graph.input(TOKEN_IDS, INT64, tokens);
        Value positions =
                graph.input(POSITIONS, INT64, Dimension.fixed(model.positions().axes()), tokens);
        Value mediaRows = graph.input(MEDIA_ROWS, INT64, media);
        Value mediaSlots = graph.input(MEDIA_SLOTS, INT64, media);
        Value encoderCache = EncoderCacheState.declare(graph, dimensions.hiddenSize());
        CachedAttention attention = new CachedAttention(
                layerCaches(graph, dimensions),
                graph.input(SLOTS, INT64, tokens),
                graph.input(QUERY_STARTS, INT64, sequences.plus(1)),
                graph.input(CONTEXT_LENGTHS, INT64, sequences),
                graph.input(BLOCK_TABLES, INT64, sequences, Dimension.symbol("B")),
                blockSize);
        Dimension outputs = Dimension.symbol("R");
        Value outputRows = graph.input(OUTPUT_ROWS, INT64, outputs);

        DecoderInputs inputs = new DecoderInputs(
                tokenIds, positions, mediaRows, graph.gatherRows(encoderCache, mediaSlots), attention, outputRows);
        scores(graph, graph.cast(model.decoder().logits(graph, inputs), FLOAT32), outputs);
        return graph.build();
    }

    /** Totals are relative to the largest logit, so that little is lost to the 32 bits of the sums' logarithms. */
    private static void scores(GraphBuilder graph, Value logits, Dimension rows) {
        Dimension vocabulary = logits.dimension(-1);
        int count = (int) Math.min(TOP_TOKENS, vocabulary.fixedSize());
        Value top = graph.topKValues(logits, count);
        Value relative = graph.apply(BinaryFunction.SUBTRACT, logits, graph.slice(top, -1, 0, 1));
        Value temperatures = graph.reshape(graph.input(INVERSE_TEMPERATURES, FLOAT32, rows), rows, Dimension.fixed(1));
        Value flat = graph.reshape(logits, rows.times(vocabulary));
        graph.output(LOGITS, logits);
        graph.output(TOP_IDS, graph.topKIndices(logits, count));
        graph.output(TOP_LOGITS, top);
        graph.output(NEXT_LOGITS, graph.gatherRows(flat, graph.input(NEXT_PLACES, INT64, rows)));
        graph.output(LOG_TOTALS, graph.logSumExp(relative));
        graph.output(TEMPERED_LOG_TOTALS, graph.logSumExp(graph.multiply(relative, temperatures)));
    }

    private static List<LayerCache> layerCaches(GraphBuilder graph, DecoderDimensions dimensions) {
        List<LayerCache> caches = new ArrayList<>(dimensions.layers());
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            caches.add(new LayerCache(
                    layerCache(graph, keys(layer), dimensions), layerCache(graph, values(layer), dimensions)));
        }
        return caches;
    }

    private static Value layerCache(GraphBuilder graph, String name, DecoderDimensions dimensions) {
        return graph.state(
                name,
                FLOAT,
                Dimension.symbol("C"),
                Dimension.fixed(dimensions.keyValueHeads()),
                Dimension.fixed(dimensions.headWidth()));
    }

    static String keys(int layer) {
        return "keys_" + layer;
    }

    static String values(int layer) {
        return "values_" + layer;
    }
}
