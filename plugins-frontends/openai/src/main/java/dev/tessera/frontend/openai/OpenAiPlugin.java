package dev.tessera.frontend.openai;

import dev.tessera.frontend.openai.chat.ChatCompletionsProtocol;
import dev.tessera.frontend.openai.config.CorsConfig;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.server.OpenAiFrontend;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Speaks the wire formats of OpenAI, and serves them over HTTP. */
public final class OpenAiPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.protocol("openai-chat", ChatCompletionsProtocol.class);
        to.frontend("openai", OpenAiFrontend.class);
        to.config("openai", RequestLimits.class);
        to.config("openai", ServerConfig.class);
        to.config("openai", TemplateConfig.class);
        to.config("openai", CorsConfig.class);
    }
}
