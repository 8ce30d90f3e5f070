package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.METHOD_NOT_ALLOWED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.error.ErrorType;
import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings every call to its route, and turns what goes wrong on the way into an answer. Thread-safe. */
final class Dispatcher implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Routes routes;
    private final ApiKeys keys;
    private final CallsUnderWay calls;
    private final Exchanges exchanges;

    Dispatcher(Routes routes, ApiKeys keys, CallsUnderWay calls, Exchanges exchanges) {
        this.routes = routes;
        this.keys = keys;
        this.calls = calls;
        this.exchanges = exchanges;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        PathRoutes path = routes.at(request.path().path());
        Exchange exchange = exchanges.begin(request, response);
        exchange.whenSent(() -> count(exchange, path, exchange.status()));
        exchange.whenSent(exchange::end);
        try {
            answer(exchange, path);
        } catch (RuntimeException e) {
            // the answer is not sent to its end, or by the library, so that nothing else tells that the call is over
            count(
                    exchange,
                    path,
                    e instanceof HttpException refused ? refused.status().code() : exchange.status());
            calls.end();
            throw e;
        }
    }

    private void answer(Exchange exchange, PathRoutes path) {
        try {
            dispatch(exchange, path);
        } catch (TesseraException e) {
            if (e.code().type() == ErrorType.INTERNAL) {
                LOG.error("A call of {} failed", path.name(), e);
            }
            if (e.code().equals(METHOD_NOT_ALLOWED)) {
                exchange.allow(path.methods());
            }
            fail(exchange, e);
        } catch (InterruptedException _) {
            fail(exchange, CallsUnderWay.shuttingDown());
        } catch (CloseConnectionException | HttpException | RequestException e) {
            // the library's own way to end a connection, or to answer what is no proper HTTP
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A call of {} failed", path.name(), e);
            fail(exchange, new TesseraException(INTERNAL_ERROR, "the call failed", e));
        }
    }

    private void dispatch(Exchange exchange, PathRoutes path) throws InterruptedException {
        if (exchange.method().equals(Method.OPTIONS_NAME) && !path.methods().isEmpty()) {
            exchange.allow(path.methods());
            exchange.send();
            return;
        }
        Route route = routes.find(path, exchange.method(), exchange.path());
        if (route.open()) {
            route.action().run(exchange);
            return;
        }
        exchange.madeFor(keys.tenant(exchange));
        calls.begin();
        // The last bytes of an answer are written after the handler returned.
        exchange.whenSent(calls::end);
        route.action().run(exchange);
    }

    /** Counts a call, and tells of it where somebody wants to know; paths that clients make up are not told. */
    private static void count(Exchange exchange, PathRoutes path, int status) {
        exchange.times()
                .end(path.name(), exchange.method(), status)
                .ifPresent(took -> LOG.debug(
                        "{} {} {} in {} ms, request {}",
                        exchange.method(),
                        path.name(),
                        status,
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
