package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyPairsTest {
    @ParameterizedTest
    @ValueSource(strings = {"RSA", "RSASSA-PSS", "EC", "Ed25519"})
    void areOfTwoKeysThatWereMadeTogether(String algorithm) throws GeneralSecurityException {
        KeyPair pair = generate(algorithm);
        KeyPair other = generate(algorithm);

        assertThat(KeyPairs.match(pair.getPrivate(), pair.getPublic())).isTrue();
        assertThat(KeyPairs.match(pair.getPrivate(), other.getPublic())).isFalse();
    }

    @Test
    void areNotOfKeysOfDifferentKinds() throws GeneralSecurityException {
        assertThat(KeyPairs.match(
                        generate("EC").getPrivate(), generate("Ed25519").getPublic()))
                .isFalse();
    }

    @Test
    void mayBeOfKindsThatAreNotKnown() throws GeneralSecurityException {
        assertThat(KeyPairs.match(new UnknownKey(), generate("EC").getPublic())).isTrue();
    }

    private static KeyPair generate(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static final class UnknownKey implements PrivateKey {
        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "unknown";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
