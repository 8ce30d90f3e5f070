package dev.tessera.frontend.openai.server;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Tells whether two keys are a pair. */
final class KeyPairs {
    private static final byte[] SIGNED = {1};
    private static final String RSA_PSS = "RSASSA-PSS";

    /** For keys that leave it open. */
    private static final PSSParameterSpec PSS_SHA256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private KeyPairs() {}

    /** Whether one verifies what the other signs, or it cannot be told because there is no way to sign with it. */
    static boolean match(PrivateKey privateKey, PublicKey publicKey) {
        try {
            Signature signature = signature(privateKey);
            signature.initSign(privateKey);
            signature.update(SIGNED);
            return verifies(signature, publicKey, signature.sign());
        } catch (GeneralSecurityException _) {
            // a kind of key that is not known, which says nothing about the other
            return true;
        }
    }

    private static boolean verifies(Signature signature, PublicKey publicKey, byte[] signed) {
        try {
            signature.initVerify(publicKey);
            signature.update(SIGNED);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException _) {
            // keys of different kinds or sizes
            return false;
        }
    }

    private static Signature signature(PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm(key));
        if (key.getAlgorithm().equals(RSA_PSS)) {
            signature.setParameter(
                    key instanceof RSAKey rsa && rsa.getParams() instanceof PSSParameterSpec own ? own : PSS_SHA256);
        }
        return signature;
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA", "DSA" -> "SHA256with" + key.getAlgorithm();
            default -> key.getAlgorithm();
        };
    }
}
