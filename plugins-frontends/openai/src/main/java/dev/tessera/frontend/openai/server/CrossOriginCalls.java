package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.cors.CrossOriginPolicy;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Has the answers to calls tell browsers which web pages may read them.
 *
 * @param calls what answers
 */
record CrossOriginCalls(CrossOriginPolicy policy, Handler calls) implements Handler {
    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        policy.tell(request.prologue().method().text(), request.headers(), response.headers());
        calls.handle(request, response);
    }
}
