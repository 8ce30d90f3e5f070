package dev.tessera.media.embeddings.pickle;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.embeddings.pickle.PickleValue.Dictionary;
import dev.tessera.media.embeddings.pickle.PickleValue.Global;
import dev.tessera.media.embeddings.pickle.PickleValue.Sequence;
import dev.tessera.media.embeddings.pickle.PickleValue.Text;
import dev.tessera.media.embeddings.pickle.PickleValue.Tuple;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.error.TesseraException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Interprets the instructions that tensors and dictionaries of tensors need, and refuses all others. Each instruction takes
 * a byte at least and makes at most one value, so that time and memory are bounded by the pickle's length. Used once.
 */
public final class PickleMachine {
    /** A dictionary of a few tensors takes a few hundred bytes. */
    private static final int MAX_BYTES = 1 << 16;

    private static final int HIGHEST_PROTOCOL = 5;

    private final PickleInput input;
    private final PickleCalls calls;
    private final PickleStack stack = new PickleStack();
    private final Map<Long, PickleValue> memo = new HashMap<>();

    private PickleMachine(PickleInput input, PickleCalls calls) {
        this.input = input;
        this.calls = calls;
    }

    /**
     * Reads a pickle.
     *
     * @param calls what stands for the functions and the storage that it refers to
     * @return the one value that it makes
     * @throws TesseraException INVALID_MEDIA or MEDIA_TOO_LARGE
     */
    public static PickleValue read(ByteBuffer pickle, PickleCalls calls) {
        requireNonNull(calls, "calls is null");
        if (pickle.remaining() > MAX_BYTES) {
            throw TensorErrors.tooLarge(
                    "the pickle has %d bytes, but %d at most are read".formatted(pickle.remaining(), MAX_BYTES));
        }
        return new PickleMachine(new PickleInput(pickle), calls).run();
    }

    private PickleValue run() {
        while (true) {
            int code = input.unsignedByte();
            if (code == '.') {
                PickleValue result = stack.pop();
                if (!stack.isEmpty()) {
                    throw TensorErrors.invalid("the pickle leaves something on its stack");
                }
                return result;
            }
            execute(code);
        }
    }

    /** The instructions by the codes that {@code pickletools} lists. */
    private void execute(int code) {
        switch (code) {
            case 0x80 -> requireProtocol(input.unsignedByte());
            // FRAME says how much could be read at once
            case 0x95 -> input.signedLong();
            case '(' -> stack.mark();
            case ')' -> stack.push(new Tuple(List.of()));
            case 't' -> stack.push(new Tuple(stack.popToMark()));
            case 0x85, 0x86, 0x87 -> stack.push(new Tuple(stack.pop(code - 0x84)));
            case ']' -> stack.push(new Sequence());
            case 'a' -> append(stack.pop(1));
            case 'e' -> append(stack.popToMark());
            case '}' -> stack.push(new Dictionary());
            case 's' -> put(stack.pop(2));
            case 'u' -> put(stack.popToMark());
            case 'N' -> stack.push(new PickleValue.None());
            case 0x88, 0x89 -> stack.push(new PickleValue.Flag(code == 0x88));
            case 'K' -> push(input.unsignedByte());
            case 'M' -> push(input.unsignedShort());
            case 'J' -> push(input.signedInt());
            case 0x8a -> push(input.whole(input.unsignedByte()));
            case 'G' -> stack.push(new PickleValue.Decimal(input.decimal()));
            case 'X' -> stack.push(new Text(input.text(input.unsignedInt())));
            case 0x8c -> stack.push(new Text(input.text(input.unsignedByte())));
            case 'q' -> memo.put((long) input.unsignedByte(), stack.top());
            case 'r' -> memo.put(input.unsignedInt(), stack.top());
            case 0x94 -> memo.put((long) memo.size(), stack.top());
            case 'h' -> stack.push(remembered(input.unsignedByte()));
            case 'j' -> stack.push(remembered(input.unsignedInt()));
            case 'c' -> stack.push(new Global(input.line(), input.line()));
            case 0x93 -> stack.push(global(stack.pop(2)));
            case 'Q' -> stack.push(calls.stored(stack.pop()));
            case 'R' -> stack.push(call(stack.pop(2)));
            default ->
                throw TensorErrors.unsupported(
                        "the pickle has the instruction 0x%02x, which no tensor or dictionary of tensors needs"
                                .formatted(code));
        }
    }

    private static void requireProtocol(int protocol) {
        if (protocol > HIGHEST_PROTOCOL) {
            throw TensorErrors.unsupported(
                    "the pickle has protocol %d, but %d is the highest known".formatted(protocol, HIGHEST_PROTOCOL));
        }
    }

    private void push(long number) {
        stack.push(new PickleValue.Whole(number));
    }

    private void append(List<PickleValue> elements) {
        if (!(stack.top() instanceof Sequence list)) {
            throw TensorErrors.invalid("the pickle appends to something that is no list");
        }
        elements.forEach(list::add);
    }

    private void put(List<PickleValue> keysAndValues) {
        if (!(stack.top() instanceof Dictionary dictionary) || keysAndValues.size() % 2 != 0) {
            throw TensorErrors.invalid("the pickle puts members into something that is no dictionary");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            if (!(keysAndValues.get(i) instanceof Text(String key))) {
                throw TensorErrors.unsupported("the pickle has a dictionary with a key that is no text");
            }
            dictionary.put(key, keysAndValues.get(i + 1));
        }
    }

    private PickleValue remembered(long number) {
        PickleValue value = memo.get(number);
        if (value == null) {
            throw TensorErrors.invalid("the pickle refers to value %d, which it does not have".formatted(number));
        }
        return value;
    }

    private static Global global(List<PickleValue> names) {
        if (names.get(0) instanceof Text(String module) && names.get(1) instanceof Text(String name)) {
            return new Global(module, name);
        }
        throw TensorErrors.invalid("the pickle names a function by something that is no text");
    }

    private PickleValue call(List<PickleValue> functionAndArguments) {
        if (functionAndArguments.get(0) instanceof Global function
                && functionAndArguments.get(1) instanceof Tuple arguments) {
            return calls.call(function, arguments.elements());
        }
        throw TensorErrors.invalid("the pickle calls something that is no function");
    }
}
