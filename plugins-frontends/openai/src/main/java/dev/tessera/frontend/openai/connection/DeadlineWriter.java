package dev.tessera.frontend.openai.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.function.Consumer;

/** Writes piece by piece, so that a client has the time for each that it may take, however long an answer is. */
final class DeadlineWriter implements DataWriter {
    static final int PIECE = 1 << 16;

    private final DataWriter writer;
    private final WriteDeadline deadline;

    DeadlineWriter(DataWriter writer, WriteDeadline deadline) {
        this.writer = writer;
        this.deadline = deadline;
    }

    @Override
    public void write(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        write(buffer, writer::write);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            writeNow(buffer);
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer, writer::writeNow);
    }

    private void write(BufferData buffer, Consumer<BufferData> write) {
        while (buffer.available() > PIECE) {
            byte[] bytes = new byte[PIECE];
            buffer.read(bytes);
            BufferData piece = BufferData.create(bytes);
            deadline.write(() -> write.accept(piece));
        }
        deadline.write(() -> write.accept(buffer));
    }

    @Override
    public void flush() {
        deadline.write(writer::flush);
    }

    @Override
    public void close() {
        deadline.write(writer::close);
    }
}
