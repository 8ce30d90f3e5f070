package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.math.BigInteger;

/** Python's arithmetic on numbers: integers of any size that the budget allows, and floats. */
final class Arithmetic {
    private Arithmetic() {}

    static Object add(Object left, Object right, Budget budget) {
        return isFloat(left, right)
                ? (Object) (Numbers.toDouble(left) + Numbers.toDouble(right))
                : allowed(Numbers.toBigInteger(left).add(Numbers.toBigInteger(right)), budget);
    }

    static Object subtract(Object left, Object right, Budget budget) {
        return isFloat(left, right)
                ? (Object) (Numbers.toDouble(left) - Numbers.toDouble(right))
                : allowed(Numbers.toBigInteger(left).subtract(Numbers.toBigInteger(right)), budget);
    }

    static Object multiply(Object left, Object right, Budget budget) {
        if (isFloat(left, right)) {
            return Numbers.toDouble(left) * Numbers.toDouble(right);
        }
        BigInteger first = Numbers.toBigInteger(left);
        BigInteger second = Numbers.toBigInteger(right);
        budget.integer((long) first.bitLength() + second.bitLength());
        return Numbers.of(first.multiply(second));
    }

    static Object divide(Object left, Object right) {
        refuseZero(right, "division by zero");
        return Numbers.toDouble(left) / Numbers.toDouble(right);
    }

    static Object floorDivide(Object left, Object right) {
        refuseZero(right, "division by zero");
        if (isFloat(left, right)) {
            return Math.floor(Numbers.toDouble(left) / Numbers.toDouble(right));
        }
        BigInteger divisor = Numbers.toBigInteger(right);
        BigInteger[] result = Numbers.toBigInteger(left).divideAndRemainder(divisor);
        boolean roundsUp = result[1].signum() != 0 && result[1].signum() != divisor.signum();
        return Numbers.of(roundsUp ? result[0].subtract(BigInteger.ONE) : result[0]);
    }

    /** The remainder has the sign of the divisor. */
    static Object modulo(Object left, Object right) {
        refuseZero(right, "modulo by zero");
        if (isFloat(left, right)) {
            double divisor = Numbers.toDouble(right);
            double remainder = Numbers.toDouble(left) % divisor;
            return remainder != 0 && remainder < 0 != divisor < 0 ? remainder + divisor : remainder;
        }
        BigInteger divisor = Numbers.toBigInteger(right);
        BigInteger remainder = Numbers.toBigInteger(left).mod(divisor.abs());
        return Numbers.of(divisor.signum() < 0 && remainder.signum() != 0 ? remainder.add(divisor) : remainder);
    }

    static Object power(Object left, Object right, Budget budget) {
        if (isFloat(left, right) || Numbers.toBigInteger(right).signum() < 0) {
            double base = Numbers.toDouble(left);
            double exponent = Numbers.toDouble(right);
            if (base == 0 && exponent < 0) {
                throw new TemplateFailure("zero cannot be raised to a negative power");
            }
            return Numbers.finite(Math.pow(base, exponent));
        }
        BigInteger base = Numbers.toBigInteger(left);
        BigInteger exponent = Numbers.toBigInteger(right);
        if (base.abs().compareTo(BigInteger.ONE) <= 0) {
            return Numbers.of(smallPower(base, exponent));
        }
        budget.integer(exponent.bitLength() < Integer.SIZE ? exponent.longValue() * base.bitLength() : Long.MAX_VALUE);
        return Numbers.of(base.pow(exponent.intValue()));
    }

    private static Object allowed(BigInteger value, Budget budget) {
        budget.integer(value.bitLength());
        return Numbers.of(value);
    }

    private static BigInteger smallPower(BigInteger base, BigInteger exponent) {
        return exponent.signum() == 0 || (base.signum() < 0 && !exponent.testBit(0)) ? BigInteger.ONE : base;
    }

    private static boolean isFloat(Object left, Object right) {
        return left instanceof Double || right instanceof Double;
    }

    private static void refuseZero(Object divisor, String message) {
        if (!Truth.of(divisor)) {
            throw new TemplateFailure(message);
        }
    }
}
