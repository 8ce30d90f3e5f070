package dev.tessera.frontend.openai.server;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Tells whether two keys are a pair. */
final class KeyPairs {
    private static final byte[] SIGNED = {1};

    private KeyPairs() {}

    /** Whether one verifies what the other signs. */
    static boolean match(PrivateKey privateKey, PublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance(algorithm(privateKey));
            signature.initSign(privateKey);
            signature.update(SIGNED);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SIGNED);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            // keys of different kinds or sizes
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA", "DSA" -> "SHA256with" + key.getAlgorithm();
            default -> key.getAlgorithm();
        };
    }
}
