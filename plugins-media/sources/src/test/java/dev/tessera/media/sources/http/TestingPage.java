package dev.tessera.media.sources.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a host of a {@link TestingNetwork} answers. The connection is closed after it. */
@FunctionalInterface
interface TestingPage {
    void answer(InputStream in, OutputStream out) throws IOException;

    /** Writes this, as it stands. */
    static TestingPage raw(String text) {
        return (in, out) -> out.write(text.getBytes(ISO_8859_1));
    }

    static TestingPage status(int status) {
        return raw("HTTP/1.1 %d Whatever\r\nContent-Length: 0\r\n\r\n".formatted(status));
    }

    static TestingPage content(String text) {
        return raw("HTTP/1.1 200 OK\r\nContent-Type: image/png; q=1\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(text.length(), text));
    }

    static TestingPage redirect(String location) {
        return raw("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(location));
    }

    /** Answers each request with the next of these. */
    static TestingPage sequence(TestingPage... pages) {
        AtomicInteger next = new AtomicInteger();
        return (in, out) -> List.of(pages).get(next.getAndIncrement()).answer(in, out);
    }

    /** Writes text again and again until the client closes the connection. */
    static TestingPage endless(String head, String text, CountDownLatch closed) {
        return (in, out) -> {
            try {
                out.write(head.getBytes(ISO_8859_1));
                while (true) {
                    out.write(text.getBytes(ISO_8859_1));
                }
            } catch (IOException e) {
                closed.countDown();
            }
        };
    }

    /** Writes text, and then nothing until the client closes the connection. */
    static TestingPage stuck(String text, CountDownLatch started, CountDownLatch closed) {
        return (in, out) -> {
            out.write(text.getBytes(ISO_8859_1));
            out.flush();
            started.countDown();
            try {
                while (in.read() >= 0) {}
            } catch (IOException e) {
                // closed as well
            }
            closed.countDown();
        };
    }
}
