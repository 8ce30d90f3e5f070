package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.ErrorType.LIMIT;
import static dev.tessera.spi.error.ErrorType.NOT_FOUND;
import static dev.tessera.spi.error.ErrorType.USER_ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorType;
import dev.tessera.spi.error.TesseraException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class MutatedBodiesTest {
    private static final int BODIES = 10_000;

    @Test
    void answersOrRefusesWhateverIsInABody() throws InterruptedException {
        RequestLimits limits = new RequestLimits(new DataSize(6000), 500, 100, 20, 400, 30, 50, 4, 4);
        TestingChat chat = TestingChat.configured(limits);
        BodyMutator mutator = new BodyMutator(new SplittableRandom(20_240_823));
        Map<String, Object> wellFormed = WellFormedBody.tree();
        Map<ErrorType, Integer> refusals = new EnumMap<>(ErrorType.class);

        for (int i = 0; i < BODIES; i++) {
            byte[] body = mutator.mutate(wellFormed);
            try {
                assertThat(JsonMapper.shared().readTree(chat.answer(body)).has("choices"))
                        .isTrue();
            } catch (TesseraException refused) {
                refusals.merge(refused.code().type(), 1, Integer::sum);
                assertThat(refused.getMessage())
                        .isNotBlank()
                        .hasSizeLessThan(400)
                        .doesNotContain("\n", "Exception", "java.");
            } catch (RuntimeException unexpected) {
                throw new AssertionError("body %d: %s".formatted(i, new String(body, UTF_8)), unexpected);
            }
        }

        int answered = chat.service().requests().size();
        assertThat(chat.service().openStreams()).isZero();
        assertThat(answered).isGreaterThan(BODIES / 20);
        assertThat(refusals).containsOnlyKeys(USER_ERROR, LIMIT, NOT_FOUND);
        assertThat(refusals.values().stream().mapToInt(count -> count).sum()).isEqualTo(BODIES - answered);
    }

    @Test
    void answersTheBodyThatIsMutated() throws InterruptedException {
        assertThat(TestingChat.withDefaults().prompt(WellFormedBody.TEXT).messages())
                .hasSize(4);
    }
}
