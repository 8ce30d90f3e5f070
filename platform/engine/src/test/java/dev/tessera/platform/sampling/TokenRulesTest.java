package dev.tessera.platform.sampling;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TokenRulesTest {
    @Test
    void refuseTokensThatTheModelDoesNotHave() {
        TokenRules biased = new TokenRules(0, Set.of(), Map.of(10, 1.0), BadWords.none(), Set.of());
        TokenRules allowing = new TokenRules(0, Set.of(), Map.of(), BadWords.none(), Set.of(3, 11));

        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> biased.requireWithin(10));
        assertThat(refused).hasMessage("logit_bias names the token 10, but the model has 10 tokens");
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains("logit_bias");
        assertThat(catchThrowableOfType(TesseraException.class, () -> allowing.requireWithin(11)))
                .hasMessage("allowed_token_ids names the token 11, but the model has 11 tokens");
    }

    @Test
    void endingTokensMayBeOthers() {
        TokenRules ending = new TokenRules(0, Set.of(99), Map.of(9, 1.0), BadWords.none(), Set.of(9));
        assertThatCode(() -> ending.requireWithin(10)).doesNotThrowAnyException();
    }
}
