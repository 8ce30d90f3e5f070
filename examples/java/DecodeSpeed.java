import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.Usage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Measures decoding on a checkpoint of the shape of Qwen2-0.5B with random weights, which it writes, and sets it beside what
 * it takes to read all weights once, which no decoder of one sequence can go below.
 */
final class DecodeSpeed {
    private static final int ROUNDS = 5;
    private static final int PROMPT = 256;
    private static final int TOKENS = 32;
    private static final int HIDDEN = 896;
    private static final int LAYERS = 24;
    private static final int KEY_VALUE = 128;
    private static final int FEED_FORWARD = 4864;
    private static final int VOCABULARY = 151_936;
    private static final int VISION = 64;

    private static final String CONFIG = """
            {"model_type": "qwen2_vl", "torch_dtype": "bfloat16", "hidden_size": %d, "num_hidden_layers": %d,
            "num_attention_heads": 14, "num_key_value_heads": 2, "intermediate_size": %d, "vocab_size": %d,
            "max_position_embeddings": 4096, "rope_theta": 1000000.0, "tie_word_embeddings": true,
            "rope_scaling": {"type": "mrope", "mrope_section": [8, 12, 12]}, "image_token_id": 721, "video_token_id": 722,
            "vision_config": {"depth": 1, "embed_dim": %d, "num_heads": 2, "patch_size": 14, "hidden_size": %d}}
            """.formatted(HIDDEN, LAYERS, FEED_FORWARD, VOCABULARY, VISION, HIDDEN);

    public static void main(String[] args) throws IOException {
        String type = args.length > 0 ? args[0] : "bfloat16";
        Path directory = Files.createTempDirectory("tessera-decode-speed");
        try {
            Map<String, int[]> text = textWeights();
            write(directory, text);
            measure(directory, type, elements(text) * (type.equals("bfloat16") ? 2 : 4));
        } finally {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static void measure(Path checkpoint, String type, long weightBytes) {
        List<Double> bandwidth = new ArrayList<>();
        List<Double> decode = new ArrayList<>();
        List<Double> prefill = new ArrayList<>();
        try (TesseraModel model =
                TesseraModel.builder(checkpoint).set("engine.dtype", type).open()) {
            for (int round = 0; round <= ROUNDS; round++) {
                double bytesPerSecond = bandwidth();
                Usage usage = model.generate(request(round)).usage();
                // the first round warms up
                if (round > 0) {
                    bandwidth.add(bytesPerSecond);
                    prefill.add(PROMPT * 1e9 / usage.firstToken().toNanos());
                    decode.add(usage.furtherTokens().toNanos() / 1e6 / (TOKENS - 1));
                }
            }
        }
        double floor = weightBytes / median(bandwidth) * 1e3;
        System.out.printf(
                "reading memory: %.1f GB/s, so that the %.0f MB of weights take %.1f ms%n",
                median(bandwidth) / 1e9, weightBytes / 1e6, floor);
        System.out.printf(
                "decoding in %s: %.1f ms a token, %.2f times that; prefill of %d tokens: %.0f tokens/s%n",
                type, median(decode), median(decode) / floor, PROMPT, median(prefill));
    }

    /** Prompts that begin differently, so that they share nothing that is computed of them. */
    private static GenerationRequest request(int round) {
        List<Integer> prompt = IntStream.range(0, PROMPT)
                .map(i -> 10 + (i * 31 + round * 7) % 600)
                .boxed()
                .toList();
        return Requests.tokens(prompt)
                .sampling(SamplingParameters.builder()
                        .temperature(0)
                        .ignoreEos(true)
                        .maxTokens(TOKENS)
                        .build())
                .build();
    }

    /** Bytes a second that all processors together read, at best. */
    private static double bandwidth() {
        int threads = Runtime.getRuntime().availableProcessors();
        long[][] memory = new long[threads][16 << 20];
        double best = 0;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            long sum = IntStream.range(0, threads)
                    .parallel()
                    .mapToLong(thread -> sum(memory[thread]))
                    .sum();
            best = Math.max(best, (8L * threads * memory[0].length + sum) * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }

    private static long sum(long[] numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static Map<String, int[]> textWeights() {
        Map<String, int[]> weights = new LinkedHashMap<>();
        weights.put("model.embed_tokens.weight", shape(VOCABULARY, HIDDEN));
        for (int i = 0; i < LAYERS; i++) {
            String layer = "model.layers." + i + ".";
            weights.put(layer + "input_layernorm.weight", shape(HIDDEN));
            weights.put(layer + "self_attn.q_proj.weight", shape(HIDDEN, HIDDEN));
            weights.put(layer + "self_attn.q_proj.bias", shape(HIDDEN));
            for (String name : List.of("k_proj", "v_proj")) {
                weights.put(layer + "self_attn." + name + ".weight", shape(KEY_VALUE, HIDDEN));
                weights.put(layer + "self_attn." + name + ".bias", shape(KEY_VALUE));
            }
            weights.put(layer + "self_attn.o_proj.weight", shape(HIDDEN, HIDDEN));
            weights.put(layer + "post_attention_layernorm.weight", shape(HIDDEN));
            weights.put(layer + "mlp.gate_proj.weight", shape(FEED_FORWARD, HIDDEN));
            weights.put(layer + "mlp.up_proj.weight", shape(FEED_FORWARD, HIDDEN));
            weights.put(layer + "mlp.down_proj.weight", shape(HIDDEN, FEED_FORWARD));
        }
        weights.put("model.norm.weight", shape(HIDDEN));
        return weights;
    }

    /** The least of a vision tower: what is measured is text. */
    private static Map<String, int[]> visionWeights() {
        Map<String, int[]> weights = new LinkedHashMap<>();
        weights.put("visual.patch_embed.proj.weight", shape(VISION, 3, 2, 14, 14));
        withBias(weights, "visual.blocks.0.norm1", VISION);
        withBias(weights, "visual.blocks.0.norm2", VISION);
        withBias(weights, "visual.blocks.0.attn.qkv", 3 * VISION, VISION);
        withBias(weights, "visual.blocks.0.attn.proj", VISION, VISION);
        withBias(weights, "visual.blocks.0.mlp.fc1", 4 * VISION, VISION);
        withBias(weights, "visual.blocks.0.mlp.fc2", VISION, 4 * VISION);
        withBias(weights, "visual.merger.ln_q", VISION);
        withBias(weights, "visual.merger.mlp.0", 4 * VISION, 4 * VISION);
        withBias(weights, "visual.merger.mlp.2", HIDDEN, 4 * VISION);
        return weights;
    }

    private static void withBias(Map<String, int[]> weights, String name, int... shape) {
        weights.put(name + ".weight", shape);
        weights.put(name + ".bias", shape(shape[0]));
    }

    /** The demo model's tokenizer does: its tokens are the first of the vocabulary. */
    private static void write(Path directory, Map<String, int[]> text) throws IOException {
        Path demo = Path.of(System.getenv("TESSERA_HOME"), "models", "demo");
        try (Stream<Path> files = Files.list(demo)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), REPLACE_EXISTING);
            }
        }
        Files.writeString(directory.resolve("config.json"), CONFIG);
        Map<String, int[]> weights = new LinkedHashMap<>(text);
        weights.putAll(visionWeights());
        writeSafetensors(directory.resolve("model.safetensors"), weights);
    }

    private static void writeSafetensors(Path file, Map<String, int[]> weights) throws IOException {
        StringBuilder header = new StringBuilder();
        long offset = 0;
        for (var weight : weights.entrySet()) {
            long end = offset + 2 * elements(weight.getValue());
            header.append(header.isEmpty() ? '{' : ',')
                    .append("\"%s\":{\"dtype\":\"BF16\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(
                                    weight.getKey(),
                                    IntStream.of(weight.getValue()).boxed().toList(),
                                    offset,
                                    end));
            offset = end;
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(7);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            out.write(json);
            byte[] numbers = new byte[1 << 16];
            for (long left = offset; left > 0; left -= numbers.length) {
                fill(numbers, random);
                out.write(numbers, 0, (int) Math.min(left, numbers.length));
            }
        }
    }

    /** Numbers of bfloat16 between -0.05 and 0.05, small enough for a deep network to stay in range. */
    private static void fill(byte[] numbers, SplittableRandom random) {
        for (int i = 0; i < numbers.length; i += 2) {
            int bits = Float.floatToRawIntBits((float) (random.nextDouble() - 0.5) / 10);
            numbers[i] = (byte) (bits >> 16);
            numbers[i + 1] = (byte) (bits >> 24);
        }
    }

    private static int[] shape(int... sizes) {
        return sizes;
    }

    private static long elements(int[] shape) {
        return IntStream.of(shape).asLongStream().reduce(1, (a, b) -> a * b);
    }

    private static long elements(Map<String, int[]> weights) {
        return weights.values().stream()
                .flatMapToLong(shape -> LongStream.of(elements(shape)))
                .sum();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
