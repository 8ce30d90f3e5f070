package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.METHOD_NOT_ALLOWED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.frontend.openai.connection.ClientConnections;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.metrics.HttpMetrics;
import dev.tessera.spi.error.ErrorType;
import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings every call to its route, and turns what goes wrong on the way into an answer. Thread-safe. */
final class Dispatcher implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Routes routes;
    private final ApiKeys keys;
    private final CallsUnderWay calls;
    private final JsonWriter json;
    private final int maxBodySize;
    private final UnreadBody unreadBody;
    private final HttpMetrics metrics;
    private final ClientConnections connections;
    private final CallNames names;

    Dispatcher(
            Routes routes,
            ApiKeys keys,
            CallsUnderWay calls,
            JsonWriter json,
            int maxBodySize,
            UnreadBody unreadBody,
            HttpMetrics metrics,
            ClientConnections connections,
            CallNames names) {
        this.routes = routes;
        this.keys = keys;
        this.calls = calls;
        this.json = json;
        this.maxBodySize = maxBodySize;
        this.unreadBody = unreadBody;
        this.metrics = metrics;
        this.connections = connections;
        this.names = names;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Client client = connections.client();
        client.begin();
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            // the library knows no other
            client.expectChunks();
        }
        Exchange exchange = new Exchange(
                request,
                response,
                json,
                Dialect.of(request.path().path(), request.headers()),
                maxBodySize,
                unreadBody,
                metrics.begin(),
                client,
                names);
        exchange.whenSent(() -> count(exchange));
        exchange.whenSent(exchange::end);
        try {
            answer(exchange);
        } catch (RuntimeException e) {
            // the answer is not sent to its end, so that nothing else tells that the call is over
            count(exchange);
            calls.end();
            throw e;
        }
    }

    private void answer(Exchange exchange) {
        try {
            dispatch(exchange);
        } catch (TesseraException e) {
            if (e.code().type() == ErrorType.INTERNAL) {
                LOG.error("A call of {} failed", exchange.path(), e);
            }
            if (e.code().equals(METHOD_NOT_ALLOWED)) {
                exchange.allow(routes.methods(exchange.path()));
            }
            fail(exchange, e);
        } catch (InterruptedException _) {
            fail(exchange, CallsUnderWay.shuttingDown());
        } catch (CloseConnectionException | HttpException | RequestException e) {
            // the library's own way to end a connection, or to answer what is no proper HTTP
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A call of {} failed", exchange.path(), e);
            fail(exchange, new TesseraException(INTERNAL_ERROR, "the call failed", e));
        }
    }

    private void dispatch(Exchange exchange) throws InterruptedException {
        List<String> methods =
                exchange.method().equals(Method.OPTIONS_NAME) ? routes.methods(exchange.path()) : List.of();
        if (!methods.isEmpty()) {
            exchange.allow(methods);
            exchange.send();
            return;
        }
        Route route = routes.find(exchange.method(), exchange.path());
        if (route.open()) {
            route.action().run(exchange);
            return;
        }
        keys.tenant(exchange);
        calls.begin();
        // The last bytes of an answer are written after the handler returned.
        exchange.whenSent(calls::end);
        route.action().run(exchange);
    }

    /** Counts a call, and tells of it where somebody wants to know; paths that clients make up are not told. */
    private void count(Exchange exchange) {
        String route = routes.name(exchange.path());
        exchange.times()
                .end(route, exchange.method(), exchange.status())
                .ifPresent(took -> LOG.debug(
                        "{} {} {} in {} ms, request {}",
                        exchange.method(),
                        route,
                        exchange.status(),
                        took.toMillis(),
                        exchange.name()));
    }

    private static void fail(Exchange exchange, TesseraException failure) {
        if (exchange.hasBegun()) {
            throw new CloseConnectionException("the answer broke off", failure);
        }
        exchange.fail(failure);
    }
}
